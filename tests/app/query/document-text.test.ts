import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { markText, placeInText } from "../../../src/app/query/document-text.ts";
import { readDataFolder } from "../../../src/dataset/folder.ts";
import { readDataset } from "../../../src/dataset/read.ts";
import { packageHome } from "../../../src/package.ts";
import { normalise } from "../../../src/sources/normalise.ts";
import { datasetOf, type FigureLine, PLAN } from "../../sources/fixture.ts";

const FIGURES: readonly FigureLine[] = [
  [
    "output",
    "year: 2022, measure: level, value: 120.5, section: 一, printed: 生产总值完成120.5亿元, also: [{ section: 附表/生产总值, printed: 120.5 亿元 }]",
  ],
  ["shops", "year: 2022, measure: count, value: 2, section: 一（一）二是, printed: 新增企业2家"],
  ["projects", "year: 2022, measure: count, value: 3, section: 一（一）二是, printed: 3企业获奖"],
  [
    "jobs",
    "year: 2023, measure: count, value: 1500, bound: at_most, status: target, section: 二（一）2, printed: 不超过1500人",
  ],
  ["rate", "year: 2022, measure: share, value: 1, section: 一, printed: 没有这些话"],
];
const dataset = datasetOf(FIGURES);
const ids = dataset.figures.map(({ id }) => id);

/** A file of text alone, as it is searched. */
function plain(text: string) {
  return { text, grids: [] };
}

/** The words at each place of a figure. */
function wordsOf(text: string, index: number): readonly string[] {
  const ranges = markText(dataset, "east", plain(text))?.rangesById.get(ids[index] ?? "") ?? [];
  return ranges.map(({ start, end }) => text.slice(start, end));
}

describe("markText(dataset, document, text)", () => {
  it("finds the words of each figure as they stand in the text, in running text and in cells", () => {
    expect(wordsOf(PLAN, 0)).toEqual(["生产总值完成１２０.５亿元", "120.5"]);
    expect(wordsOf(PLAN, 1)).toEqual(["3企业获奖"]);
    expect(wordsOf(PLAN, 2)).toEqual(["新增企业2家"]);
    expect(wordsOf(PLAN, 3)).toEqual(["不超过1500人"]);
  });

  it("finds every figure of the starter in the texts beside it", async () => {
    const folder = join(packageHome(), "templates/starter");
    const { value } = readDataset(await readDataFolder(folder));
    if (!value) throw new Error("The starter has faults");
    for (const { id, proof } of value.documentById.values()) {
      const text = await readFile(join(folder, "sources", proof?.file ?? ""), "utf8");
      const marked = markText(value, id, plain(text));
      for (const figure of value.figures.filter(({ document }) => document === id)) {
        const { start = 0, end = 0 } = placeInText(marked, figure.id) ?? {};
        expect(normalise(text.slice(start, end))).toBe(normalise(figure.printed));
      }
    }
  });

  it("finds the place in its own section, not the first with the same words", () => {
    const range = placeInText(markText(dataset, "east", plain(PLAN)), ids[2] ?? "");
    expect(PLAN.slice(0, range?.start).endsWith("二是企业增多。")).toBe(true);
  });

  it("finds them whatever ends of lines, spaces, radicals and invisible characters the text has", () => {
    const odd = PLAN.replaceAll("\n", "\r\n")
      .replace("完成１２０.５亿元", "完 成\u200b１２０．５　亿元")
      .replace("新增企业2家，", "新 增\u00ad企业 2 家，")
      .replace("（一）经济", "\u200b（一）经\u3000济");
    expect(wordsOf(odd, 0)).toEqual(["生产总值完 成\u200b１２０．５　亿元", "120.5"]);
    expect(wordsOf(odd, 1)).toEqual(["3企业获奖"]);
    expect(wordsOf(odd, 2)).toEqual(["新 增\u00ad企业 2 家"]);
  });

  it("is silent on words that do not stand there, on a document without a text, and on one that is none", () => {
    const marked = markText(dataset, "east", plain(PLAN));
    expect(placeInText(marked, ids[4] ?? "")).toBeNull();
    expect(placeInText(marked, "no/such/figure")).toBeNull();
    expect(markText(dataset, "east", null)).toBeNull();
    expect(markText(dataset, "west", plain(PLAN))).toBeNull();
    expect(placeInText(markText(dataset, "east", plain("")), ids[0] ?? "")).toBeNull();
  });
});
