import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { changesSince } from "../../src/changes/since-pdf.ts";
import { formatCsv } from "../../src/dataset/csv.ts";
import { type ExportRecord, exportRecords } from "../../src/dataset/export.ts";
import { readDataFolder } from "../../src/dataset/folder.ts";
import { formerIdsOf } from "../../src/dataset/former-ids.ts";
import type { Dataset } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { readExport } from "../../src/dataset/read-export.ts";
import { packageHome } from "../../src/package.ts";
import { readTree } from "../../src/read-tree.ts";
import { webText } from "../../src/web/web-templates.ts";
import { readWords } from "../../src/web/words.ts";

const GRP = "jia/gross_regional_product/2023/level";
let dataset: Dataset;
let records: readonly ExportRecord[];
let words: ReturnType<typeof readWords>;

beforeAll(async () => {
  const { value } = readDataset(await readDataFolder(join(packageHome(), "templates/starter")));
  if (!value) throw new Error("The starter dataset has faults");
  dataset = value;
  records = exportRecords(dataset);
  words = readWords(webText(await readTree(join(packageHome(), "templates")), "web/changes.yaml"));
});

const since = (
  carried: readonly ExportRecord[],
  { shown = null, of = dataset }: { shown?: ReadonlySet<string> | null; of?: Dataset } = {},
) => changesSince(carried, { dataset: of, shown, words });

const edited = (id: string, edit: Partial<ExportRecord>) =>
  records.map((record) => (record.id === id ? { ...record, ...edit } : record));

describe("changesSince(carried, today)", () => {
  it("tells nothing where nothing says anything else", () => {
    const moved = records.map((record) => ({ ...record, section: "elsewhere" }));
    for (const carried of [records, moved, records.slice(0, 3)])
      expect(since(carried)).toEqual({
        figures: [],
        added: [],
        withdrawn: [],
        renamed: [],
        isSame: true,
      });
  });

  it("tells what a figure was and is in both languages, and whether its document is another", () => {
    const { figures, isSame } = since(edited(GRP, { value: 200, bound: "at_least" }));
    expect(isSame).toBe(false);
    expect(figures).toMatchObject([
      {
        id: GRP,
        why: "revised",
        before: { zh: "≥200", en: "≥200" },
        after: { zh: "210.5", en: "210.5" },
        unit: { zh: "亿元" },
      },
    ]);
    expect(figures[0]?.name.zh).toContain("甲县");
    expect(figures[0]?.name.en).toContain("Jia");
    const newer = since(edited(GRP, { value: 200, document: "jia-2023-plan" })).figures;
    expect(newer.map(({ why }) => why)).toEqual(["new-document"]);
  });

  it("tells what is withdrawn, and of what is new only what the briefing shows", () => {
    const gone = { ...records[0], id: "jia/gross_regional_product/2019/level", year: 2019 };
    const carried = [...records.slice(2), gone as ExportRecord];
    const [shown = "", other = ""] = records.map(({ id }) => id);
    const { figures, added, withdrawn } = since(carried, { shown: new Set([shown]) });
    expect([figures, added.map(({ id }) => id)]).toEqual([[], [shown]]);
    expect(added[0]).toMatchObject({ before: null, why: "added" });
    expect(withdrawn).toMatchObject([{ id: gone.id, after: null, why: "withdrawn" }]);
    expect(other).not.toBe(shown);
    expect(since(carried).added).toEqual([]);
  });

  it("compares by present ids, and tells which are others", () => {
    const formerIds = formerIdsOf({ region: { old_jia: "jia" } });
    const carried = records.map((record) => ({
      ...record,
      region: record.region.replace("jia", "old_jia"),
      id: record.id.replace("jia/", "old_jia/"),
    }));
    expect(since(carried, { of: { ...dataset, formerIds } })).toMatchObject({
      isSame: true,
      renamed: [{ from: "old_jia", to: "jia" }],
    });
    expect(since(carried).isSame).toBe(false);
  });

  it("says nothing but words of figures that make no sense", () => {
    const odd = edited(GRP, { bound: "constructor" as never, value: Number.NaN });
    expect(since(odd).figures[0]?.before).toEqual({ zh: "NaN", en: "NaN" });
  });
});

describe("readExport(csv)", () => {
  it("gives back what was written", () => {
    const read = readExport(formatCsv(dataset, { bom: true }));
    expect(read).toHaveLength(records.length);
    expect(read).toMatchObject(records);
  });

  it.each([
    ["nothing", ""],
    ["another table", "a,b\n1,2\n"],
    ["an open quote", `region,indicator,year,measure,value,unit,id\n"jia`],
    [
      "a row that is too long",
      `region,indicator,year,measure,value,unit,id\n${"x".repeat(200_000)}`,
    ],
  ])("is null for %s", (_, csv) => {
    expect(readExport(csv)).toBeNull();
  });
});
