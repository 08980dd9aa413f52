import { describe, expect, it } from "vitest";
import { readDocumentBytes } from "../../src/documents/read.ts";
import { readDocument } from "../../src/intake/read.ts";
import { knownOf } from "../intake/registry.ts";
import * as plan from "./plan.ts";
import { writePdf } from "./write-pdf.ts";

/** Columns of 100 points from 60 on, rows of 30 from 700 down. */
const [LEFT, TOP, WIDTH, HEIGHT] = [60, 700, 90, 30];
const x = (column: number) => LEFT + column * WIDTH;
const y = (row: number) => TOP - row * HEIGHT;

type Side = readonly [fromColumn: number, fromRow: number, toColumn: number, toRow: number];

const stroke = ([a, b, c, d]: Side) => ({ draw: `${x(a)} ${y(b)} m ${x(c)} ${y(d)} l S` });
const bar = ([a, b, c, d]: Side) => ({
  draw: `${x(a)} ${y(b) - 0.5} ${Math.max(1, x(c) - x(a))} ${a === c ? y(d) - y(b) : 1} re f`,
});
const rectangle = ([a, b, c, d]: Side) => ({
  draw: `${x(a)} ${y(d)} ${x(c) - x(a)} ${y(b) - y(d)} re S`,
});
const word = (column: number, row: number, text: string) => ({
  x: x(column) + 4,
  y: y(row) - 20,
  text,
  size: 10,
});

/** The sides of the table of the plan below its heads, which are merged as `plan.SHAPE` says. */
function sidesOf({ cells }: typeof plan.SHAPE): readonly Side[] {
  return cells.flatMap((cell) => {
    const [row, column, rows, columns] = cell as unknown as [number, number, number, number];
    const [bottom, right] = [row + rows, column + columns];
    return [
      ...([[column, row, right, row] as const, [column, bottom, right, bottom] as const] as const),
      ...([[column, row, column, bottom] as const, [right, row, right, bottom] as const] as const),
    ];
  });
}

const WORDS = plan.SHAPE.cells.map((cell) => {
  const [row, column, , , text] = cell as unknown as [number, number, number, number, string];
  return word(column, row, text);
});

async function read(pages: Parameters<typeof writePdf>[0]) {
  return readDocumentBytes(writePdf(pages), "table.pdf");
}

describe("readDocumentBytes(bytes, name), of tables with lines in a PDF", () => {
  it.each([
    ["strokes", stroke],
    ["thin fields", bar],
  ])("reads cells, merged ones included, between %s", async (_, line) => {
    const { text, grids } = await read([[...sidesOf(plan.SHAPE).map(line), ...WORDS]]);
    expect(grids.map(plan.shapeOf)).toEqual([plan.SHAPE]);
    expect(text).toBe(plan.TEXT.slice(plan.TEXT.indexOf("\t")));
  });

  it("reads the candidates of a whole plan as they are in its text", async () => {
    const known = knownOf({
      product: ["生产总值", "level", "亿元"],
      imports: ["进口", "level", "万美元"],
    });
    const lines = plan.PARAGRAPHS.flatMap((text) => text.match(/.{1,26}/g) ?? []);
    const prose = lines.map((text, at) => ({ x: 60, y: 760 - at * 28, text }));
    const years = { past: 2022, plan: 2023 };
    const pdf = readDocument(
      await read([prose, [...sidesOf(plan.SHAPE).map(stroke), ...WORDS]]),
      years,
      known,
    );
    const text = readDocument({ text: plan.TEXT, grids: [] }, years, known);
    const brief = (reading: typeof text) =>
      reading.candidates.map(({ start, end, doubts, ...one }) => one);
    expect(text.candidates).toHaveLength(10);
    expect(brief(pdf)).toEqual(brief(text));
    expect(pdf.numbers).toBe(text.numbers);
  });

  it("joins a table overleaf, whose heads stand again or not", async () => {
    const boxes = (rows: number) =>
      Array.from({ length: rows }, (_, row) =>
        [0, 1].map((at) => rectangle([at, row, at + 1, row + 1])),
      ).flat();
    const first = [
      ...boxes(2),
      word(0, 0, "指标"),
      word(1, 0, "单位"),
      word(0, 1, "进口"),
      word(1, 1, "万吨"),
    ];
    const again = [
      ...boxes(2),
      word(0, 0, "指标"),
      word(1, 0, "单位"),
      word(0, 1, "出口"),
      word(1, 1, "吨"),
    ];
    const on = [
      ...boxes(2),
      word(0, 0, "转口"),
      word(1, 0, "斤"),
      word(0, 1, "过境"),
      word(1, 1, "担"),
    ];
    const { text, grids } = await read([first, again, on]);
    expect(grids.map(({ rows }) => rows)).toEqual([5]);
    expect(text.replace(/\s+/g, " ")).toBe(" 指标 单位 进口 万吨 出口 吨 转口 斤 过境 担 ");
  });

  it("cuts a word that reaches over a line between cells", async () => {
    const boxes = [0, 1].flatMap((row) =>
      [0, 1].map((at) => rectangle([at, row, at + 1, row + 1])),
    );
    const joined = { x: x(1) - 52, y: y(1) - 20, text: "110.95 21.2", size: 8 };
    const { grids } = await read([[...boxes, word(0, 0, "绝对值"), word(1, 0, "增长%"), joined]]);
    expect(grids.flatMap(({ cells }) => cells.map(({ text }) => text.trim()))).toEqual([
      ...["绝对值", "增长%", "110.95", "21.2"],
    ]);
  });

  it("takes no frame around a page, no rules beside each other and no drawing for a table", async () => {
    const page = rectangle([0, 0, 5, 15]);
    const rules = [1, 2, 3].map((row) => stroke([0, row, 5, row]));
    const hatched = Array.from({ length: 4100 }, (_, at) =>
      stroke([at % 5, at % 15, (at % 5) + 1, at % 15]),
    );
    for (const drawn of [[page], rules, hatched]) {
      const { text, grids } = await read([[...drawn, word(1, 4, "珍珠产值30亿元。")]]);
      expect({ text, grids }).toEqual({ text: "珍珠产值30亿元。\n", grids: [] });
    }
  });
});

describe("readDocumentBytes(bytes, name), of lines in a PDF", () => {
  it("goes on with a paragraph where a long word did not fit its line", async () => {
    const { text } = await read([
      [
        { x: 60, y: 700, text: "东县经济运行总体平稳稳中有进，各项工作" },
        { x: 60, y: 672, text: "三项投资分别增长" },
        { x: 60, y: 644, text: "25%、49.6%、75.9%。" },
        { x: 60, y: 616, text: "其他。" },
        { x: 60, y: 588, text: "25个项目。" },
      ],
    ]);
    expect(text).toBe(
      "东县经济运行总体平稳稳中有进，各项工作三项投资分别增长25%、49.6%、75.9%。\n其他。\n25个项目。\n",
    );
  });
});
