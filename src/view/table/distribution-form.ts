/** Many places: ends, quartiles and median, a line an indicator, each a published value with the name of its place. */

import { type Distribution, distributionsOf } from "../../analysis/distribution.ts";
import type { Comparison } from "../../analysis/model.ts";
import type { Figure } from "../../dataset/model.ts";
import { type Context, placeName } from "../context.ts";
import { showFigure } from "../figure.ts";
import type { BlockRowView, BlockView, CellView, Numeral, Sentence } from "../model.ts";
import type { NoteBook } from "../notes.ts";
import { sayCount } from "../phrase.ts";
import { rankIn } from "../rank.ts";
import { join, say, words } from "../sentence.ts";
import { buildCell, EMPTY, missingCell } from "./cell.ts";
import type { Line } from "./lines.ts";
import { round, styleOf } from "./setting.ts";

const STATISTICS = ["highest", "upperQuartile", "median", "lowerQuartile", "lowest"] as const;

/** Names of places that share a value; more are counted. */
const MOST_NAMED = 2;

/** Parts of the width of a table: indicator, unit, year, number of places; the statistics share the rest. */
const SHARES = { stub: 0.19, unit: 0.11, year: 0.055, count: 0.075 } as const;

export interface DistributionSource {
  readonly id: string;
  readonly caption: string;
  readonly lines: readonly Line[];
  readonly widthMm: number;
}

/** Sets the distributions of a table's lines; a line without numbers that can be compared is counted below. */
export function setDistribution(
  context: Context,
  notes: NoteBook,
  { id, caption, lines, widthMm }: DistributionSource,
): { readonly block: BlockView; readonly shown: readonly Figure[] } {
  const { locale, focus } = context;
  const found = lines.map((line) => ({
    line,
    distributions: distributionsOf(line.source.comparison),
  }));
  const told = found.flatMap(({ line, distributions }) =>
    distributions.map((distribution) => ({ line, distribution })),
  );
  let before = "";
  const rows = told.map(({ line, distribution }) => {
    const opens = line.indicator !== before;
    before = line.indicator;
    return setRow(context, notes, { line, distribution, opens });
  });
  const [place] = focus;
  const heads = [
    ...STATISTICS.map((key) => locale.say(`table.${key}`)),
    ...(place === undefined ? [] : [placeName(context, place)]),
  ];
  const leading = Object.values(SHARES).map((share) => share * widthMm);
  const restMm = (widthMm - leading.reduce((sum, mm) => sum + mm, 0)) / heads.length;
  const untold = found.filter(({ distributions }) => distributions.length === 0).length;
  const block: BlockView = {
    id,
    caption,
    style: styleOf({ slot: SLOT_MM, rank: RANK_MM }),
    widthsMm: [...leading, ...heads.map(() => restMm)].map(round),
    spans: [],
    stubs: ["labels.indicator", "labels.unit", "labels.year", "table.places"].map((key) => ({
      title: locale.say(key),
      years: [],
    })),
    columns: heads.map((name) => ({ name, unit: "", years: [], notes: [] })),
    rows,
    remark: sayRemark(context, untold),
  };
  const shown = told.flatMap(({ distribution }) => STATISTICS.flatMap((key) => distribution[key]));
  return { block, shown };
}

const SLOT_MM = 2;
const RANK_MM = 7.6;

function sayRemark(context: Context, untold: number): Sentence {
  const { locale } = context;
  const rest =
    untold === 0
      ? []
      : [
          say(locale.say("table.untold"), {
            count: sayCount(context, untold, "lines without numbers that can be compared"),
          }),
        ];
  return join([say(locale.say("table.nearestRank")), ...rest], locale.say("list.sentence"));
}

interface RowSource {
  readonly line: Line;
  readonly distribution: Distribution;
  readonly opens: boolean;
}

function setRow(
  context: Context,
  notes: NoteBook,
  { line, distribution, opens }: RowSource,
): BlockRowView {
  const { comparison } = line.source;
  const { ledger, focus } = context;
  const year = ledger.enter({
    text: String(distribution.year),
    value: distribution.year,
    unit: null,
    figures: [],
    formula: "year of the figures",
  });
  const [place] = focus;
  return {
    name: opens ? line.full : "",
    opens,
    isFocus: false,
    notes: notes.take(onlyOf(comparison, distribution), null),
    subs: [[words(line.unit)], [year], [showCount(context, comparison, distribution)]],
    cells: [
      ...STATISTICS.map((key) => setStatistic(context, key, distribution[key])),
      ...(place === undefined ? [] : [setFocus(context, comparison, distribution, place)]),
    ],
  };
}

/** The comparison with none but the cells of a distribution. */
function onlyOf(comparison: Comparison, { figures }: Distribution): Comparison {
  const members = new Set(figures);
  const cells = comparison.cells.filter(({ figure }) => figure !== null && members.has(figure));
  return { ...comparison, cells };
}

/** How many are like for like, of how many that publish. */
function showCount({ ledger }: Context, { cells }: Comparison, { figures }: Distribution): Numeral {
  const publishing = cells.filter((cell) => cell.figures.length > 0).length;
  return ledger.enter({
    text: `${figures.length}/${publishing}`,
    value: figures.length,
    unit: null,
    figures: figures.map(({ id }) => id),
    formula: "places like for like / places that publish",
  });
}

function setStatistic(
  context: Context,
  key: (typeof STATISTICS)[number],
  figures: readonly Figure[],
): CellView {
  const [figure] = figures;
  if (!figure) return EMPTY;
  const numeral = showFigure(context, figure, { signed: true });
  return { ...EMPTY, numerals: [numeral], place: namePlacesOf(context, key, figures) };
}

function namePlacesOf(context: Context, key: string, figures: readonly Figure[]): Sentence {
  const { locale } = context;
  const names = figures.slice(0, MOST_NAMED).map(({ region }) => placeName(context, region));
  if (figures.length <= MOST_NAMED) return [words(names.join(locale.say("list.separator")))];
  return say(locale.say("table.placesOfValue"), {
    place: names[0] ?? "",
    count: sayCount(context, figures.length, `places at the ${key}`),
  });
}

/** The place in focus, where it is one of them; else why it is not. */
function setFocus(
  context: Context,
  comparison: Comparison,
  { figures }: Distribution,
  place: string,
): CellView {
  const cell = comparison.cells.find(({ region }) => region === place);
  if (!cell || cell.figures.length === 0) return missingCell(context);
  if (cell.figure && figures.includes(cell.figure)) {
    return buildCell(context, cell, rankIn(comparison, place), null);
  }
  return { ...EMPTY, kind: "words", isNumber: false, words: context.locale.say("table.apart") };
}
