import type { Diagnostic } from "../diagnostic.ts";
import type { DiagnosticCode } from "../diagnostic-codes.ts";
import type { ReadDocument } from "../documents/model.ts";
import { partOf } from "../sources/outline.ts";
import { linesOf } from "../sources/range.ts";
import { frontOf } from "./front.ts";
import type { Years } from "./when.ts";

/**
 * What is strange about a document as a whole, as warnings at their lines of its text.
 *
 * Errors: `no-parts` for one that no headings divide; `repeated-part` where part 一 begins again, as where a file holds two
 * documents; `title-differs` where its title is of other years than it is read for; `unread-picture`.
 */
export function remarksOn(
  { text, pictures }: Pick<ReadDocument, "text" | "pictures">,
  years: Years,
  file: string,
): readonly Diagnostic[] {
  const warning = (code: DiagnosticCode, line: number, message: string, hint: string) =>
    ({ severity: "warning", code, message, at: { file, line, col: 1 }, hint }) as const;
  const remarks: Diagnostic[] = [];
  const parts = partsOf(text);
  const [first, again] = parts.filter(({ number }) => number === "一");
  if (parts.length === 0) {
    const message =
      "No heading such as 一、… divides the document: all its text is one place, 全文.";
    remarks.push(warning("no-parts", 1, message, NO_PARTS));
  }
  if (first && again) {
    const message = `Part 一 begins again in line ${again.line}, after that of line ${first.line}.`;
    remarks.push(warning("repeated-part", again.line, message, TWO_DOCUMENTS));
  }
  const said = frontOf(text);
  if (said && said.years.past !== years.past && said.years.plan !== years.plan) {
    const message = `The title, ${said.title}, is of ${said.years.past} and ${said.years.plan}; it was read for ${years.past} and ${years.plan}.`;
    remarks.push(warning("title-differs", 1, message, OTHER_YEARS));
  }
  const [picture] = pictures;
  if (picture !== undefined) {
    const line = text.slice(0, picture).split("\n").length;
    const message = `${pictures.length === 1 ? "A picture is" : `${pictures.length} pictures are`} not read, the first at line ${line} of the text.`;
    remarks.push(warning("unread-picture", line, message, PICTURES));
  }
  return remarks;
}

const NO_PARTS =
  "where the document has headings of another kind, number its parts 一、二、… in a copy";
const TWO_DOCUMENTS =
  "where the file holds two documents, read each alone: figures of both would stand in one part";
const PICTURES =
  "where one shows a table or text, type its figures, or take a version that has them as text";
const OTHER_YEARS = "name the document with --document, or mend its years in documents.yaml";

/** The parts that have a text of their own, which those of a table of contents have not. */
function partsOf(text: string): readonly { readonly number: string; readonly line: number }[] {
  const written = linesOf(text)
    .map((line, index) => ({ number: partOf(line.text), line: index + 1, text: line.text }))
    .filter((line) => line.text.trim() !== "");
  return written.flatMap(({ number, line }, index) => {
    const hasText = written[index + 1]?.number === null;
    return number !== null && hasText ? [{ number, line }] : [];
  });
}
