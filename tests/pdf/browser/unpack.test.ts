import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { unpack } from "../../../src/pdf/browser/unpack.ts";
import { packBundle } from "./packed.ts";

let folder: string;
let cache: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "unpack-test-"));
  cache = join(folder, "cache");
  await mkdir(cache);
});

afterEach(() => rm(folder, { recursive: true }));

const bundleHere = () => packBundle(join(folder, "packed"));

describe("unpack(bundle, cacheFolder)", () => {
  it("unpacks the program so that it can be run, its libraries and its font", async () => {
    const { program, libraries, fontConfig } = await unpack(await bundleHere(), cache);
    expect((await stat(program)).mode & 0o111).toBe(0o111);
    expect(await readFile(join(libraries, "a.so"), "utf8")).toBe("library");
    expect(await readFile(fontConfig, "utf8")).toContain('<dir prefix="relative">fonts</dir>');
  });

  it("takes what is there already", async () => {
    const bundle = await bundleHere();
    const first = await stat((await unpack(bundle, cache)).program);
    const second = await stat((await unpack(bundle, cache)).program);
    expect(second.ino).toBe(first.ino);
  });

  it("mends a folder with a short, missing or unlisted file", async () => {
    const bundle = await bundleHere();
    const { program, libraries } = await unpack(bundle, cache);
    await truncate(program, 3);
    await unpack(bundle, cache);
    expect((await stat(program)).size).toBe(17);
    await rm(join(libraries, "a.so"));
    await unpack(bundle, cache);
    expect(await readFile(join(libraries, "a.so"), "utf8")).toBe("library");
    await writeFile(join(cache, bundle.key, "unpacked.json"), "{");
    await unpack(bundle, cache);
    expect(await readFile(program, "utf8")).toContain("exit 7");
  });

  it("mends other bytes of the same size only when asked to look", async () => {
    const bundle = await bundleHere();
    const { program } = await unpack(bundle, cache);
    await writeFile(program, "x".repeat(17));
    await unpack(bundle, cache);
    expect(await readFile(program, "utf8")).toBe("x".repeat(17));
    await unpack(bundle, cache, { thorough: true });
    expect(await readFile(program, "utf8")).toContain("exit 7");
  });

  it("leaves one whole folder when many unpack at once", async () => {
    const bundle = await bundleHere();
    const all = await Promise.all(Array.from({ length: 8 }, () => unpack(bundle, cache)));
    expect(new Set(all.map(({ program }) => program)).size).toBe(1);
    expect(await readdir(cache)).toEqual([bundle.key]);
  });

  it("leaves one whole folder when two processes unpack at once", async () => {
    const bundle = await bundleHere();
    const module = new URL("../../../src/pdf/browser/unpack.ts", import.meta.url).href;
    const script = `import { unpack } from ${JSON.stringify(module)};
      await unpack(${JSON.stringify(bundle)}, ${JSON.stringify(cache)});`;
    const run = () =>
      promisify(execFile)(process.execPath, [
        "--import",
        "tsx",
        "--input-type=module",
        "-e",
        script,
      ]);
    await Promise.all([run(), run()]);
    expect(await readdir(cache)).toEqual([bundle.key]);
    expect((await unpack(bundle, cache, { thorough: true })).program).toContain(bundle.key);
  });

  it("says where it can't unpack", async () => {
    const bundle = { ...(await bundleHere()), program: join(folder, "none.br") };
    await expect(unpack(bundle, cache)).rejects.toMatchObject({
      code: "BROWSER_FAILED",
      message: `The bundled browser can't be unpacked to ${join(cache, bundle.key)}`,
    });
    expect(await readdir(cache)).toEqual([]);
  });
});
