import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { openSources } from "../../src/sources/open.ts";
import { outlineDocument } from "../../src/sources/outline.ts";
import { proveSources } from "../../src/sources/prove.ts";
import * as plan from "../documents/plan.ts";
import { datasetOf } from "./fixture.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

interface Place {
  readonly section: string;
  readonly printed: string;
}

const OUTPUT = "year: 2022, measure: level, value: 120.5";
const GROWTH = "year: 2022, measure: growth, value: -6.5";
const TARGET = "year: 2023, measure: growth, value: 6, bound: about, status: target";

/** A figure and the places where it stands, the main one first. */
type Standing = readonly [indicator: string, says: string, ...places: Place[]];

const TEXT = {
  output: { section: "一", printed: "生产总值完成120.5亿元" },
  growth: { section: "一", printed: "进口下降6.5%" },
  target: { section: "二", printed: "增长6%左右" },
};
const ROW = {
  output: { section: "附表/生产总值", printed: "120.5 亿元 绝对值" },
  growth: { section: "附表/进口", printed: "-6.5 增长%" },
  target: { section: "附表/生产总值", printed: "6左右 增长%" },
};
const CELL = {
  output: { section: "附表!C3", printed: "120.5 亿元" },
  growth: { section: "附表!D4", printed: "-6.5 增长%" },
  target: { section: "附表!F3", printed: "6左右 增长%" },
};

function figuresAt(places: typeof TEXT, also?: typeof TEXT): readonly Standing[] {
  return [
    ["output", OUTPUT, places.output, ...(also ? [also.output] : [])],
    ["output", TARGET, places.target, ...(also ? [also.target] : [])],
    ["imports", GROWTH, places.growth, ...(also ? [also.growth] : [])],
  ];
}

/** Proves figures against a document in its own format, by its own checksum. */
async function proveIn(file: string, bytes: Uint8Array, standing: readonly Standing[]) {
  const dataset = datasetOf(standing.map(([id, says]) => [id, `${says}, section: 一`]));
  // The places are put in afterwards, as the dataset would hold a cell to its value by itself.
  const figures = dataset.figures.map((figure, index) => {
    const [, , place, ...also] = standing[index] ?? [];
    return { ...figure, ...place, also };
  });
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const documents = [...dataset.documentById].map(
    ([id, document]) => [id, { ...document, proof: { file, sha256 } }] as const,
  );
  const opened = await openSources([{ file, bytes }]);
  return proveSources({ ...dataset, figures, documentById: new Map(documents) }, opened);
}

describe("proveSources(dataset, files), of documents in other formats than text", () => {
  it.each([
    ["east.docx", plan.docxBytes, figuresAt(TEXT, ROW)],
    ["east.html", async () => bytesOf(plan.htmlText()), figuresAt(TEXT, ROW)],
    ["east.txt", async () => bytesOf(plan.TEXT), figuresAt(TEXT, ROW)],
    ["east.pdf", async () => plan.pdfBytes(), figuresAt(TEXT)],
    ["east.csv", async () => bytesOf(plan.csvText()), figuresAt(ROW)],
    ["east.xlsx", plan.xlsxBytes, figuresAt(CELL, ROW)],
  ] as const)("proves the figures of %s", async (file, make, figures) => {
    const { diagnostics, counts } = await proveIn(file, await make(), figures);
    expect(diagnostics).toEqual([]);
    expect(counts[0]).toMatchObject({ figures: figures.length, proved: figures.length });
  });

  it("holds a figure to the one cell that it names", async () => {
    const wrong: Standing = ["output", OUTPUT, { ...CELL.output, section: "附表!E3" }];
    const { diagnostics } = await proveIn("east.xlsx", await plan.xlsxBytes(), [wrong]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["printed-missing"]);
  });

  it("takes the number of a cell for claimed in its row, and no other", async () => {
    const figure: Standing = ["output", OUTPUT, CELL.output];
    const { unclaimed } = await proveIn("east.xlsx", await plan.xlsxBytes(), [figure]);
    expect(unclaimed.map(({ section, number }) => `${section} ${number}`)).toEqual([
      ...["5.5", "128", "6左右"].map((number) => `附表/生产总值 ${number}`),
      ...["8884", "-6.5"].map((number) => `附表/进口 ${number}`),
    ]);
  });

  it("reads tables with and without stated cells alike", async () => {
    const [file] = await openSources([{ file: "east.docx", bytes: await plan.docxBytes() }]);
    const read = file?.read ?? { text: "", grids: [] };
    expect(read.grids).toHaveLength(1);
    const rows = (sections: ReturnType<typeof outlineDocument>) =>
      sections.filter(({ kind }) => kind === "row");
    expect(rows(outlineDocument(read.text, read.grids))).toEqual(rows(outlineDocument(read.text)));
  });
});
