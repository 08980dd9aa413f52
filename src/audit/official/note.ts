import { CHARACTER, PITCH } from "./grid.ts";
import type { Parts, Placed } from "./parts.ts";

/** One item of the attachment note: a title with its number, which is empty where there is one item only. */
interface NoteItem {
  readonly number: string;
  readonly title: string;
  /** Where its title begins. */
  readonly first: Placed;
}

const FIRST = /^附件：(\d+\.)?(.*)$/u;
const NEXT = /^(\d+\.)(.*)$/u;

/** Reads the attachment note; lines that go on with a title are joined to it. */
export function readNote({ text, signature }: Parts): readonly NoteItem[] {
  const start = text.findIndex(({ line }) => FIRST.test(line.text));
  const items: NoteItem[] = [];
  for (const [index, placed] of text.entries()) {
    if (index < start || start < 0) continue;
    const before = text[index - 1];
    const isApart = before && isBelowGap(before, placed);
    if (index > start && (isApart || placed === signature)) break;
    const found = (index === start ? FIRST : NEXT).exec(placed.line.text);
    const last = items.at(-1);
    if (found) items.push({ number: found[1] ?? "", title: found[2] ?? "", first: placed });
    else if (last) items[items.length - 1] = { ...last, title: last.title + placed.line.text };
  }
  return items;
}

/** True where a line lies more than 1.5 lines below the one before it: it no longer belongs to the attachment note. */
function isBelowGap(before: Placed, placed: Placed): boolean {
  return before.page === placed.page && placed.line.baseline - before.line.baseline > 1.5 * PITCH;
}

/** Where the attachment note begins: two characters in from the edge of the type area, in mm. */
export const NOTE_LEFT = 2 * CHARACTER;
