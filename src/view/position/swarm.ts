import type { Distribution } from "../../analysis/distribution.ts";
import type { Position } from "../../analysis/positions.ts";
import type { SwarmPoint, SwarmRow } from "../../charts/position/model.ts";
import type { Figure } from "../../dataset/model.ts";
import type { ReadRow } from "../chart/alt.ts";
import { type Context, placeName } from "../context.ts";
import { drawnValue, showFigure } from "../figure.ts";
import { sayCount } from "../phrase.ts";
import { plainText, say } from "../sentence.ts";
import { type RowFrame, sayPeriodOf, wordBeside } from "./beside.ts";

/** Words a row of points: the place in focus, both ends and peers are named, all others counted. */
export function swarmRow(context: Context, position: Position, frame: RowFrame): SwarmRow {
  return {
    ...wordBeside(context, position, frame),
    points: position.compared.flatMap((figure) => drawPoint(context, position, figure)),
    quantiles: quantilesOf(context, position.distribution),
    missing: sayCounts(context, position),
  };
}

/** The values of a row in words: of the places named, and the quantiles. */
export function readSwarm(row: SwarmRow): ReadRow {
  return { ...row, values: [...row.points, ...row.quantiles].map(({ label }) => label) };
}

function drawPoint(
  context: Context,
  { compared, place }: Position,
  figure: Figure,
): readonly SwarmPoint[] {
  const { region, status, bound } = figure;
  const value = drawnValue(context, figure);
  if (value === null || status === "target") return [];
  const isFocus = region === place;
  const alike = compared.filter((other) => other.value === figure.value);
  const isEnd = [compared[0], compared.at(-1)].some((end) => end && alike.includes(end));
  const isFirst = alike.find(({ region: other }) => other === place) ?? alike[0];
  const isNamed =
    isFocus || (isEnd && isFirst === figure) || (context.peers ?? []).includes(region);
  const label = isNamed ? nameOf(context, figure, isEnd && !isFocus ? alike : [figure]) : "";
  if (!isNamed) context.shown.add(figure);
  return [{ value, status, bound, isFocus, label }];
}

/** e.g. 张店 804.1; of an end that several places share, 平阴等三地 2.1. */
function nameOf(context: Context, figure: Figure, alike: readonly Figure[]): string {
  const { prefix, text, mark } = showFigure(context, figure, { signed: true });
  const name = placeName(context, figure.region);
  const place = alike.length < 2 ? name : nameSeveral(context, name, alike.length);
  return `${place} ${prefix}${text}${mark}`;
}

/** Chinese says how many places there are, English how many are not named: only that count may enter the ledger. */
function nameSeveral(context: Context, place: string, places: number): string {
  const wording = context.locale.say("table.placesOfValue");
  const count = wording.includes("{total}")
    ? { total: sayCount(context, places, "places with this value") }
    : { rest: sayCount(context, places - 1, "other places with this value") };
  return plainText(say(wording, { place, ...count }));
}

const QUANTILES = ["lowerQuartile", "median", "upperQuartile"] as const;

/** Lines at published values, where enough places are like for like. */
function quantilesOf(context: Context, distribution: Distribution | null): SwarmRow["quantiles"] {
  if (!distribution) return [];
  return QUANTILES.flatMap((key) => {
    const [figure] = distribution[key];
    const value = figure ? drawnValue(context, figure) : null;
    if (!figure || value === null) return [];
    const { prefix, text } = showFigure(context, figure, { signed: true });
    return [{ value, label: `${context.locale.say(`table.${key}`)} ${prefix}${text}` }];
  });
}

/** e.g. 可比60地；分位数取自其中48地的同类数；12地未公布. */
function sayCounts(context: Context, position: Position): string {
  const { compared, beside, undrawn, missing, distribution, place, isField } = position;
  const told = [...beside, ...undrawn.flatMap((cell) => cell.figures)];
  const own = told.filter(({ region, value }) => region === place && value !== null);
  const isPart = distribution !== null && distribution.figures.length < compared.length;
  const others = <Item extends { readonly region: string }>(items: readonly Item[]) =>
    items.filter(({ region }) => region !== place).length;
  return [
    ...own.map((figure) => sayOwn(context, figure)),
    ...countOf(context, isField ? "comparable" : "shown", compared.length),
    ...countOf(context, "ofThem", isPart ? distribution.figures.length : 0),
    ...countOf(context, "beside", others(beside)),
    ...countOf(context, "undrawn", others(undrawn)),
    ...countOf(context, "missing", missing.length),
  ].join(context.locale.say("list.row"));
}

/** Says how many places there are of a kind; nothing where there are none. */
function countOf(context: Context, kind: string, places: number): readonly string[] {
  if (places === 0) return [];
  const { locale } = context;
  const one = `position.swarm.${kind}One`;
  const wording = locale.say(places === 1 && locale.has(one) ? one : `position.swarm.${kind}`);
  return [plainText(say(wording, { count: sayCount(context, places, `places: ${kind}`) }))];
}

/** The place in focus, where it is not among the points. */
function sayOwn(context: Context, figure: Figure): string {
  const { prefix, text, mark } = showFigure(context, figure, { signed: true });
  return plainText(
    say(context.locale.say("position.swarm.own"), {
      place: placeName(context, figure.region),
      period: sayPeriodOf(context, figure),
      value: prefix + text + mark,
    }),
  );
}
