import {
  Document,
  HeadingLevel,
  type ITableCellOptions,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
} from "docx";
import ExcelJs from "exceljs";
import type { Grid } from "../../src/documents/model.ts";
import { writePdf } from "./write-pdf.ts";

/** An invented plan of a page, as paragraphs and a table with merged heads. */
export const PARAGRAPHS = [
  "东县2023年计划",
  "一、2022年计划执行情况",
  "2022年，全县生产总值完成120.5亿元，同比增长5.5%；进口下降6.5%。各项工作平稳有序，重点项目按期推进，全年新建学校两所。",
  "二、2023年目标和任务",
  "生产总值增长6%左右。",
  "附件：主要指标",
] as const;

interface Head {
  readonly text: string;
  readonly rowSpan?: number;
  readonly columnSpan?: number;
}

const HEADS: readonly (readonly Head[])[] = [
  [
    { text: "指标名称", rowSpan: 2 },
    { text: "单位", rowSpan: 2 },
    { text: "2022年完成", columnSpan: 2 },
    { text: "2023年计划", columnSpan: 2 },
  ],
  [{ text: "绝对值" }, { text: "增长%" }, { text: "绝对值" }, { text: "增长%" }],
];

const ROWS = [
  ["一、生产总值", "亿元", "120.5", "5.5", "128", "6左右"],
  ["进口", "万美元", "8884", "-6.5", "稳定增长", ""],
] as const;

const ALL_ROWS: readonly (readonly Head[])[] = [
  ...HEADS,
  ...ROWS.map((row) => row.map((text) => ({ text }))),
];

/** The whole plan, as it has to be read from every format that knows merged cells. */
export const TEXT = `${PARAGRAPHS.join("\n")}
	指标名称
	单位
	2022年完成
	2023年计划

	
	
	绝对值
	增长%
	绝对值
	增长%

	一、生产总值
	亿元
	120.5
	5.5
	128
	6左右

	进口
	万美元
	8884
	-6.5
	稳定增长
	
`;

/** What a table says, without where in the text. */
export function shapeOf({ rows, columns, cells }: Grid) {
  return {
    size: [rows, columns],
    cells: cells.map(({ row, column, rowSpan, columnSpan, text }) => {
      return [row, column, rowSpan, columnSpan, text];
    }),
  };
}

/** The table of the plan. */
export const SHAPE = {
  size: [4, 6],
  cells: [
    ...[
      [0, 0, 2, 1, "指标名称"],
      [0, 1, 2, 1, "单位"],
      [0, 2, 1, 2, "2022年完成"],
      [0, 4, 1, 2, "2023年计划"],
    ],
    ...HEADS.slice(1).flatMap((heads) => heads.map(({ text }, at) => [1, at + 2, 1, 1, text])),
    ...ROWS.flatMap((row, at) => row.map((text, column) => [at + 2, column, 1, 1, text])),
  ],
};

export async function docxBytes(): Promise<Uint8Array> {
  const cell = ({ text, ...spans }: Head) =>
    new TableCell({ ...(spans as Partial<ITableCellOptions>), children: [new Paragraph(text)] });
  const rows = ALL_ROWS.map((row) => new TableRow({ children: row.map(cell) }));
  const paragraphs = PARAGRAPHS.map((text, index) =>
    index === 0
      ? new Paragraph({ text, heading: HeadingLevel.HEADING_1 })
      : new Paragraph({ text: `\t${text}` }),
  );
  const document = new Document({ sections: [{ children: [...paragraphs, new Table({ rows })] }] });
  return new Uint8Array(await Packer.toBuffer(document));
}

export function htmlText(): string {
  const cell = ({ text, rowSpan = 1, columnSpan = 1 }: Head) =>
    `<td rowspan=${rowSpan} colspan="${columnSpan}"><p>${text}</p></td>`;
  const rows = ALL_ROWS.map((row) => `<tr>${row.map(cell).join("")}</tr>`);
  return `<!-- saved --><!DOCTYPE html><html><head><title>99</title><style>p { margin: 1em }</style></head>
<body><script>var x = 5;</script><div hidden>7</div>
${PARAGRAPHS.map((text) => `<p>${text.slice(0, 5)}\n  <b>${text.slice(5)}</b></p>`).join("\n")}
<table><tbody>${rows.join("\n")}</tbody></table></body></html>`;
}

/** The table as a sheet: numbers as numbers, one of them a formula, one a percentage. */
export async function xlsxBytes(): Promise<Uint8Array> {
  const workbook = new ExcelJs.Workbook();
  workbook.addWorksheet("隐藏", { state: "hidden" }).addRow([99]);
  const sheet = workbook.addWorksheet("附表");
  sheet.addRow(["指标名称", "单位", "2022年完成", "", "2023年计划", ""]);
  sheet.addRow(["", "", "绝对值", "增长%", "绝对值", "增长%"]);
  for (const range of ["A1:A2", "B1:B2", "C1:D1", "E1:F1"]) sheet.mergeCells(range);
  sheet.addRow(["一、生产总值", "亿元", { formula: "60*2+0.5", result: 120.5 }, 5.5, 128, "6左右"]);
  sheet.addRow(["进口", "万美元", 8884, -6.5, { richText: [{ text: "稳定" }, { text: "增长" }] }]);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

export function csvText(): string {
  const rows = [
    ["指标名称", "单位", "2022年完成", "", "2023年计划", ""],
    ["", "", "绝对值", "增长%", "绝对值", "增长%"],
    ...ROWS,
  ];
  return rows.map((row) => row.map((word) => `"${word}"`).join(",")).join("\r\n");
}

/** The plan as printed: lines of 20 characters, the first of a paragraph indented; a running head and a page number on both pages. */
export function pdfBytes(): Uint8Array {
  const lines = PARAGRAPHS.flatMap((text, index) => linesOf(index === 0 ? text : `　　${text}`));
  const half = Math.ceil(lines.length / 2);
  const pages = [lines.slice(0, half), lines.slice(half)];
  return writePdf(
    pages.map((lines, index) => [
      { x: 60, y: 800, text: "东县计划文件汇编" },
      ...lines.map((text, at) => ({
        x: 60 + (text.length - text.trimStart().length) * 16,
        y: 700 - at * 28,
        text: text.trimStart(),
      })),
      { x: 280, y: 40, text: `- ${index + 1} -` },
    ]),
  );
}

const LINE_LENGTH = 20;

function linesOf(text: string): readonly string[] {
  const count = Math.ceil(text.length / LINE_LENGTH);
  return Array.from({ length: count }, (_, at) =>
    text.slice(at * LINE_LENGTH, (at + 1) * LINE_LENGTH),
  );
}
