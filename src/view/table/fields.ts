/** The field on which numbers stand that may be compared, and thin bars under them. */

import type { Context } from "../context.ts";
import { drawnValue } from "../figure.ts";
import type { BarView, CellView } from "../model.ts";
import type { Line } from "./lines.ts";
import { round } from "./setting.ts";

/** A cell in a field, by its place in the line. */
interface Member {
  readonly place: number;
  readonly opens: boolean;
  /** Places of all cells in its field. */
  readonly field: readonly number[];
}

/**
 * Puts the numbers of a row that may be compared on a field, with `microBars` each over a bar on the scale of its field from
 * zero; no bars in a row with a negative number, which would look like none.
 *
 * `cells`: those of a line, place after place.
 */
export function withFields(
  context: Context,
  line: Line,
  cells: readonly CellView[],
  microBars: boolean,
): readonly CellView[] {
  const members = membersOf(line);
  const { comparison } = line.source;
  const valueAt = (place: number) => {
    const figure = comparison.cells[place]?.figure;
    return figure ? drawnValue(context, figure) : null;
  };
  const hasBars = microBars && members.every(({ place }) => (valueAt(place) ?? 0) >= 0);
  return cells.map((cell, place) => {
    const member = members.find((one) => one.place === place);
    const [figure, value] = [comparison.cells[place]?.figure, valueAt(place)];
    if (!member || !figure || value === null) return cell;
    const most = Math.max(...member.field.map((other) => valueAt(other) ?? 0));
    const bar: BarView = { ratio: value > 0 ? round(value / most) : 0, status: figure.status };
    return { ...cell, field: member.opens ? "opens" : "goes-on", ...(hasBars ? { bar } : {}) };
  });
}

/** The places of a row in its fields: a second field is of another period, and does not reach into the first. */
function membersOf({ source: { comparison, before } }: Line): readonly Member[] {
  if (before) return [];
  const fields: (readonly number[])[] = [];
  const periods = new Set<string>();
  for (const { regions, ranks } of comparison.groups) {
    const places = [...comparison.cells.keys()].filter((place) =>
      regions.includes(comparison.cells[place]?.region ?? ""),
    );
    const period = comparison.cells[places[0] ?? -1]?.figure?.period;
    if (!ranks || places.length < 2 || period === undefined || periods.has(period)) continue;
    if (fields.some((field) => areEntangled(field, places))) continue;
    fields.push(places);
    periods.add(period);
  }
  return fields.flatMap((field) =>
    field.map((place, index) => ({ place, opens: index === 0, field })),
  );
}

function areEntangled(a: readonly number[], b: readonly number[]): boolean {
  return Math.min(...a) < Math.max(...b) && Math.min(...b) < Math.max(...a);
}
