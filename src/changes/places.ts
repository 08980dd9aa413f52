import { groupBy } from "../group-by.ts";
import { isMiddleIn, type Run } from "../raster/text.ts";
import type { Edit } from "./edits.ts";
import type { ReadPage, Word } from "./lines.ts";
import type { FigurePlace, Spot } from "./model.ts";
import type { PagePair } from "./page-pairs.ts";

/** A revised figure that both editions of an output print. */
export interface Sought {
  /** Its id. */
  readonly figure: string;
  /** Where links from it lead in each edition, by all the ids it may have had. */
  readonly anchors: readonly string[];
  /** As it was and as it is printed, e.g. `5.5`. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** False where a number that is no figure may have changed from and into the same. */
  readonly isSure: boolean;
}

type Sides = readonly [before: readonly (ReadPage | null)[], after: readonly (ReadPage | null)[]];

/**
 * Finds where each figure is printed in both documents, on the first pages where it is.
 *
 * A figure is known by its link to the list of sources; without one, by words that changed from its old into its new number,
 * unless another number may have the same two.
 */
export function findPlaces(
  sought: readonly Sought[],
  pairs: readonly PagePair[],
  edits: readonly Edit[],
  sides: Sides,
): readonly FigurePlace[] {
  const byLink = linkFinder(pairs, sides);
  const byWords = wordFinder(pairs, edits);
  const isAlone = (one: Sought) =>
    one.isSure && sought.every((other) => other === one || !mayBeTaken(one, other));
  const places = sought.flatMap((one) => byLink(one) ?? (isAlone(one) ? byWords(one) : null) ?? []);
  return places.sort((a, b) => a.after.page - b.after.page || a.after.box.y - b.after.box.y);
}

/** True of two figures that changed from the same number into the same. */
function mayBeTaken(one: Sought, other: Sought): boolean {
  const shares = (side: "before" | "after") => one[side].some((text) => other[side].includes(text));
  return shares("before") && shares("after");
}

type Find = (one: Sought) => FigurePlace | null;

/** A link from a figure, and the words around it. */
interface Linked {
  readonly spot: Spot;
  /** The line that it stands in, without numbers: the same in both editions, unless the line says something else. */
  readonly around: string;
}

/** Takes the first two links in lines that say the same, else the first two. */
function linkFinder(pairs: readonly PagePair[], [old, fresh]: Sides): Find {
  const linked = pairs.map(([a, b]) => [linkedOn(old, a), linkedOn(fresh, b)] as const);
  return ({ figure, anchors }) => {
    const facing = linked.flatMap(([before, after]) => {
      const [was, is] = [before, after].map((byAnchor) =>
        anchors.flatMap((anchor) => byAnchor.get(anchor) ?? []),
      );
      return (was ?? []).flatMap((one) => (is ?? []).map((other) => [one, other] as const));
    });
    const chosen = facing.find(([was, is]) => was.around === is.around) ?? facing[0];
    return chosen ? { figure, before: chosen[0].spot, after: chosen[1].spot } : null;
  };
}

/** Anchor → the links to it on a page, in their order. */
function linkedOn(
  pages: Sides[number],
  number: number | null,
): ReadonlyMap<string, readonly Linked[]> {
  const page = number === null ? null : (pages[number - 1] ?? null);
  const words = page?.lines.flatMap((line) => line.words) ?? [];
  const linked = (page?.text.links ?? []).map(({ anchor, box }) => {
    const word = words.find(({ run, text }) => /\d/.test(text) && run && isMiddleIn(run.box, box));
    const around = word?.line.text.replace(/[\d.,]+/g, "") ?? "";
    const own = word?.run && word.run.box.width <= box.width ? word.run.box : box;
    return { anchor, spot: { page: number ?? 0, box: own }, around };
  });
  return groupBy(linked, ({ anchor }) => anchor);
}

function wordFinder(pairs: readonly PagePair[], edits: readonly Edit[]): Find {
  const areFacing = (was: Word, is: Word) =>
    pairs.some(([a, b]) => a === was.line.page && b === is.line.page);
  return ({ figure, before, after }) => {
    for (const { removed, added } of edits) {
      const was = removed.find(({ text }) => before.includes(text));
      const is = was && added.find(({ text }) => after.includes(text));
      if (was?.run && is?.run && areFacing(was, is))
        return { figure, before: spotOf(was, was.run), after: spotOf(is, is.run) };
    }
    return null;
  };
}

function spotOf({ line }: Word, { box }: Run): Spot {
  return { page: line.page, box };
}
