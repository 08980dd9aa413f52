import ExcelJs, { type Cell, type Worksheet } from "exceljs";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Dataset } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { formatXlsx } from "../../src/dataset/workbook.ts";
import { withoutDates } from "../../src/zip-dates.ts";
import { FIXTURE, filesOf } from "./fixture.ts";

const dataset = readDataset(filesOf(FIXTURE)).value as Dataset;
const workbook = new ExcelJs.Workbook();

beforeAll(async () => {
  const bytes = await formatXlsx(dataset);
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
});

afterEach(() => {
  vi.useRealTimers();
});

function sheet(name: string): Worksheet {
  const found = workbook.getWorksheet(name);
  if (!found) throw new Error(`No sheet ${name}.`);
  return found;
}

/** The cells of the row that begins with these texts. */
function row(name: string, ...leads: readonly string[]): readonly Cell[] {
  const cells: Cell[][] = [];
  sheet(name).eachRow((found) => {
    const list = Array.from({ length: 8 }, (_, index) => found.getCell(index + 1));
    if (leads.every((lead, index) => String(list[index]?.value ?? "").includes(lead)))
      cells.push(list);
  });
  return cells[0] ?? [];
}

function noteOf(cell: Cell | undefined): string {
  const note = cell?.note;
  return typeof note === "object"
    ? (note.texts ?? []).map(({ text }) => text).join("")
    : (note ?? "");
}

describe("formatXlsx(dataset)", () => {
  it("has a sheet a theme, in the order of the pages", () => {
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(["经济", "民生"]);
  });

  it("sets the places side by side, with both names and the year", () => {
    expect(sheet("经济").getRow(3).getCell(5).value).toBe("东县\nEast County");
    const output = row("经济", "生产总值\nGross product", "数值\nlevel");
    expect(output.slice(3).map(({ value }) => value)).toEqual([
      "亿元\n100 million yuan",
      120.5,
      2022,
      88,
      "2022\n预计 est.",
    ]);
  });

  it("keeps numbers as numbers, as many digits as printed, with the sign of their bound", () => {
    expect(row("经济", "生产总值", "数值")[4]?.numFmt).toBe("#,##0.00");
    expect(row("经济", "生产总值", "增速 目标\ngrowth target")[4]).toMatchObject({
      value: 5,
      numFmt: '"≈"#,##0',
    });
    expect(row("民生", "新增就业")[4]).toMatchObject({ value: 15000, numFmt: '"≥"#,##0' });
  });

  it("marks estimates and doubtful figures", () => {
    expect(row("经济", "生产总值", "数值")[6]?.font?.italic).toBe(true);
    expect(row("经济", "生产总值", "数值")[6]?.fill).toMatchObject({ pattern: "solid" });
    expect(row("经济", "生产总值", "数值")[4]?.fill).toMatchObject({ pattern: "none" });
  });

  it("shows both figures of a contradiction, and words in both languages", () => {
    expect(row("民生", "参保率", "比重")[4]?.value).toBe("95 | 96");
    expect(row("经济", "农业产值", "增速 目标")[4]?.value).toBe("稳定增长\nsteady growth");
  });

  it("leaves an empty cell where a place publishes nothing", () => {
    expect(row("民生", "新增就业")[6]?.value).toBeNull();
  });

  it("tells the source of every figure in a comment", () => {
    expect(noteOf(row("经济", "生产总值", "数值")[4])).toBe(
      "《东县2023年计划》\n一：120.50亿元\n附表/生产总值：120.50 亿元",
    );
    expect(noteOf(row("经济", "生产总值", "数值")[6])).toContain("存疑 doubtful");
    expect(noteOf(row("民生", "参保率", "比重")[4])).toContain("The document contradicts itself.");
    const notes = workbook.worksheets.flatMap((one) => {
      const found: string[] = [];
      one.eachRow((line) => line.eachCell((cell) => cell.note && found.push(noteOf(cell))));
      return found;
    });
    for (const { printed } of dataset.figures) expect(notes.join("\n")).toContain(printed);
  });

  it("is set to print on A4 held sideways, its head on every page", () => {
    expect(sheet("经济").pageSetup).toMatchObject({
      paperSize: 9,
      orientation: "landscape",
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: "3:4",
    });
    expect(sheet("经济").views[0]).toMatchObject({ state: "frozen", xSplit: 1, ySplit: 4 });
  });

  it("has the same bytes on another day", async () => {
    const first = await formatXlsx(dataset);
    vi.useFakeTimers({ now: Date.UTC(2031, 4, 17), toFake: ["Date"] });
    expect(await formatXlsx(dataset)).toEqual(first);
  });
});

describe("withoutDates(zip)", () => {
  it("refuses what is not a ZIP", () => {
    expect(() => withoutDates(new Uint8Array(100))).toThrow(RangeError);
  });
});

describe("formatXlsx(dataset) on the words of users", () => {
  /** The sheets of a workbook with other names of themes. */
  async function sheetsOf(names: readonly string[]): Promise<readonly Worksheet[]> {
    const ids = ["economy", "welfare"];
    const themes = ids.map((id, index) => {
      const zh = names[index] ?? id;
      return [id, { id, name: { zh, en: zh } }] as const;
    });
    const read = new ExcelJs.Workbook();
    const bytes = await formatXlsx({ ...dataset, themeById: new Map(themes) });
    await read.xlsx.load(bytes.buffer as ArrayBuffer);
    return read.worksheets;
  }

  it.each([
    ["工业/能源", "工业:能源", ["工业 能源", "工业 能源 (2)"]],
    ["Trade", "TRADE", ["Trade", "TRADE (2)"]],
    ["ＡＢＣ", "abc", ["ＡＢＣ", "abc (2)"]],
    ["History", "history", ["History (2)", "history (3)"]],
    ["'就业'", "Farmers' income", ["就业", "Farmers’ income"]],
    ["[?]*", "：", ["economy", "："]],
    ["长".repeat(40), "长".repeat(50), ["长".repeat(31), `${"长".repeat(27)} (2)`]],
    [`${"a".repeat(30)}𠮷`, `${"b".repeat(30)} c`, ["a".repeat(30), "b".repeat(30)]],
  ])("names the sheets of %s and %s as Excel allows", async (first, second, names) => {
    expect((await sheetsOf([first, second])).map(({ name }) => name)).toEqual(names);
  });

  it("keeps text that looks like a formula as text", async () => {
    const { scopeById, figures } = dataset;
    const name = { zh: '=HYPERLINK("x")', en: "@x" };
    const scopes = new Map([...scopeById].map(([id, scope]) => [id, { ...scope, name }]));
    const read = new ExcelJs.Workbook();
    const bytes = await formatXlsx({ ...dataset, scopeById: scopes, figures });
    await read.xlsx.load(bytes.buffer as ArrayBuffer);
    const cells: Cell[] = [];
    for (const one of read.worksheets) one.eachRow((found) => found.eachCell((c) => cells.push(c)));
    expect(cells.filter(({ formula }) => formula)).toEqual([]);
    expect(cells.map(({ value }) => value)).toContain('=HYPERLINK("x")\n@x');
  });
});
