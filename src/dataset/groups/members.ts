import type { Dataset, Figure, Level, Period, Region } from "../model.ts";
import { liesWithin } from "../regions/tree.ts";
import type { GroupSpec } from "../schema.ts";
import { periodFor, readAskedPeriod } from "../time/period.ts";

type Rule = NonNullable<GroupSpec["rule"]>;
type Range = NonNullable<Rule["range"]>;

/** What the rule of a group is worked out from. */
export type GroupSource = Pick<Dataset, "regionById" | "indicatorById" | "figures">;

/** Returns the places of which every condition of a rule holds, in the order of regions.yaml. */
export function placesOf(rule: Rule, source: GroupSource): readonly string[] {
  const { within, level, tag, range } = rule;
  const { regionById } = source;
  const levels = level === undefined ? null : new Set<Level>([level].flat());
  const inRange = range === undefined ? null : placesInRange(range, source);
  const belongs = ({ id, level: own, tags }: Region) =>
    (within === undefined || liesWithin(id, within, regionById)) &&
    (levels === null || levels.has(own)) &&
    (tag === undefined || tags.includes(tag)) &&
    (inRange === null || inRange.has(id));
  return [...regionById.values()].filter(belongs).map(({ id }) => id);
}

/** The period of a range; null where what is written is none. */
export function periodOf({ indicator, period }: Range, source: GroupSource): Period | null {
  const asked = readAskedPeriod(String(period));
  return asked && periodFor(asked, source.indicatorById.get(indicator)?.time ?? null);
}

/** The places with an outcome of the period in the range; figures that are contradicted or replaced do not count. */
function placesInRange(range: Range, source: GroupSource): ReadonlySet<string> {
  const period = periodOf(range, source);
  const measure = range.measure ?? source.indicatorById.get(range.indicator)?.measure;
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = range;
  const isIn = ({ value }: Figure) => value !== null && value >= from && value <= to;
  const isAsked = (figure: Figure) =>
    figure.indicator === range.indicator && figure.measure === measure && figure.period === period;
  const counts = ({ status, standing, scope }: Figure) =>
    status !== "target" && standing === "counts" && scope === null;
  const found = source.figures.filter((one) => isAsked(one) && counts(one) && isIn(one));
  return new Set(found.map(({ region }) => region));
}
