import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { draftBriefing } from "../../src/briefing.ts";
import { openEdition } from "../../src/changes/edition.ts";
import { compareWithEdition, earlierIn } from "../../src/changes/since.ts";
import { type ExportRecord, exportRecords } from "../../src/dataset/export.ts";
import { readDataFolder } from "../../src/dataset/folder.ts";
import { formerIdsOf } from "../../src/dataset/former-ids.ts";
import type { Dataset, Language } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { type Design, loadDesign } from "../../src/design.ts";
import { packageHome } from "../../src/package.ts";
import { plainText } from "../../src/view/sentence.ts";

const NAME = "two-places.zh";
const GRP = "jia/gross_regional_product/2023/level";
let dataset: Dataset;
let design: Design;
let folder: string;

beforeAll(async () => {
  const { value } = readDataset(await readDataFolder(join(packageHome(), "templates/starter")));
  if (!value) throw new Error("The starter dataset has faults");
  dataset = value;
  design = await loadDesign(packageHome());
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-since-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const regions = () => dataset.briefings.get("two-places")?.regions ?? [];

function viewOf(language: Language, earlier: ReturnType<typeof earlierIn>) {
  const spec = dataset.briefings.get("two-places");
  if (!spec) throw new Error("The starter has no briefing");
  const locale = design.localeByLanguage[language];
  return draftBriefing({ ...design, dataset, spec, regions: spec.regions, locale, earlier }).view;
}

interface Before {
  readonly figures?: readonly ExportRecord[];
  readonly facts?: readonly object[];
}

/** Writes an output folder as an earlier build would have left it. */
function earlierEdition({ figures = exportRecords(dataset), facts = [] }: Before = {}) {
  mkdirSync(join(folder, "data"), { recursive: true });
  const about = { key: "k", madeOf: {}, files: [], findings: [], date: "2023-11-20" };
  const outputs = ["zh", "en"].map((language) => {
    const name = `two-places.${language}`;
    writeFileSync(join(folder, `${name}.facts.json`), JSON.stringify({ facts }));
    return { ...about, id: "two-places", language, version: "349bf375" };
  });
  writeFileSync(join(folder, "manifest.json"), JSON.stringify({ outputs, dataset: "d" }));
  writeFileSync(join(folder, "data/figures.json"), JSON.stringify(figures));
  return compareWithEdition(openEdition(folder), dataset);
}

function changed(id: string, change: Partial<ExportRecord>): readonly ExportRecord[] {
  return exportRecords(dataset).map((each) => (each.id === id ? { ...each, ...change } : each));
}

const fact = (text: string, value: number, figures = [GRP]) => ({
  text,
  value,
  unit: "亿元",
  figures,
  formula: null,
  where: "n1",
});

describe("earlierIn(earlier, name, regions)", () => {
  it("knows nothing of a briefing that was not there", () => {
    expect(earlierIn(earlierEdition(), "other.zh", regions())).toBeNull();
  });
  it("tells revised, added and removed figures and what was printed", () => {
    const gone = { ...(exportRecords(dataset)[0] as ExportRecord), id: "jia/gone/2023/level" };
    const [, second, ...rest] = changed(GRP, { value: 209.9 });
    const figures = [...rest, ...(second?.id === GRP ? [second] : []), gone].concat(
      changed(GRP, { value: 209.9 }).slice(0, 1),
    );
    const known = new Set(figures.map(({ id }) => id));
    const facts = [fact("209.9", 209.9), fact("1", 1, [gone.id])];
    expect(earlierIn(earlierEdition({ figures, facts }), NAME, regions())).toEqual({
      date: "2023-11-20",
      version: "349bf375",
      revised: [GRP],
      added: dataset.figures.map(({ id }) => id).filter((id) => !known.has(id)),
      removed: [gone.id],
      printed: { [GRP]: { text: "209.9", value: 209.9, bound: "exact" } },
    });
  });
  it("tells nothing where places and indicators were only renamed", () => {
    const formerly = (id: string) => id.replace(/^jia\//, "old_jia/").replace("/gross_", "/old_");
    const figures = exportRecords(dataset).map((record) => ({
      ...record,
      id: formerly(record.id),
    }));
    const facts = [fact("210.5", 210.5, [formerly(GRP)])];
    earlierEdition({ figures, facts });
    const edition = openEdition(folder);
    const formerIds = formerIdsOf({
      region: { old_jia: "jia" },
      indicator: { old_regional_product: "gross_regional_product" },
    });
    const renamed = compareWithEdition(edition, { ...dataset, formerIds });
    expect(earlierIn(renamed, NAME, regions())).toMatchObject({
      revised: [],
      added: [],
      removed: [],
      printed: {},
    });
  });
  it("tells what was printed of a figure that was renamed and revised", () => {
    const old = "old_jia/gross_regional_product/2023/level";
    const figures = changed(GRP, { value: 209.9, id: old });
    earlierEdition({ figures, facts: [fact("209.9", 209.9, [old])] });
    const edition = openEdition(folder);
    const formerIds = formerIdsOf({ region: { old_jia: "jia" } });
    const renamed = compareWithEdition(edition, { ...dataset, formerIds });
    expect(earlierIn(renamed, NAME, regions())).toMatchObject({
      revised: [GRP],
      added: [],
      printed: { [GRP]: { text: "209.9" } },
    });
  });
  it("does not count a figure that is only quoted from another place", () => {
    const figures = changed(GRP, { section: "二", printed: "210.5 亿元" });
    expect(earlierIn(earlierEdition({ figures }), NAME, regions())?.revised).toEqual([]);
  });
  it("counts figures that went only where this edition showed them, of places that are still there", () => {
    const [first] = exportRecords(dataset);
    const gone = ["jia/a/2023/level", "jia/b/2023/level", "bing/a/2023/level"];
    const figures = [
      ...exportRecords(dataset),
      ...gone.map((id) => ({ ...(first as ExportRecord), id })),
    ];
    const facts = [fact("1", 1, [gone[0] ?? ""]), fact("2", 2, [gone[2] ?? ""])];
    expect(earlierIn(earlierEdition({ figures, facts }), NAME, regions())?.removed).toEqual([
      gone[0],
    ]);
  });
  it("gives a fall its sign back", () => {
    const figures = changed(GRP, { value: -6.5 });
    const printed = earlierIn(
      earlierEdition({ figures, facts: [fact("6.5", -6.5)] }),
      NAME,
      regions(),
    );
    expect(printed?.printed[GRP]?.text).toBe("−6.5");
  });
  it("tells no number that was not printed, nor one in another unit", () => {
    const unprinted = earlierEdition({ figures: changed(GRP, { value: 209.9 }) });
    expect(earlierIn(unprinted, NAME, regions())).toMatchObject({ revised: [GRP], printed: {} });
    const figures = changed(GRP, { value: 209.9, unit: "万元" });
    const other = earlierEdition({ figures, facts: [fact("209.9", 209.9)] });
    expect(earlierIn(other, NAME, regions())).toMatchObject({ revised: [GRP], printed: {} });
  });
  it("tells nothing of a folder without figures", () => {
    earlierEdition();
    rmSync(join(folder, "data"), { recursive: true });
    const without = compareWithEdition(openEdition(folder), dataset);
    expect(without).toBeNull();
    expect(earlierIn(without, NAME, regions())).toBeNull();
  });
});

describe("saySince(context, earlier)", () => {
  const revised = () =>
    earlierIn(
      earlierEdition({ figures: changed(GRP, { value: 209.9 }), facts: [fact("209.9", 209.9)] }),
      NAME,
      regions(),
    );

  it("says what changed in one line, each number with its fact", () => {
    const view = viewOf("zh", revised());
    expect(plainText(view.since)).toBe(
      "较上期（2023年11月20日，版本349bf375）：修订1项、新增0项、删去0项数据；其中甲县地区生产总值（2023年）209.9→210.5亿元。",
    );
    const facts = view.facts.filter(({ where }) => where.startsWith("since-"));
    expect(facts.map(({ text, figures, formula }) => [text, figures, formula])).toEqual([
      ["1", [GRP], "figures revised since 2023-11-20, version 349bf375"],
      ["0", [], "figures added since 2023-11-20, version 349bf375"],
      ["0", [], "figures removed since 2023-11-20, version 349bf375"],
      ["2023", [GRP], "year of the figures"],
      ["209.9", [GRP], "as printed on 2023-11-20, version 349bf375"],
      ["210.5", [GRP], null],
    ]);
  });
  it("says it in English, in the unit that both editions say it in", () => {
    const moved = { ...fact("20.99", 20.99), formula: "printed value × 0.1", unit: "billion yuan" };
    const figures = changed(GRP, { value: 209.9 });
    const inBillions = earlierIn(earlierEdition({ figures, facts: [moved] }), NAME, regions());
    const head =
      "Figures changed since the issue of 20 November 2023 (version 349bf375): 1 revised, 0 added, 0 removed";
    expect(plainText(viewOf("en", inBillions).since)).toBe(
      `${head}; among them GRP in Jia (2023) 20.99\u00a0→\u00a021.05\u00a0billion yuan.`,
    );
    expect(plainText(viewOf("en", revised()).since)).toBe(`${head}.`);
  });
  it("sets a percent sign to each of two rates", () => {
    const rate = dataset.figures.find(({ unit, value }) => unit === "%" && value !== null);
    if (!rate) throw new Error("The starter has no rate");
    const figures = changed(rate.id, { value: 4.9 });
    const facts = [fact("4.9", 4.9, [rate.id])];
    const { since } = viewOf("zh", earlierIn(earlierEdition({ figures, facts }), NAME, regions()));
    expect(plainText(since)).toContain(`4.9%→${rate.value}%。`);
  });
  it("tells two of many, those that the page begins with", () => {
    const figures = exportRecords(dataset).map((each) => ({
      ...each,
      value: (each.value ?? 0) + 1,
    }));
    const facts = figures.map(({ id, value }) => fact(String(value), value, [id]));
    const line = plainText(
      viewOf("zh", earlierIn(earlierEdition({ figures, facts }), NAME, regions())).since,
    );
    expect(line.match(/→/g)).toHaveLength(2);
  });
  it("says briefly that nothing changed, and nothing where no issue is known", () => {
    const same = earlierIn(earlierEdition(), NAME, regions());
    expect(plainText(viewOf("zh", same).since)).toBe(
      "与上期（2023年11月20日，版本349bf375）相比数据未变。",
    );
    expect(plainText(viewOf("en", same).since)).toBe(
      "No figure has changed since the issue of 20 November 2023 (version 349bf375).",
    );
    expect(viewOf("zh", null).since).toEqual([]);
  });
  it("leaves version, anchors and all other words as they are without it", () => {
    const { since: _, facts, ...told } = viewOf("zh", revised());
    const { since: __, facts: others, ...plain } = viewOf("zh", null);
    expect(told).toEqual(plain);
    expect(facts.filter(({ where }) => !where.startsWith("since"))).toEqual(others);
  });
});
