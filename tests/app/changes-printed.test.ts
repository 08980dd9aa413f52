import { cpSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { auditFiles } from "../../src/app/audit.ts";
import { build } from "../../src/app/build/build.ts";
import { compareFolders } from "../../src/app/changes.ts";
import { withPdfPages } from "../../src/raster/pages.ts";
import { testEnvironment } from "./environment.ts";
import { expectSilence } from "./silence.ts";
import { unopenedFolder } from "./work-folder.ts";

expectSilence();
const folder = unopenedFolder();
const environment = () => testEnvironment({ cwd: folder.path(), cores: 1 });

async function make(out: string): Promise<void> {
  const silent = { begin: async () => {}, told: () => {}, leftOut: () => {} };
  const progress = { ...silent, expect: () => {}, show: () => {} };
  const asked = { ids: [], lang: ["zh"], data: "data", out, jobs: 1, audit: false };
  await build(asked, environment(), progress);
}

/** Two editions of two invented places, in which two figures of one were revised. */
beforeAll(async () => {
  folder.open();
  await make("before");
  cpSync(folder.at("before"), folder.at("after"), { recursive: true });
  folder.edit("data/observations/jia.yaml", "210.5", "211.8");
  folder.edit("data/observations/jia.yaml", "18.6", "19.4");
  await make("after");
  return folder.remove;
});

const compare = (pdf: string) =>
  compareFolders({ before: "before", after: "after", lang: "zh", pdf }, environment());

describe("the printed report of two revised figures", { timeout: 300_000 }, () => {
  it("has few pages, passes the audit, and is the same bytes twice", async () => {
    const { report, view } = await compare("c.pdf");
    expect(report.figures).toHaveLength(2);
    expect(view.crops.map(({ change }) => change)).toEqual([
      "210.5 → 211.8 亿元",
      "18.6 → 19.4 亿元",
    ]);
    const bytes = readFileSync(folder.at("c.pdf"));
    expect(bytes.length).toBeLessThan(1e6);
    expect(await withPdfPages(bytes, async ({ count }) => count)).toBeLessThanOrEqual(4);
    const [audited] = await auditFiles({ files: [folder.at("c.pdf")] }, environment());
    expect(audited?.findings).toEqual([]);
    await compare("again.pdf");
    expect(readFileSync(folder.at("again.pdf")).equals(bytes)).toBe(true);
  });
  it("finds no difference in heads, feet, versions and the list of contents", async () => {
    const { report } = await compare("c.pdf");
    const lines = report.outputs.flatMap(({ pages }) => pages.flatMap((page) => page.lines));
    expect(lines.length).toBeGreaterThan(0);
    for (const { text } of lines) expect(text).not.toMatch(/版本|数据核对日期|\d+ \/ \d+$/);
    expect(lines.filter(({ kind }) => kind === "added").map(({ text }) => text)).toEqual(
      expect.arrayContaining([expect.stringContaining("211.8")]),
    );
  });
  it("tells in the manifest what each finding is about", () => {
    const { outputs } = JSON.parse(folder.read("after/manifest.json"));
    const abouts = outputs.flatMap((output: { findings: { about: unknown }[] }) =>
      output.findings.map(({ about }) => about),
    );
    expect(abouts.length).toBeGreaterThan(0);
    for (const about of abouts)
      expect(about).toMatchObject({ kind: expect.any(String), regions: expect.any(Array) });
  });
  it("keeps beside the names of ids how pages say each figure", () => {
    const { figures } = JSON.parse(folder.read("after/data/names.json"));
    expect(figures["jia/gross_regional_product/2024/growth/target"]).toEqual({
      zh: { value: "≈5.5", mark: "", unit: "%", period: "2024" },
      en: { value: "≈5.5", mark: "", unit: "%", period: "2024" },
    });
    expect(figures["jia/gross_regional_product/2023/level"].en).toMatchObject({
      value: "21.18",
      unit: "billion yuan",
    });
  });
});
