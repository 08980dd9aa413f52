import type { IntakeModel, LineState, Place } from "./model.ts";

/** What has become of a number of the document. */
type NumberState = LineState | "ignored" | "unread";

/** A number where it stands, or the words between two. */
interface Segment {
  readonly text: string;
  /** Null for words. */
  readonly state: NumberState | null;
  readonly start: number;
  /** Why it was left aside. */
  readonly rule: string;
}

/** A line of the document; in a table a cell. */
interface TextLine {
  readonly isCell: boolean;
  readonly segments: readonly Segment[];
}

interface Marked extends Place {
  readonly state: NumberState;
  readonly rule: string;
}

/** Every number of a document by its place; of two at one place the first. */
function markedIn({ lines, ignored, unread }: Numbers): readonly Marked[] {
  const all: Marked[] = [
    ...lines.map(({ start, end, state }) => ({ start, end, state, rule: "" })),
    ...ignored.map(({ start, end, rule }) => ({ start, end, state: "ignored" as const, rule })),
    ...unread.map(({ start, end }) => ({ start, end, state: "unread" as const, rule: "" })),
  ].sort((a, b) => a.start - b.start);
  let reached = 0;
  return all.filter(({ start, end }) => {
    const isFree = start >= reached && end > start;
    if (isFree) reached = end;
    return isFree;
  });
}

type Numbers = Pick<IntakeModel, "lines" | "ignored" | "unread">;

/** The lines of a text that are not empty, with every number marked. */
export function markText(text: string, numbers: Numbers): readonly TextLine[] {
  const marked = markedIn(numbers);
  let next = 0;
  let from = 0;
  return text.split("\n").flatMap((line) => {
    const to = from + line.length;
    const own: Marked[] = [];
    for (let one = marked[next]; one && one.start < to; one = marked[next]) {
      next += 1;
      if (one.start >= from && one.end <= to) own.push(one);
    }
    const segments = segmentsOf(line, from, own);
    from = to + 1;
    return line.trim() === "" ? [] : [{ isCell: line.startsWith("\t"), segments }];
  });
}

function segmentsOf(line: string, from: number, marked: readonly Marked[]): readonly Segment[] {
  const words = (start: number, end: number): readonly Segment[] =>
    start < end
      ? [{ text: line.slice(start, end), state: null, start: from + start, rule: "" }]
      : [];
  let at = 0;
  const parts = marked.flatMap(({ start, end, state, rule }) => {
    const before = words(at, start - from);
    at = end - from;
    return [...before, { text: line.slice(start - from, at), state, start, rule }];
  });
  return [...parts, ...words(at, line.length)];
}

/** The most words of a sentence that are shown on each side of its number. */
const MOST_AROUND = 90;

/** The sentence in which a number stands. */
export function sentenceAt(text: string, { start, end }: Place) {
  const before = text.slice(Math.max(0, start - MOST_AROUND), start);
  const after = text.slice(end, end + MOST_AROUND);
  const [, head = ""] = /([^。；;\n\t]*)$/.exec(before) ?? [];
  const [tail = ""] = /^[^。；;\n\t]*[。；;]?/.exec(after) ?? [];
  const isCut = head.length === MOST_AROUND;
  return {
    before: `${isCut ? "…" : ""}${head.trimStart()}`,
    marked: text.slice(start, end),
    after: `${tail.trimEnd()}${tail.length === MOST_AROUND ? "…" : ""}`,
  };
}
