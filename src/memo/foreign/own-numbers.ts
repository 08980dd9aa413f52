import { readNumberText } from "./number-text.ts";
import type { DrawnText, PageContent } from "./page-content.ts";
import { type Area, areaSeen, around, seenAt, sizeSeen } from "./paper-side.ts";
import type { Rect } from "./placement.ts";

/** A page with the part of its space that shows what it was before. */
export interface ReadPage extends Pick<PageContent, "texts"> {
  readonly shown: Rect;
}

/** A page number that a file has of its own. */
interface OwnNumber {
  /** From 1. */
  readonly page: number;
  readonly box: Rect;
  readonly value: number;
}

interface Candidate extends OwnNumber {
  readonly isBare: boolean;
  /** Form and side: what numbers of one course have in common. */
  readonly course: string;
  /** How far it is from the edge of the page, and from its nearer side, in points. */
  readonly fromEdge: number;
  readonly fromSide: number;
}

/**
 * Finds the page numbers of a document: lone numbers in its feet or heads that go up by one from page to page, at one
 * place or at the outer corners.
 *
 * Empty where none do so for sure: a bare number has to be on three pages, or on both of two; one on a single page has
 * to say what it is.
 */
export function findOwnNumbers(pages: readonly ReadPage[]): readonly OwnNumber[] {
  const courses = new Map<string, Candidate[][]>();
  for (const [index, page] of pages.entries())
    for (const candidate of candidatesOn(page, index + 1)) {
      const known = courses.get(candidate.course) ?? [];
      courses.set(candidate.course, known);
      const course = known.find((each) => goesOn(each, candidate));
      if (course) course.push(candidate);
      else known.push([candidate]);
    }
  return [...courses.values()]
    .flat()
    .filter((course) => isSure(course, pages.length))
    .flat()
    .sort((a, b) => a.page - b.page);
}

/** How far numbers of one course may lie from each other's place, in points. */
const SAME_PLACE = 14;

function goesOn([first]: readonly Candidate[], next: Candidate): boolean {
  return (
    first !== undefined &&
    next.value - next.page === first.value - first.page &&
    Math.abs(next.fromEdge - first.fromEdge) < SAME_PLACE &&
    Math.abs(next.fromSide - first.fromSide) < SAME_PLACE
  );
}

function isSure(course: readonly Candidate[], pages: number): boolean {
  const [first, last] = [course[0], course.at(-1)];
  if (!first || !last) return false;
  if (course.length === 1) return pages === 1 && !first.isBare;
  const isLong = course.length > 2 || course.length === pages || !first.isBare;
  return isLong && 2 * course.length >= last.page - first.page + 1;
}

/** The part of a page's height, at its head and at its foot, in which page numbers are. */
const MARGIN = 1 / 8;
/** The part of its width off the middle that is still the middle. */
const MIDDLE = 0.05;

function candidatesOn({ texts, shown }: ReadPage, page: number): readonly Candidate[] {
  return [0, 90, 180, 270].flatMap((turn) => {
    const { width, height } = sizeSeen(shown, turn);
    const own = texts.filter((text) => text.turn === turn);
    return piecesOf(own, shown, turn).flatMap(({ text, area, box }): Candidate[] => {
      const number = readNumberText(text);
      const middle = (area.top + area.bottom) / 2;
      const [fromTop, fromFoot] = [middle, height - middle];
      const fromEdge = Math.min(fromTop, fromFoot);
      if (!number || fromEdge < 0 || fromEdge > height * MARGIN) return [];
      const off = Math.abs((area.left + area.right) / 2 - width / 2);
      const isMiddle = off < width * MIDDLE;
      const edge = fromTop < fromFoot ? "head" : "foot";
      return [
        {
          page,
          box: grow(box),
          value: number.value,
          isBare: number.isBare,
          course: `${number.form} ${edge} ${isMiddle ? "middle" : "side"}`,
          fromEdge,
          fromSide: isMiddle ? 0 : Math.min(area.left, width - area.right),
        },
      ];
    });
  });
}

interface Piece {
  readonly text: string;
  readonly area: Area;
  readonly box: Rect;
}

/** A gap of more than this many sizes parts two texts of one line. */
const GAP = 2;

/** Texts of one line that stand together, as they are read once the page is turned. */
function piecesOf(texts: readonly DrawnText[], shown: Rect, turn: number): readonly Piece[] {
  const placed = texts.map((each) => ({
    ...each,
    area: areaSeen(shown, turn, each.box),
    middle: seenAt(
      shown,
      turn,
      (each.box[0] + each.box[2]) / 2,
      (each.box[1] + each.box[3]) / 2,
    )[1],
  }));
  const lines: (typeof placed)[] = [];
  for (const each of placed.toSorted((a, b) => a.middle - b.middle)) {
    const line = lines.at(-1);
    const isSame = line?.[0] && each.middle - line[0].middle < each.size / 3;
    if (line && isSame) line.push(each);
    else lines.push([each]);
  }
  return lines.flatMap((line) => {
    const pieces: Piece[] = [];
    for (const { text, area, box, size } of line.toSorted((a, b) => a.area.left - b.area.left)) {
      const before = pieces.at(-1);
      const gap = before ? area.left - before.area.right : Number.POSITIVE_INFINITY;
      if (before && gap < GAP * size) {
        const space = gap > size / 8 ? " " : "";
        pieces[pieces.length - 1] = {
          text: before.text + space + text,
          area: around([before.area, area]),
          box: union(before.box, box),
        };
      } else pieces.push({ text, area, box });
    }
    return pieces;
  });
}

/** A little larger: what lies on its edge is in it. */
function grow([left, bottom, right, top]: Rect): Rect {
  return [left - 1, bottom - 1, right + 1, top + 1];
}

function union(a: Rect, b: Rect): Rect {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}
