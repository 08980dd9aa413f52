import type { Line, Word } from "./lines.ts";
import { type Match, matchSequences } from "./sequence.ts";

/** A place where two texts are not the same. */
export interface Edit {
  readonly removed: readonly Word[];
  readonly added: readonly Word[];
}

/** What two documents do and do not have in common. */
interface TextComparison {
  /** In the order of the documents; text that only stands elsewhere now is none. */
  readonly edits: readonly Edit[];
  /** Pages of both with words in common: key `before after`, how many words. */
  readonly common: ReadonlyMap<string, number>;
}

/**
 * Compares the texts of two documents, whatever pages and lines their words stand on.
 *
 * They are compared line by line first, then word by word where lines differ.
 */
export function compareTexts(before: readonly Line[], after: readonly Line[]): TextComparison {
  const common = new Map<string, number>();
  const count = (old: Line, fresh: Line, words: number) => {
    const key = `${old.page} ${fresh.page}`;
    common.set(key, (common.get(key) ?? 0) + words);
  };
  const textsOf = (items: readonly { readonly text: string }[]) => items.map(({ text }) => text);
  const lines = matchSequences(textsOf(before), textsOf(after));
  for (const [a, b] of lines) {
    const [old, fresh] = [before[a], after[b]];
    if (old && fresh) count(old, fresh, old.words.length);
  }
  const edits = gapsOf(lines, before, after).flatMap((gap) => {
    const [old, fresh] = [gap.removed, gap.added].map((each) => each.flatMap(({ words }) => words));
    if (!old || !fresh) return [];
    const words = matchSequences(textsOf(old), textsOf(fresh));
    for (const [a, b] of words) {
      const [was, is] = [old[a], fresh[b]];
      if (was && is) count(was.line, is.line, 1);
    }
    return gapsOf(words, old, fresh);
  });
  return { edits: withoutMoves(edits), common };
}

interface Gap<T> {
  readonly removed: readonly T[];
  readonly added: readonly T[];
}

/** What stands between matches. */
function gapsOf<T>(
  matches: readonly Match[],
  before: readonly T[],
  after: readonly T[],
): readonly Gap<T>[] {
  const ends: readonly Match[] = [...matches, [before.length, after.length]];
  return ends.flatMap(([endA, endB], index) => {
    const [a, b] = matches[index - 1] ?? [-1, -1];
    const [removed, added] = [before.slice(a + 1, endA), after.slice(b + 1, endB)];
    return removed.length + added.length === 0 ? [] : [{ removed, added }];
  });
}

/** Leaves out whole lines that are gone from one place and stand unchanged in another. */
function withoutMoves(edits: readonly Edit[]): readonly Edit[] {
  const placesOf = (side: keyof Edit, other: keyof Edit) => {
    const places = new Map<string, Edit[]>();
    for (const edit of edits.filter((one) => one[other].length === 0 && isMovable(one[side]))) {
      const key = edit[side].map(({ text }) => text).join(" ");
      places.set(key, [...(places.get(key) ?? []), edit]);
    }
    return places;
  };
  const added = placesOf("added", "removed");
  const moved = new Set<Edit>();
  for (const [key, gone] of placesOf("removed", "added")) {
    const come = added.get(key) ?? [];
    const count = Math.min(gone.length, come.length);
    for (const edit of [...gone.slice(0, count), ...come.slice(0, count)]) moved.add(edit);
  }
  return edits.filter((edit) => !moved.has(edit));
}

/** True of whole lines with a word among them: a number alone may be any number. */
function isMovable(words: readonly Word[]): boolean {
  const [first, last] = [words.at(0), words.at(-1)];
  const isWhole = first === first?.line.words.at(0) && last === last?.line.words.at(-1);
  return isWhole && words.some(({ text }) => /\p{L}/u.test(text));
}
