import type { Position } from "../../analysis/positions.ts";
import type { StripSpec, SwarmSpec } from "../../charts/position/model.ts";
import type { Figure } from "../../dataset/model.ts";
import { lettersOf } from "../../marks/letters.ts";
import { altOfPosition, type ReadRow } from "../chart/alt.ts";
import { type Context, measureName, placeName } from "../context.ts";
import { explain } from "../guide.ts";
import { ledgerUnder } from "../ledger.ts";
import type { PositionView, Sentence, Sign } from "../model.ts";
import { notesOf } from "../notes.ts";
import { periodNumeral, periodOf, wordPeriod } from "../period.ts";
import { sayRevisions } from "../revisions.ts";
import { capitaliseFirst, join, plainText, say, sayQuantity } from "../sentence.ts";
import { legendOf } from "../table/legend.ts";
import { sayTermNote } from "../terms.ts";
import { unitName } from "../unit.ts";
import { POSITION_FIGURE, type RowFrame } from "./beside.ts";
import { readStrip, stripRow } from "./strip.ts";
import { readSwarm, swarmRow } from "./swarm.ts";

/** From so many places with a figure on, letters on discs would hide one another. */
const MANY_PLACES = 20;

interface Setting {
  readonly title: string;
  readonly widthMm: number;
  /** Marks explained before. */
  readonly explained: readonly Sign[];
}

/** Words where a place stands among all others, a row an indicator; null where there is nothing to compare. */
export function buildPosition(
  context: Context,
  positions: readonly Position[],
  { title, widthMm, explained }: Setting,
): PositionView | null {
  const [first] = positions;
  if (!first) return null;
  const isSwarm = positions.some((one) => drawnIn(one).length >= MANY_PLACES);
  const period = commonPeriod(context, positions);
  const subtitle = sayLanes(context, positions, { isSwarm, period });
  const places = first.comparison.cells.map(({ region }) => placeName(context, region));
  const letters = isSwarm ? [] : lettersOf(places);
  const frame = { isDated: period === null };
  const { spec, read } = isSwarm
    ? drawSwarm(context, positions, frame)
    : drawStrip(context, positions, frame, letters);
  const heads = [title, plainText(subtitle)];
  const marks = marksIn(context, positions, { isSwarm, rows: read });
  return {
    id: POSITION_FIGURE,
    subtitle,
    spec: {
      ...spec,
      id: POSITION_FIGURE,
      widthMm,
      isParted: true,
      alt: altOfPosition(context, heads, read),
    },
    legend: [
      ...letters.map((sign, index) => ({ sign, meaning: places[index] ?? "" })),
      ...marks.filter(({ sign }) => !explained.some((known) => known.sign === sign)),
    ],
    notes: positions.flatMap((one) => sayNotes(context, one)),
    names: namesIn(context, positions, letters),
  };
}

/** What is drawn, and the same in words. */
interface Drawn<Spec extends StripSpec | SwarmSpec> {
  readonly spec: Pick<Spec, "form" | "rows">;
  readonly read: readonly ReadRow[];
}

function drawStrip(
  page: Context,
  positions: readonly Position[],
  frame: RowFrame,
  letters: readonly string[],
): Drawn<StripSpec> {
  const context = inDrawing(page);
  const rows = positions.map((one) => stripRow(context, one, frame, letters));
  return { spec: { form: "strip", rows }, read: rows.map(readStrip) };
}

function drawSwarm(
  page: Context,
  positions: readonly Position[],
  frame: RowFrame,
): Drawn<SwarmSpec> {
  const context = inDrawing(page);
  const rows = positions.map((one) => swarmRow(context, one, frame));
  return { spec: { form: "swarm", rows }, read: rows.map(readSwarm) };
}

/** Numbers within a drawing have no anchors of their own. */
function inDrawing(context: Context): Context {
  return { ...context, ledger: ledgerUnder(context.ledger, POSITION_FIGURE) };
}

/** All that is drawn of a row. */
function drawnIn({ compared, beside }: Position): readonly Figure[] {
  return [...compared, ...beside];
}

/** A figure of the period that all upper lines are of; null where they are of several. */
function commonPeriod(context: Context, positions: readonly Position[]): Figure | null {
  const firsts = positions.map(({ compared }) => compared[0] ?? null);
  const said = new Set(
    firsts.map((one) => one && wordPeriod(context.locale, periodOf(context, one), "long")),
  );
  return said.size === 1 ? (firsts[0] ?? null) : null;
}

/** How the figure is to be read: what stands on each line, and which marks it has. */
function sayLanes(
  context: Context,
  positions: readonly Position[],
  { isSwarm, period }: { readonly isSwarm: boolean; readonly period: Figure | null },
): Sentence {
  const { locale } = context;
  const hasField = positions.some(({ isField }) => isField);
  const hasOthers = positions.some(({ beside }) => beside.length > 0);
  const when = period ? sayOne(context, period) : say(locale.say("position.onePeriod"));
  const form = isSwarm ? "swarm" : "strip";
  const parts = [
    ...(hasField ? [say(locale.say(`position.${form}.field`), { period: when })] : []),
    ...(!hasField ? [say(locale.say("position.plain"), { period: when })] : []),
    ...(hasOthers && !isSwarm ? [say(locale.say("position.strip.beside"))] : []),
    ...(isSwarm ? [say(locale.say("position.swarm.quantiles"))] : []),
    say(locale.say("position.scale")),
  ];
  return capitaliseFirst(join(parts, locale.say("list.row")));
}

function sayOne(context: Context, figure: Figure): Sentence {
  const one = periodOf(context, figure);
  const behind = { figures: [figure.id], formula: "year of the figures" };
  const numeral = periodNumeral(context, one, behind, "long");
  const isPlain = numeral.text === one.period;
  return isPlain ? sayQuantity(context.locale.say("year"), numeral, "") : [numeral];
}

function marksIn(
  context: Context,
  positions: readonly Position[],
  { isSwarm, rows }: { readonly isSwarm: boolean; readonly rows: readonly ReadRow[] },
): readonly Sign[] {
  const isNamed = ({ region }: Figure) => !isSwarm || context.focus.includes(region);
  const figures = positions.flatMap(({ compared, comparison, target }) => [
    ...compared,
    ...comparison.cells.flatMap((cell) => cell.figures.filter(isNamed)),
    ...(target?.figures ?? []),
  ]);
  const arrow = context.locale.say("legend.arrow");
  const marks = legendOf(context, figures, []).filter(({ meaning }) => meaning !== arrow);
  const isRanked = rows.some(({ rank, isUnranked }) => rank !== "" && !isUnranked);
  return isRanked ? [...marks, explain(context.locale, "legend", "rank")] : marks;
}

/** Bases, scopes and what was revised, each with the row that it holds for. */
function sayNotes(context: Context, { comparison }: Position): readonly Sentence[] {
  const { locale } = context;
  const { indicator, measure } = comparison;
  return [
    ...notesOf(comparison, null).map((note) => sayTermNote(context, note)),
    ...sayRevisions(context, comparison),
  ].map((note) =>
    say(locale.say("position.note"), {
      indicator: measureName(context, indicator, measure),
      note,
    }),
  );
}

/** Names among its words, whose digits are no figures. */
function namesIn(
  context: Context,
  positions: readonly Position[],
  letters: readonly string[],
): readonly string[] {
  const own = positions.flatMap(({ comparison: { indicator, measure, cells } }) => [
    measureName(context, indicator, measure),
    ...cells.flatMap(({ figures }) => figures.map((one) => unitName(context, one, null))),
  ]);
  return [...new Set([...own, ...letters])];
}
