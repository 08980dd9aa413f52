import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Manifest } from "../../../src/results/manifest.ts";
import { run } from "../../../src/shells/cli/program.ts";
import { textOf } from "../../pdf/sample.ts";
import { testHost } from "../../shells/cli/host.ts";
import { copyStarter } from "../../starter.ts";

let folder: string;
const read = (name: string) => readFileSync(join(folder, "out", name));

async function build(): Promise<string> {
  const host = testHost();
  const where = ["--data", join(folder, "data"), "--out", join(folder, "out")];
  expect(await run(["build", ...where, "--lang", "zh", "--explain"], host), host.err()).toBe(0);
  return host.out();
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "briefings-rare-"));
  copyStarter(join(folder, "data"));
  const regions = join(folder, "data/regions.yaml");
  writeFileSync(regions, readFileSync(regions, "utf8").replaceAll("甲县", "猇㐀县"));
  await build();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fontsOf = (html: string) =>
  [...html.matchAll(/url\("(fonts\/rare\/[^"]+)"\)/g)].map(([, path]) => path as string);

describe("briefings build of a place with rare characters", () => {
  it("prints them in text and charts, with an audit", async () => {
    expect((await textOf(read("two-places.zh.pdf"), 1)).split("猇㐀县").length).toBeGreaterThan(3);
    expect((await textOf(read("two-places.zh.pdf"), 2)).includes("猇㐀县")).toBe(true);
  });

  it("puts their fonts beside the page, and tells of them in the manifest", () => {
    const fonts = fontsOf(read("two-places.zh.html").toString());
    expect(fonts).toHaveLength(6); // two slices of three fonts
    const manifest: Manifest = JSON.parse(read("manifest.json").toString());
    expect(manifest.outputs.map((output) => output.fonts)).toEqual([fonts]);
    const listed = manifest.files.map(({ path }) => path);
    for (const path of fonts) {
      expect(listed).toContain(path);
      expect(read(path).length).toBeGreaterThan(0);
    }
  });

  it("is up to date the second time, and puts back a font that is gone", async () => {
    expect(await build()).toContain("up to date");
    const [font = ""] = fontsOf(read("two-places.zh.html").toString());
    rmSync(join(folder, "out", font));
    expect(await build()).toContain("up to date");
    expect(existsSync(join(folder, "out", font))).toBe(true);
  });
});
