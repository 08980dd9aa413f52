import type { Measure, OfficialReport } from "./model.ts";

/** Writes measures as lines: `ok  margin-top 36.9 mm, required 37 mm ± 1 mm (5.2.1, page 2)`. */
export function formatOfficial({ measures }: OfficialReport): readonly string[] {
  return measures.map(lineOf);
}

function lineOf({ name, page, value, required, tolerance, clause, isMet }: Measure): string {
  const within = tolerance === "" ? "" : ` ± ${tolerance}`;
  const place = page === null ? clause : `${clause}, page ${page}`;
  return `${isMet ? "ok " : "off"} ${name} ${value}, required ${required}${within} (${place})`;
}
