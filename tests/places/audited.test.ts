import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditFiles } from "../../src/app/audit.ts";
import { build } from "../../src/app/build/build.ts";
import type { BuildOptions } from "../../src/app/build/model.ts";
import { compareFolders } from "../../src/app/changes.ts";
import { run } from "../../src/shells/cli/program.ts";
import { testEnvironment } from "../app/environment.ts";
import { testHost } from "../shells/cli/host.ts";
import { BRIEFINGS, provinceFiles } from "./province.ts";

let folder: string;
const SILENT = {
  begin: async () => {},
  told: () => {},
  leftOut: () => {},
  expect: () => {},
  show: () => {},
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "briefings-province-"));
  for (const { path, bytes } of await provinceFiles()) {
    await mkdir(dirname(join(folder, "data", path)), { recursive: true });
    await writeFile(join(folder, "data", path), bytes);
  }
});
afterAll(() => rm(folder, { recursive: true }));

async function made(more: Partial<BuildOptions>) {
  // What a build looks into itself, `auditFiles` looks into here, once.
  const options = { ids: [], lang: ["zh", "en"], data: "data", out: "out", audit: false, ...more };
  const { value, diagnostics } = await build(options, testEnvironment({ cwd: folder }), SILENT);
  // Two districts have one name, which is told and is no fault.
  expect(diagnostics.map(({ code }) => code)).toEqual(["same-name"]);
  for (const { error } of value?.outputs ?? []) expect(error).toBeNull();
  return value?.outputs.map(({ path }) => path) ?? [];
}

describe("briefings compare, of places within another", () => {
  async function shown(...more: readonly string[]) {
    const host = testHost({ cwd: folder });
    const argv = ["compare", "gross_regional_product", "--measure", "growth", "--lang", "en"];
    expect(await run([...argv, ...more], host), host.err()).toBe(0);
    return host.out();
  }
  it("shows what contains them last, without a rank", async () => {
    const lines = (await shown("--within", "jia")).split("\n").filter((line) => /[a-z]/.test(line));
    expect(lines.slice(-2)[0]).toContain("contains all of these: for reference, not ranked");
    const cells = lines
      .at(-1)
      ?.split("│")
      .map((cell) => cell.trim());
    expect(cells?.slice(1, 5)).toEqual(["Jia City", "2023", "5.9%", "actual"]);
    expect(cells?.slice(-4)).toEqual(["", "", "一", ""]);
  });
  it("gives it apart from the cells as JSON, and nothing where nothing contains them all", async () => {
    const { cells, references } = JSON.parse(await shown("--within", "jia", "--json"));
    expect(cells.map(({ region }: { region: string }) => region)).toEqual([
      "jia_shizhong",
      "dong",
      "xi",
    ]);
    expect(references).toMatchObject([{ region: "jia", value: 5.9, period: "2023" }]);
    expect(JSON.parse(await shown("--group", "centres", "--json"))).not.toHaveProperty(
      "references",
    );
  });
});

describe("PDFs of places and what contains them", { timeout: 120_000 }, () => {
  it("have no fault, of every kind and in both languages", async () => {
    const paths = await made({});
    expect(paths).toHaveLength(2 * Object.keys(BRIEFINGS).length);
    const files = paths.map((path) => join("out", path));
    const audited = await auditFiles({ files }, testEnvironment({ cwd: folder }));
    expect(audited.flatMap(({ findings }) => findings)).toEqual([]);
  });

  it("are called after their group, or their places with what contains them last", async () => {
    expect(await made({ ids: ["all"], lang: ["en"], group: "middle" })).toEqual([
      "all--g-middle.en.pdf",
    ]);
    expect(await made({ ids: ["all"], lang: ["en"], within: "jia" })).toEqual([
      "all--jia_shizhong+dong+xi+jia.en.pdf",
    ]);
    const regions = ["jia", "xi", "dong"];
    expect(await made({ ids: ["all"], lang: ["en"], regions })).toEqual([
      "all--xi+dong+jia.en.pdf",
    ]);
    expect(await readdir(join(folder, "out"))).toContain("all.en.pdf");
  });

  it("tell which place a rule holds for no more, after a revision", async () => {
    await made({ ids: ["middle"], lang: ["en"], out: "before" });
    const path = join(folder, "data/observations/xi.yaml");
    const text = await readFile(path, "utf8");
    await writeFile(path, text.replaceAll("307", "407"));
    await made({ ids: ["middle"], lang: ["en"], out: "after" });
    await writeFile(path, text);
    const asked = { before: "before", after: "after", lang: "en" } as const;
    const environment = testEnvironment({ cwd: folder, cores: 1 });
    const { report } = await compareFolders(asked, environment);
    expect(report.outputs).toMatchObject([{ name: "middle.en", joined: [], left: ["xi"] }]);
  });

  it("are not made of places of several levels", async () => {
    const regions = ["jia", "nan"];
    await expect(made({ ids: ["all"], regions })).rejects.toMatchObject({
      code: "USAGE",
      message: expect.stringMatching(
        /^The places cannot be compared: .*`jia`.*city.*`nan`.*county|^The places cannot be compared: .*`nan`.*county.*`jia`.*city/,
      ),
    });
  });
});
