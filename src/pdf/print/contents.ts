import { ReportError } from "../../error.ts";

/** Anchor → page from 1. */
export type PageNumbers = Readonly<Record<string, number>>;

/** An element without children that asks for a page number; its text is what will be replaced. */
const PLACE = /(<[a-z][^<>]*?\sdata-page-of="([^"<>]+)"[^<>]*>)([^<]*)(?=<\/)/gi;
/** Placeholder for a page number that is not known yet; as wide as one digit. */
const UNKNOWN = "0";

/**
 * Lists the anchors whose page numbers a document asks for, each once.
 *
 * Errors: PRINT_FAILED where `data-page-of` is written in a way that could not be filled in.
 */
export function listPlaces(html: string): readonly string[] {
  const places = [...html.matchAll(PLACE)].map((match) => match[2] as string);
  const written = countWritten(html);
  if (written !== places.length) {
    throw new ReportError(
      "PRINT_FAILED",
      `Of ${written} attributes data-page-of only ${places.length} can be filled in`,
      { hint: 'write <span data-page-of="anchor"></span>, without anything in the element' },
    );
  }
  return [...new Set(places)];
}

/** Counts `data-page-of` as an attribute of tags; in text and in the values of other attributes it does not count. */
function countWritten(html: string): number {
  const tags = html.match(TAG)?.map((tag) => tag.replace(QUOTED, '""')) ?? [];
  return tags.join("").match(/\sdata-page-of\b/g)?.length ?? 0;
}

const TAG = /<[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>/gi;
const QUOTED = /"[^"]*"|'[^']*'/g;

/** Writes the page numbers that are known into a document. */
export function fillPlaces(html: string, numbers: PageNumbers): string {
  return html.replace(PLACE, (_, tag: string, anchor: string) => {
    return `${tag}${Object.hasOwn(numbers, anchor) ? numbers[anchor] : UNKNOWN}`;
  });
}
