import type { Finding } from "../model.ts";
import { glyphsOf, placeOn, type Sheet, wordsOf } from "../read/sheet.ts";
import type { Structure, Table } from "../read/structure.ts";

/**
 * Reports tables without head cells, and those that hold content outside of their cells; one that goes on overleaf is one
 * table, whose heads are on its first page.
 */
export function checkTables(sheets: readonly Sheet[]): readonly Finding[] {
  let goesOn = false;
  return sheets.flatMap((sheet) => {
    const { tables } = sheet.structure;
    const begun = goesOn && startsPage(sheet.structure) ? tables.slice(1) : tables;
    const last = tables.at(-1);
    goesOn = last !== undefined && endsPage(sheet.structure, last);
    return [
      ...begun
        .filter(({ rows, headCells }) => rows > 0 && headCells === 0)
        .map((table) => report(sheet, table, "table-without-head")),
      ...tables
        .filter(({ outsideCells }) => outsideCells.length > 0)
        .map((table) => report(sheet, table, "table-tags")),
    ];
  });
}

function startsPage({ tables, content }: Structure): boolean {
  return content[0] !== undefined && content[0] === tables[0]?.content[0];
}

function endsPage({ content }: Structure, table: Table): boolean {
  return content.at(-1) === table.content.at(-1);
}

const FAULTS = {
  "table-without-head": "has no head cells",
  "table-tags": "holds content outside of its cells, which belongs to none: tag it as an artifact",
} as const;

function report(sheet: Sheet, { content }: Table, code: keyof typeof FAULTS): Finding {
  const [glyph] = glyphsOf(sheet, content);
  return {
    severity: "error",
    code,
    message: `The table that begins with “${wordsOf(sheet, content)}” ${FAULTS[code]}`,
    page: sheet.number,
    ...(glyph ? { at: placeOn(sheet, glyph.ink.left, glyph.ink.top) } : {}),
  };
}
