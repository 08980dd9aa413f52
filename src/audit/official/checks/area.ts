import {
  AREA,
  AREA_HEIGHT,
  AREA_WIDTH,
  bottomOf,
  CHARACTERS,
  LINES,
  mm,
  PITCH,
  topOf,
} from "../grid.ts";
import { measure, measureWorst } from "../measure.ts";
import type { Measure } from "../model.ts";
import { type Parts, type Placed, plainLines, shiftOf } from "../parts.ts";

/** Margins and type area, and how many lines and characters fill it: measured on the text of the memo. */
export function checkArea(parts: Parts): readonly Measure[] {
  const lines = plainLines(parts);
  return [...checkSides(parts, lines), ...checkEnds(parts, lines), ...checkGrid(parts, lines)];
}

/** Measures the side margins on pages with a line that fills the type area; others may have indented lines only. */
function checkSides(parts: Parts, lines: readonly Placed[]): readonly Measure[] {
  const edges = pagesOf(lines).flatMap(([number, onPage]) => {
    const full = onPage.filter(({ line }) => line.right - line.left > FULL_LINE);
    const [first] = full;
    if (!first) return [];
    const left = Math.min(...onPage.map(({ line }) => line.left)) + shiftOf(parts, first.page);
    const right = Math.max(...full.map(({ line }) => line.right)) + shiftOf(parts, first.page);
    return [{ number, left, right }];
  });
  const about = { tolerance: 1, unit: "mm", clause: "5.2.1" };
  return [
    ...measureWorst(
      { ...about, name: "margin-left", required: AREA.left },
      edges.map(({ number, left }) => ({ page: number, value: left })),
    ),
    ...measureWorst(
      { ...about, name: "margin-right", required: PAPER_WIDTH - AREA.right },
      edges.map(({ number, right }) => ({ page: number, value: PAPER_WIDTH - right })),
    ),
  ];
}

const PAPER_WIDTH = 210;
/** Lines longer than this, in mm, fill the type area: its width less about two characters. */
const FULL_LINE = AREA_WIDTH - 12;

/** Measures top and bottom of the type area: each lies half the space between two lines beyond the outermost line. */
function checkEnds(parts: Parts, lines: readonly Placed[]): readonly Measure[] {
  const pitch = pitchOf(lines) ?? PITCH;
  const pages = pagesOf(parts.text).filter(([page]) => page > 1);
  const tops = pages.flatMap(([page, [first]]) =>
    first ? [{ page, value: topOf(first.line) - (pitch - mm(first.line.sizePt)) / 2 }] : [],
  );
  const bottoms = pagesOf(parts.text).flatMap(([page, onPage]) => {
    const last = onPage.at(-1);
    return last ? [{ page, value: bottomOf(last.line) + (pitch - mm(last.line.sizePt)) / 2 }] : [];
  });
  const lowest = Math.max(...bottoms.map(({ value }) => value));
  return [
    ...measureWorst(
      { name: "margin-top", required: AREA.top, tolerance: 1, unit: "mm", clause: "5.2.1" },
      tops,
    ),
    ...bottoms
      .filter(({ value }) => value === lowest)
      .slice(0, 1)
      .map(({ page, value }) => ({
        ...measure({
          name: "type-area-bottom",
          page,
          value,
          required: AREA.bottom,
          tolerance: 1,
          unit: "mm",
          clause: "5.2.1",
        }),
        required: `at most ${AREA.bottom} mm`,
        isMet: value <= AREA.bottom + 1,
      })),
  ];
}

function checkGrid({ date }: Parts, lines: readonly Placed[]): readonly Measure[] {
  const pitch = pitchOf(lines);
  const character = characterOf(lines);
  const page = lines[0]?.page.number ?? null;
  const about = { page, clause: "5.2.3" };
  const linesAPage = pitch === null ? [] : [checkLines(AREA_HEIGHT / pitch, page, date)];
  const charactersALine =
    character === null
      ? []
      : [
          measure({
            ...about,
            name: "characters-a-line",
            value: AREA_WIDTH / character,
            required: CHARACTERS,
            tolerance: 0.4,
            unit: "characters",
          }),
        ];
  return [...linesAPage, ...charactersALine];
}

