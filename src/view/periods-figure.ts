import { periodsAsked, type Timing } from "../analysis/timing.ts";
import type { YearsField, YearsRow } from "../charts/reporting/model.ts";
import type { Period } from "../dataset/model.ts";
import { comparePeriods, stepFrom } from "../dataset/time/period.ts";
import { groupBy } from "../group-by.ts";
import { type Context, listNames, placeName } from "./context.ts";
import type { PeriodsView } from "./model.ts";
import { periodNumeral } from "./period.ts";
import { sayCount } from "./phrase.ts";
import { plainText, say } from "./sentence.ts";

/** What a place is asked of. */
interface Reported {
  readonly region: string;
  readonly outcome: Period | null;
  readonly target: Period | null;
}

const ID = "periods";
/** Beside the title. */
const WIDTH_MM = 62;
/** Up to so many places have a row each; of more, those of the same periods have one together. */
const MOST_ROWS = 6;
/** Of more periods no marks could be told apart. */
const MOST_PERIODS = 6;

/**
 * Shows which place reports which periods, those of the period that most have first, on a field.
 *
 * Null where all report the same, so that a sentence says it, or where they are too far apart to be drawn.
 */
export function showPeriods(
  context: Context,
  regions: readonly string[],
  timing: Timing,
): PeriodsView | null {
  const asked = regions
    .map((region): Reported => ({ region, ...periodsAsked(context.dataset, region, timing) }))
    .filter(({ outcome, target }) => outcome ?? target);
  const periods = periodsBetween(asked);
  const isAlike = new Set(asked.map(({ outcome, target }) => `${outcome} ${target}`)).size < 2;
  if (isAlike || periods.length > MOST_PERIODS) return null;
  const { locale } = context;
  const groups = groupRows(asked);
  const [first] = groups;
  const labels = periods.map((period) => labelOf(context, period));
  const rows = groups.flatMap((group) => rowsOf(context, group, periods, asked.length));
  const field = first && first.length > 1 ? fieldOf(context, first, periods, asked.length) : null;
  const words = rows.map(({ label, marks }) => {
    const said = marks.map(({ period, status }) =>
      plainText(say(locale.say(`periods.${status}`), { period: labels[period] ?? "" })),
    );
    return `${label}${locale.say("list.sentence")}${said.join(locale.say("list.separator"))}`;
  });
  const title = locale.say("periods.title");
  return {
    spec: {
      id: ID,
      form: "years",
      widthMm: WIDTH_MM,
      title,
      key: (["actual", "target"] as const).map((status) => ({
        status,
        label: locale.say(`periods.key.${status}`),
      })),
      periods: labels,
      rows,
      field,
      alt: plainText(
        say(locale.say("chart.alt"), { title, rows: words.join(locale.say("list.row")) }),
      ),
    },
  };
}

/** All periods from the first to the last. */
function periodsBetween(asked: readonly Reported[]): readonly Period[] {
  const all = asked
    .flatMap(({ outcome, target }) => [outcome, target])
    .filter((period) => period !== null)
    .sort(comparePeriods);
  const [first, last] = [all.at(0), all.at(-1)];
  const periods: Period[] = [];
  for (let at = first ?? null; at !== null && last; at = stepFrom(at, 1)) {
    periods.push(at);
    if (at === last || periods.length > MOST_PERIODS) break;
  }
  return periods;
}

/** Places by their outcomes' period, the largest group first; the others in the order of the page. */
function groupRows(asked: readonly Reported[]): readonly (readonly Reported[])[] {
  const groups = [...groupBy(asked, ({ outcome }) => outcome ?? "").values()];
  return groups.toSorted((a, b) => b.length - a.length);
}

function rowsOf(
  context: Context,
  group: readonly Reported[],
  periods: readonly Period[],
  count: number,
): readonly YearsRow[] {
  const together = count <= MOST_ROWS ? group.map((one) => [one]) : groupByTarget(group);
  return together.flatMap((some) => {
    const [one] = some;
    if (!one) return [];
    const marks = (["outcome", "target"] as const).flatMap((end) => {
      const period = periods.indexOf(one[end] ?? "");
      return period < 0 ? [] : [{ period, status: STATUS[end] }];
    });
    return marks.length === 0 ? [] : [{ label: nameAll(context, some), marks }];
  });
}

const STATUS = { outcome: "actual", target: "target" } as const;

function groupByTarget(group: readonly Reported[]): readonly (readonly Reported[])[] {
  return [...groupBy(group, ({ target }) => target ?? "").values()];
}

const MOST_NAMED = 3;

/** The names of a few; of more how many they are. */
function nameAll(context: Context, places: readonly Reported[]): string {
  const names = places.map(({ region }) => placeName(context, region));
  if (names.length <= MOST_NAMED) return listNames(context, names);
  const count = sayCount(context, names.length, "places that report these periods", ID);
  return plainText(say(context.locale.say("periods.places"), { count }));
}

function fieldOf(
  context: Context,
  group: readonly Reported[],
  periods: readonly Period[],
  count: number,
): YearsField | null {
  const period = periods.indexOf(group[0]?.outcome ?? "");
  if (period < 0) return null;
  const rows = count <= MOST_ROWS ? group.length : groupByTarget(group).length;
  return { rows, period, words: context.locale.say("periods.alike") };
}

function labelOf(context: Context, period: Period): string {
  const behind = { formula: "period asked", where: ID };
  return periodNumeral(context, { period, time: null }, behind).text;
}
