import { mm } from "../grid.ts";
import type { PlacedGlyph } from "../line.ts";
import { compare } from "../measure.ts";
import type { Measure } from "../model.ts";
import { turnBack } from "../paper.ts";
import type { Parts, Placed } from "../parts.ts";

/** Checks that page numbers stand clear, and that numbers of attachments are gone where they are said to be. */
export function checkClear(parts: Parts): readonly Measure[] {
  return [...checkRoom(parts), ...checkCovered(parts)];
}

/** How much room a number has around it, in mm. */
const ROOM = 0.5;

/** Checks that nothing is written or ruled where a page number stands; the first crowded one is reported. */
function checkRoom({ pageNumbers }: Parts): readonly Measure[] {
  const crowded = pageNumbers.map((placed) => ({ placed, things: thingsOn(placed) }));
  const told = crowded.find(({ things }) => things.length > 0) ?? crowded[0];
  if (!told) return [];
  const { placed, things } = told;
  const about = { name: "page-number-clear", page: placed.page.number, clause: "7.5" };
  const value = things.length > 0 ? `on ${things.join(", ")}` : "on nothing";
  return [compare({ ...about, value, required: "on nothing" })];
}

function thingsOn({ page, line }: Placed): readonly string[] {
  const area = grow({ ...line, top: inkTop(line), bottom: line.baseline });
  const own = new Set(line.glyphs);
  const turned = page.turnedLines.flatMap(({ glyphs }) =>
    glyphs.map((glyph) => ({
      ...glyph,
      start: turnBack(glyph.start, page.height),
      end: turnBack(glyph.end, page.height),
    })),
  );
  const glyphs = page.lines.flatMap((other) => other.glyphs).filter((glyph) => !own.has(glyph));
  const texts = [...glyphs, ...turned].filter((glyph) => meets(area, areaOf(glyph)));
  const strokes = page.strokes.filter((stroke) => meets(area, stroke));
  return [
    ...(texts.length > 0
      ? [
          `“${texts
            .map(({ text }) => text)
            .join("")
            .slice(0, MOST_SHOWN)}”`,
        ]
      : []),
    ...(strokes.length > 0 ? ["a line"] : []),
  ];
}

const MOST_SHOWN = 20;

interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function grow({ left, top, right, bottom }: Area): Area {
  return { left: left - ROOM, top: top - ROOM, right: right + ROOM, bottom: bottom + ROOM };
}

function meets(a: Area, b: Area): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

/** How far digits reach above their baseline, in parts of the size. */
const DIGIT_ABOVE = 0.7;

function inkTop({ baseline, sizePt }: Placed["line"]): number {
  return baseline - DIGIT_ABOVE * mm(sizePt);
}

/** About what ink a character covers, whichever way it runs. */
function areaOf({ start, end, sizePt }: PlacedGlyph): Area {
  const [across, down] = [end.x - start.x, end.y - start.y];
  const length = Math.hypot(across, down) || 1;
  // Up from the baseline is a quarter turn against the clock from the way it runs.
  const up = {
    x: (down / length) * DIGIT_ABOVE * mm(sizePt),
    y: (-across / length) * DIGIT_ABOVE * mm(sizePt),
  };
  const xs = [start.x, end.x, start.x + up.x, end.x + up.x];
  const ys = [start.y, end.y, start.y + up.y, end.y + up.y];
  return {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  };
}

/** Checks that numbers of attachments are gone where they are said to be; nothing but the memo's own may stand there. */
function checkCovered({ pages, pageNumbers }: Parts): readonly Measure[] {
  const numbers = new Set(pageNumbers.flatMap(({ line }) => line.glyphs));
  return pages
    .flatMap(({ number: page, onCovered }) => {
      const left = onCovered.filter((glyph) => !numbers.has(glyph));
      const value = left
        .map(({ text }) => text)
        .join("")
        .trim();
      const about = { name: "attachment-number-covered", page, clause: "7.5" };
      return value === "" ? [] : [compare({ ...about, value, required: "nothing" }, false)];
    })
    .slice(0, 1);
}
