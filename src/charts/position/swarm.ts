/** What stands on the scale of a row of a swarm: stacked points under names, with lines at quantiles over their words. */

import { gather, type Line, type Placed, type PlacedMark } from "../layout.ts";
import { LINE_PT, type TextStyle, type Tone, UNSEEN_PT } from "../style.ts";
import { breakText, placeLines } from "../text.ts";
import { type Content, type Frame, fieldOf } from "./frame.ts";
import type { SwarmRow } from "./model.ts";
import { type SetPoints, setPoints } from "./points.ts";
import type { RowScale } from "./scale.ts";
import { type Caption, type SetCaptions, setCaptions } from "./stack.ts";
import { discStyle, LEADER_PT, PEER_TONE, PLACES_GAP_PT, WORDS } from "./style.ts";
import { partsOf } from "./words.ts";

/** What stands on the scale of a row. */
export function swarmContent(row: SwarmRow, axis: number, frame: Frame): Content {
  const { room, measure } = frame;
  const set = setPoints(row, room);
  const names = setCaptions(namesOf(row, set.scale, frame), room, PLACES_GAP_PT);
  const quantiles = setCaptions(quantileCaptions(row, set.scale, frame), room, PLACES_GAP_PT);
  const missing = breakText(row.missing, room[1] - room[0], WORDS.note, measure);
  const abovePt = names.set.length > 0 ? LINE_PT + LEADER_PT : PAD_PT;
  const belowPt = quantiles.set.length > 0 ? LEADER_PT + LINE_PT : PAD_PT;
  const fieldPt = abovePt + set.heightPt + belowPt;
  const place = (topPt: number) => {
    const site: Site = {
      ...{ axis, row, frame, topPt, stackTopPt: topPt + abovePt },
      bottomPt: topPt + abovePt + set.heightPt,
    };
    return gather([
      row.isField ? fieldOf(frame, topPt, fieldPt) : {},
      { lines: linesOf(set, quantiles, site), marks: marksOf(set, site) },
      placeNames(set, names, site),
      placeQuantiles(quantiles, site),
      { texts: placeLines(missing, () => room[0], topPt + fieldPt, WORDS.note) },
    ]);
  };
  return {
    heightPt: fieldPt + missing.length * LINE_PT,
    firstPt: LINE_PT / 2,
    place,
    left: [...names.left, ...quantiles.left].map(({ text, worth }) =>
      partsOf(text, styleOf(worth), PLACES_GAP_PT, measure),
    ),
  };
}

/** Over a stack without names, and under one without words. */
const PAD_PT = 3;

/** Where the parts of a row stand. */
interface Site {
  readonly axis: number;
  readonly row: SwarmRow;
  readonly frame: Frame;
  readonly topPt: number;
  readonly stackTopPt: number;
  readonly bottomPt: number;
}

/** Names are worth more the fewer there are of their kind; quantiles are of a line of their own. */
const WORTH = { focus: 3, end: 2, peer: 1, quantile: 0 } as const;

function styleOf(worth: number): TextStyle {
  if (worth === WORTH.quantile) return WORDS.note;
  return worth === WORTH.focus ? WORDS.focus : WORDS.value;
}

function namesOf({ points }: SwarmRow, scale: RowScale, { measure }: Frame): readonly Caption[] {
  const values = points.map(({ value }) => value);
  const ends = [Math.min(...values), Math.max(...values)];
  return points.flatMap(({ label, value, isFocus }) => {
    if (label === "") return [];
    const worth = isFocus ? WORTH.focus : ends.includes(value) ? WORTH.end : WORTH.peer;
    const widthPt = measure(label, styleOf(worth));
    return [{ text: label, atPt: scale.at(value), widthPt, worth }];
  });
}

function quantileCaptions(
  { quantiles }: SwarmRow,
  scale: RowScale,
  { measure }: Frame,
): readonly Caption[] {
  return quantiles.map(({ value, label }) => ({
    ...{ text: label, atPt: scale.at(value), worth: WORTH.quantile },
    widthPt: measure(label, WORDS.note),
  }));
}

/** The line that points stand on, zero and the quantiles. */
function linesOf({ scale }: SetPoints, quantiles: SetCaptions, site: Site): readonly Line[] {
  const { frame, row, stackTopPt, bottomPt } = site;
  const [x1, x2] = frame.room;
  const upright = (kind: Line["kind"], x: number): Line => ({
    ...{ kind, x1: x, y1: stackTopPt, x2: x, y2: bottomPt },
  });
  return [
    { kind: "hairline", x1, y1: bottomPt, x2, y2: bottomPt },
    // Longer than the stack is high, so that it is seen where points hide it.
    ...(scale.zeroPt === null
      ? []
      : [{ ...upright("zeroBehind", scale.zeroPt), y1: stackTopPt - PAD_PT }]),
    ...row.quantiles.map(({ value }) => upright("reference", scale.at(value))),
    ...quantiles.set.map(({ atPt, middlePt, widthPt }) =>
      leaderTo(atPt, bottomPt, { middlePt, widthPt }, bottomPt + LEADER_PT),
    ),
  ];
}

/** From a point to the nearest part of words in another height. */
function leaderTo(
  atPt: number,
  y1: number,
  { middlePt, widthPt }: { readonly middlePt: number; readonly widthPt: number },
  y2: number,
): Line {
  const insidePt = Math.max(0, widthPt / 2 - UNSEEN_PT);
  const x2 = Math.min(middlePt + insidePt, Math.max(middlePt - insidePt, atPt));
  return { kind: "leader", x1: atPt, y1, x2, y2 };
}

function marksOf({ points, scale }: SetPoints, site: Site): readonly PlacedMark[] {
  const { axis, row, bottomPt } = site;
  const hasFocus = points.some(({ point }) => point.isFocus);
  return points.map(({ point: { value, status, bound, isFocus }, ...at }) => ({
    ...{ axis, shape: "point", value, atPt: at.atPt, zeroPt: scale.at(0) },
    ...{ acrossPt: bottomPt - at.overPt, radiusPt: at.radiusPt, status, bound },
    ...{ tone: toneOf(row.isField, isFocus, hasFocus) },
  }));
}

/** The place in focus has the accent and all others are grey. */
function toneOf(isField: boolean, isFocus: boolean, hasFocus: boolean): Tone {
  if (hasFocus && !isFocus) return PEER_TONE;
  return discStyle(isField ? "compared" : "apart", true, false).tone;
}

/** Names over the stack, each with a line to its point: upright to the top of the stack, from there to the name. */
function placeNames({ points, scale }: SetPoints, { set }: SetCaptions, site: Site): Placed {
  const { topPt, stackTopPt, bottomPt } = site;
  return gather(
    set.map(({ text, atPt, middlePt, widthPt, worth }) => {
      const own = points.find(
        ({ point }) => point.label === text && scale.at(point.value) === atPt,
      );
      const style = styleOf(worth);
      const y2 = bottomPt - (own?.overPt ?? 0);
      return {
        texts: placeLines([text], () => middlePt - widthPt / 2, topPt, style),
        lines: [
          { kind: "leader", x1: atPt, y1: stackTopPt, x2: atPt, y2 },
          leaderTo(atPt, stackTopPt, { middlePt, widthPt }, topPt + LINE_PT),
        ],
      };
    }),
  );
}

function placeQuantiles({ set }: SetCaptions, { bottomPt }: Site): Partial<Placed> {
  return {
    texts: set.flatMap(({ text, middlePt, widthPt }) =>
      placeLines([text], () => middlePt - widthPt / 2, bottomPt + LEADER_PT, WORDS.note),
    ),
  };
}
