import type { Finding } from "../model.ts";
import { glyphsOf, placeOn, type Sheet, wordsOf } from "../read/sheet.ts";
import type { Structure, Table } from "../read/structure.ts";

/** Reports tables without head cells; one that goes on overleaf is one table. */
export function checkTables(sheets: readonly Sheet[]): readonly Finding[] {
  let goesOn = false;
  return sheets.flatMap((sheet) => {
    const { tables } = sheet.structure;
    const opening = goesOn && startsPage(sheet.structure) ? tables[0] : undefined;
    // What an earlier page said of the table holds for the rest of it.
    const bare = tables.filter((table) => table !== opening && isBare(table));
    const last = tables.at(-1);
    goesOn = last !== undefined && endsPage(sheet.structure, last) && !isBare(last, opening);
    return bare.map((table) => report(sheet, table));
  });
}

/** True for a table with rows and no head cell; never for the rest of one that had some. */
function isBare(table: Table, opening?: Table): boolean {
  return table !== opening && table.rows > 0 && table.headCells === 0;
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