/** Lines may stand closer where only so the text and its signature stand on one page: 7.3.5.5. */
function checkLines(value: number, page: number | null, date: Parts["date"]): Measure {
  const isOnePage = date?.page.number === 1;
  const required = isOnePage ? Math.min(Math.max(value, LINES), CLOSEST_LINES) : LINES;
  const about = { name: "lines-a-page", page, unit: "lines", clause: "5.2.3" };
  const measured = measure({ ...about, value, required, tolerance: 0.3 });
  return isOnePage ? { ...measured, required: `${LINES} to ${CLOSEST_LINES} lines` } : measured;
}

/** Closer lines than these are no longer an adjustment. */
const CLOSEST_LINES = 24;

/**
 * Distance between neighbouring baselines, in mm, averaged over all runs of lines without a gap; null where every run
 * is too short.
 *
 * A run is measured between two lines of one font, as another font has its baseline elsewhere in a line of the same
 * height. The browser puts lines on whole pixels: over fewer than three steps, this alone may exceed the tolerance.
 */
function pitchOf(lines: readonly Placed[]): number | null {
  const spans = runsOf(lines).flatMap((run) => {
    const [first] = run;
    const steps = run.findLastIndex(({ line }) => line.font === first?.line.font);
    const last = run[steps];
    if (!first || !last || steps < 3) return [];
    return [{ steps, height: last.line.baseline - first.line.baseline }];
  });
  const steps = spans.reduce((sum, span) => sum + span.steps, 0);
  return steps > 0 ? spans.reduce((sum, span) => sum + span.height, 0) / steps : null;
}

/** Lines that follow one another on a page, without a gap. */
function runsOf(lines: readonly Placed[]): readonly (readonly Placed[])[] {
  const runs: Placed[][] = [];
  for (const placed of lines) {
    const before = runs.at(-1)?.at(-1);
    const step = before?.page === placed.page ? placed.line.baseline - before.line.baseline : 0;
    if (step > 4 && step < 15) runs.at(-1)?.push(placed);
    else runs.push([placed]);
  }
  return runs;
}

/**
 * Distance between neighbouring Chinese characters, in mm.
 *
 * Justified lines stretch this distance, so it is the median over the last lines of paragraphs, which are not
 * justified; where there are none, the smallest distance of all.
 */
function characterOf(lines: readonly Placed[]): number | null {
  const last = lines.filter(({ line }) => line.right < AREA.right - 6);
  const [fromLast, fromAll] = [stepsIn(last), stepsIn(lines)];
  return fromLast[Math.floor(fromLast.length / 2)] ?? fromAll[0] ?? null;
}

/** Steps between neighbouring Chinese characters, the shortest first. */
function stepsIn(lines: readonly Placed[]): readonly number[] {
  return lines
    .flatMap(({ line: { glyphs } }) =>
      glyphs.flatMap((glyph, index) => {
        const next = glyphs[index + 1];
        const areHan = next && isHan(glyph.text) && isHan(next.text);
        return areHan ? [next.start.x - glyph.start.x] : [];
      }),
    )
    .toSorted((a, b) => a - b);
}

function isHan(text: string): boolean {
  return /^\p{Script=Han}$/u.test(text);
}

function pagesOf(lines: readonly Placed[]): readonly (readonly [number, readonly Placed[]])[] {
  const byPage = new Map<number, Placed[]>();
  for (const placed of lines) {
    const onPage = byPage.get(placed.page.number);
    if (onPage) onPage.push(placed);
    else byPage.set(placed.page.number, [placed]);
  }
  return [...byPage];
}
