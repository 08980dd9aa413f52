/** Places as columns stand by the periods asked of them, so that what may be compared stands together. */

import { groupByPeriods } from "../../analysis/panel-rows.ts";
import type { Context } from "../context.ts";
import type { ColumnView, SharedPeriodsView } from "../model.ts";
import type { Line } from "./lines.ts";
import { askedOf, columnOf, headPeriod, type Setting } from "./setting.ts";

/** Puts the places that share periods beside each other; those for reference stay last. */
export function byPeriods(setting: Setting): Setting {
  const order = groupsOf(setting).flat();
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

/** Columns in groups: of the compared places, then of those for reference. */
function groupsOf({ lines, regions, references }: Setting): readonly (readonly number[])[] {
  const count = regions.length - references.length;
  const keys = regions.map((_, place) => askedOf(lines, place).join());
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
  const groups = groupsOf(setting);
  const isShared = groups.filter(([place = 0]) => place < compared).length > 1;
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
