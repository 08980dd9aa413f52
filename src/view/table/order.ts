/** Places as columns stand by the periods of their outcomes, so that what may be compared stands together. */

import { groupByPeriods } from "../../analysis/panel-rows.ts";
import { periodsOfPlace } from "../../analysis/timing.ts";
import type { Frequency } from "../../dataset/model.ts";
import type { Context } from "../context.ts";
import type { ColumnView, SharedPeriodsView } from "../model.ts";
import type { Line } from "./lines.ts";
import { askedOf, columnOf, headPeriod, type Setting } from "./setting.ts";

/** Puts the places that share periods beside each other; those for reference stay last. */
export function byPeriods(setting: Setting): Setting {
  const order = groupsOf(setting, pageKeys(setting)).flat();
  const arrange = <Item>(items: readonly Item[]): readonly Item[] =>
    order.flatMap((place) => items.slice(place, place + 1));
  return {
    ...setting,
    regions: arrange(setting.regions),
    extentsByLine: setting.extentsByLine.map(arrange),
    lines: setting.lines.map((line): Line => {
      const { comparison, before } = line.source;
      return {
        ...line,
        asked: arrange(line.asked),
        source: {
          comparison: { ...comparison, cells: arrange(comparison.cells) },
          before: before && { ...before, cells: arrange(before.cells) },
        },
      };
    }),
  };
}

/** The places in the order of all tables and pictures of a page. */
export function orderedPlaces(
  context: Context,
  regions: readonly string[],
  frequency: Frequency = "year",
): readonly string[] {
  const keys = regions.map((region) => outcomeOf(context, region, frequency));
  return groupByPeriods(keys).flatMap((group) =>
    group.flatMap((place) => regions.slice(place, place + 1)),
  );
}

/** The same for all tables of a page, whatever periods a table is of: no place changes its column from one to the next. */
function pageKeys({ context, lines, regions }: Setting): readonly string[] {
  const [first] = lines;
  const { period = null, frequency = "year" } = first?.source.comparison ?? {};
  return regions.map((region, place) =>
    period === null ? outcomeOf(context, region, frequency) : askedOf(lines, place).join(),
  );
}

function outcomeOf({ dataset }: Context, region: string, frequency: Frequency): string {
  return periodsOfPlace(dataset, region, frequency).outcome ?? "";
}

/** Columns in groups: of the compared places, then of those for reference. */
function groupsOf(
  { regions, references }: Setting,
  keys: readonly string[],
): readonly (readonly number[])[] {
  const count = regions.length - references.length;
  const ofReferences = groupByPeriods(keys.slice(count)).map((group) =>
    group.map((place) => count + place),
  );
  return [...groupByPeriods(keys.slice(0, count)), ...ofReferences];
}

/** What stands over the columns. */
interface Heads {
  readonly columns: readonly ColumnView[];
  /** None where each place has its own periods, or all have the same. */
  readonly periods: readonly SharedPeriodsView[];
}

/** Words the heads of places that stand by their periods. */
export function wordHeads(context: Context, setting: Setting): Heads {
  const { regions, references, lines } = setting;
  const compared = regions.length - references.length;
  const keys = regions.map((_, place) => askedOf(lines, place).join());
  const groups = groupsOf(setting, keys);
  // A head over several columns needs these beside each other.
  const areBeside = groups.flat().every((place, index) => place === index);
  const isShared = areBeside && groups.filter(([place = 0]) => place < compared).length > 1;
  const periods = groups.map(
    ([place = 0, ...others], index): SharedPeriodsView => ({
      years: isShared ? askedOf(lines, place).map((period) => headPeriod(context, period)) : [],
      width: 1 + others.length,
      isFirst: index === 0,
    }),
  );
  const columns = regions.map((region, place) =>
    columnOf(context, setting, region, { place, hasYears: !isShared }),
  );
  return { columns, periods: isShared ? periods : [] };
}
