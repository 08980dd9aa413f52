import type { Finding } from "../model.ts";
import { glyphsOf, placeOn, type Sheet, wordsOf } from "../read/sheet.ts";
import type { Structure, Table } from "../read/structure.ts";

/** Reports tables without head cells; one that goes on overleaf is one table, judged by its first page. */
export function checkTables(sheets: readonly Sheet[]): readonly Finding[] {
  let goesOn = false;
  return sheets.flatMap((sheet) => {
    const { tables } = sheet.structure;
    const begun = goesOn && startsPage(sheet.structure) ? tables.slice(1) : tables;
    const last = tables.at(-1);
    goesOn = last !== undefined && endsPage(sheet.structure, last);
    return begun
      .filter(({ rows, headCells }) => rows > 0 && headCells === 0)
      .map((table) => report(sheet, table));
  });
}

function startsPage({ tables, content }: Structure): boolean {
  return content[0] !== undefined && content[0] === tables[0]?.content[0];
}

function endsPage({ content }: Structure, table: Table): boolean {
  return content.at(-1) === table.content.at(-1);
}

function report(sheet: Sheet, { content }: Table): Finding {
  const [glyph] = glyphsOf(sheet, content);
  return {
    severity: "error",
    code: "table-without-head",
    message: `The table that begins with “${wordsOf(sheet, content)}” has no head cells`,
    page: sheet.number,
    ...(glyph ? { at: placeOn(sheet, glyph.ink.left, glyph.ink.top) } : {}),
  };
}
