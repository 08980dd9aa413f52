import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ManifestEntry, readManifest } from "../../../src/results/manifest.ts";
import { run } from "../../../src/shells/cli/program.ts";
import { openFileHashes } from "../../../src/store/file-hashes.ts";
import { sha256 } from "../../../src/store/folder.ts";
import { openFolder } from "../../../src/store/store.ts";
import { testHost } from "../../shells/cli/host.ts";
import { copyStarter } from "../../starter.ts";

let folder: string;
const at = (...names: string[]) => join(folder, ...names);

/** All of it, then some places only; the tests go on from there in their order. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "briefings-variants-"));
  copyStarter(at("data"));
  const spec = readFileSync(at("data/briefings/two-places.yaml"), "utf8");
  writeFileSync(at("data/briefings/about-jia.yaml"), `${spec}focus: jia\n`);
  await build();
  full = hashes();
  await build("--regions", "yi");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let full: Readonly<Record<string, string>>;

async function build(...more: readonly string[]) {
  const host = testHost({ cwd: folder });
  const exitCode = await run(
    ["build", ...more, "--lang", "zh", "--no-audit", "--out", "out"],
    host,
  );
  expect(exitCode, host.err()).toBe(0);
  return { out: host.out(), err: host.err() };
}

/** Name of each file with a page → SHA-256. */
function hashes(): Readonly<Record<string, string>> {
  const names = readdirSync(at("out")).filter((name) => /\.zh\./.test(name));
  return Object.fromEntries(names.map((name) => [name, sha256(readFileSync(at("out", name)))]));
}

const listed = async () =>
  (await readManifest(openFolder(at("out"), openFileHashes())))?.outputs ?? [];
const nameAll = (entries: readonly ManifestEntry[]) => entries.map(({ id }) => id);

describe("a build for some places only", () => {
  it("stands beside the full one, of which nothing changes", () => {
    expect(hashes()).toMatchObject(full);
    const added = Object.keys(hashes()).filter((name) => !(name in full));
    expect(added).toEqual(["facts.json", "html", "pdf"].map((end) => `two-places--yi.zh.${end}`));
  });
  it("is told in the manifest with its briefing and its places", async () => {
    expect(await listed()).toEqual([
      expect.objectContaining({ id: "about-jia", base: "about-jia", regions: ["jia", "yi"] }),
      expect.objectContaining({ id: "two-places--yi", base: "two-places", regions: ["yi"] }),
      expect.objectContaining({ id: "two-places", base: "two-places", regions: ["jia", "yi"] }),
    ]);
  });
  it("has a place in the gallery, with a picture", () => {
    const html = readFileSync(at("out/index.html"), "utf8");
    expect(html).toContain("所选地区：乙县");
    const [picture = ""] = html.match(/thumbnails\/two-places--yi\.zh\.webp/) ?? [];
    expect(existsSync(at("out", picture))).toBe(true);
  });
  it("says what makes no sense for the places, also where all is up to date", async () => {
    const line = "about-jia was left out: it is about jia, which is not among the places\n";
    const { err } = await build("--regions", "yi");
    expect(err).toContain(line);
    expect(err).toContain("1 up to date, 0 built");
    expect(JSON.parse((await build("--regions", "yi", "--json")).out)).toEqual([
      expect.objectContaining({ id: "two-places--yi", base: "two-places", ok: true, built: false }),
      expect.objectContaining({
        base: "about-jia",
        path: "about-jia--yi.zh.pdf",
        ok: false,
        leftOut: "it is about jia, which is not among the places",
      }),
    ]);
    const host = testHost({ cwd: folder });
    expect(await run(["build", "about-jia", "--regions", "yi", "--out", "out"], host)).toBe(2);
    expect(
      host
        .err()
        .trim()
        .split("\n")
        .filter((text) => text.startsWith("error")),
    ).toHaveLength(1);
  });
  it("knows itself by its places: others, or another order, are not up to date", async () => {
    const { out } = await build("two-places", "--regions", "yi,jia", "--explain");
    expect(out).toBe("two-places--yi+jia.zh.pdf: built\n  not built before\n");
    expect(hashes()).toMatchObject(full);
  });
});

describe("a build of a kind that no file describes", () => {
  it("is told with what was asked for, and titled by it", async () => {
    const asked = ["--focus", "jia", "--indicators", "gross_regional_product"];
    const { out } = await build("profile", ...asked, "--json");
    const id = "profile--jia+yi--focus-jia--indicators-gross_regional_product";
    expect(JSON.parse(out)).toMatchObject([{ id, base: "profile" }]);
    expect((await listed()).find((entry) => entry.base === "profile")).toMatchObject({
      id,
      title: "甲县：区县概览（地区生产总值）",
      focus: "jia",
      indicators: ["gross_regional_product"],
      date: "2024-02-20",
    });
    const page = readFileSync(at("out", `${id}.zh.html`), "utf8");
    expect(page).toContain('content: "资料截至 2024年2月20日"');
    expect(hashes()).toMatchObject(full);
  });
});

describe("a build of everything beside them", () => {
  it("leaves them, and says so where it built anything", async () => {
    cpSync(at("out"), at("before"), { recursive: true });
    expect((await build()).err).not.toContain("--regions");
    const file = at("data/observations/yi.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replaceAll("186.2", "187.2"));
    const { err } = await build();
    expect(err).toMatch(/out of date: profile--\S+, two-places--yi, two-places--yi\+jia\n/);
    expect(nameAll(await listed())).toContain("two-places--yi");
  });
  it("is compared with itself: since an earlier edition, and between two folders", async () => {
    await build("two-places", "--regions", "yi", "--since", "before");
    const pageOf = (name: string) => readFileSync(at("out", name), "utf8");
    expect(pageOf("two-places--yi.zh.html")).toContain("较上期");
    await build("two-places", "--regions", "jia", "--since", "before");
    expect(pageOf("two-places--jia.zh.html")).not.toContain("较上期");
    // On one core it is compared here: its threads run the built program.
    const host = testHost({ cwd: folder, cores: 1 });
    expect(await run(["diff", "before", "out", "--json"], host), host.err()).toBe(0);
    const { outputs } = JSON.parse(host.out());
    const kinds = outputs.map(({ name, kind }: { name: string; kind: string }) => [name, kind]);
    expect(kinds).toEqual([
      ["about-jia.zh", "changed"],
      ["two-places--jia.zh", "added"],
      ["two-places--yi.zh", "changed"],
      ["two-places.zh", "changed"],
    ]);
  });
  it("removes those whose briefing is gone, and nothing else", async () => {
    renameSync(at("data/briefings/two-places.yaml"), at("data/briefings/other.yaml"));
    await build();
    expect(nameAll(await listed())).toEqual([
      "about-jia",
      "other",
      expect.stringMatching(/^profile/),
    ]);
    const names = [...readdirSync(at("out")), ...readdirSync(at("out/thumbnails"))];
    expect(names.filter((name) => name.startsWith("two-places"))).toEqual([]);
  });
});
