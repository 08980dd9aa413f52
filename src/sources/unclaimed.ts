import { quantitiesIn } from "../dataset/printed/quantity.ts";
import { indexUnits } from "../dataset/printed/unit-index.ts";
import { normalise } from "./normalise.ts";
import type { Section } from "./outline.ts";

/** A number in a document that no figure claims, so that a reader sees what was left out. */
export interface UnclaimedNumber {
  readonly document: string;
  readonly section: string;
  readonly number: string;
  /** The number with a few characters on either side; the whole cell with its head in a table. */
  readonly context: string;
}

/** Parts of the text that figures have claimed, by normalised path: offsets, or indexes of cells. */
type Claims = ReadonlyMap<string, readonly (readonly [start: number, end: number])[]>;

const CONTEXT_LENGTH = 12;

/** No units: only the numbers are listed, whatever unit they are in. */
const NO_UNITS = indexUnits(new Map());

/**
 * Lists the numbers of a document that no figure claims, in the order of the document.
 *
 * Left aside are the numbers in names and dates: 2023年, 4月, 第19届, 5G, PM2.5, “1+684”.
 */
export function unclaimedNumbers(
  document: string,
  sections: readonly Section[],
  claims: Claims,
): readonly UnclaimedNumber[] {
  return sections.flatMap((section) => {
    const taken = claims.get(normalise(section.path)) ?? [];
    const isFree = (start: number, end: number) =>
      !taken.some(([from, to]) => start < to && end > from);
    const place = { document, section: section.path };
    if (section.kind === "row") {
      return section.cells
        .filter(({ text }, index) => /\d/.test(text) && isFree(index, index + 1))
        .map(({ text, group, heads }) => {
          return { ...place, number: text, context: `${text} (${[group, ...heads].join(" ")})` };
        });
    }
    return quantitiesIn(section.text, NO_UNITS)
      .filter(({ form }) => form === "digits")
      .filter(({ start, end }) => isFree(start, end) && isQuantity(section.text, start, end))
      .map(({ written, start, end }) => {
        const context = section.text.slice(
          Math.max(0, start - CONTEXT_LENGTH),
          end + CONTEXT_LENGTH,
        );
        return { ...place, number: written, context };
      });
  });
}

function isQuantity(text: string, start: number, end: number): boolean {
  if (/[A-Za-z+\-.“第]/.test(text.charAt(start - 1))) return false;
  const after = text.slice(end, end + 2);
  return !/^(?:年|月|日|[A-Z]|[+\-—"”])/.test(after) || /^—\d/.test(after);
}
