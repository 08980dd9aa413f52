import type { GroupRange, GroupRule, Indicator, Measure } from "../model.ts";
import { type Checks, checkReference } from "../names.ts";
import { sayPeriodFault } from "../period-checks.ts";
import type { GroupSpec } from "../schema.ts";
import { readPeriod } from "../time/period.ts";
import type { Path, YamlSource } from "../yaml-source.ts";

type RuleSpec = NonNullable<GroupSpec["rule"]>;
type RangeSpec = NonNullable<RuleSpec["range"]>;

/** What a rule is read with. */
interface RuleReading {
  readonly source: YamlSource;
  readonly indicatorById: ReadonlyMap<string, Indicator>;
  readonly checks: Checks;
}

/**
 * Reads the rule of a group; null where it has a fault, which is reported.
 *
 * Errors: `wrong-group` for a rule without a condition and a range without an end or with its ends the wrong way round;
 * `unknown-region`, `unknown-indicator`, `wrong-measure`, `wrong-period`.
 */
export function readRule(id: string, spec: RuleSpec, reading: RuleReading): GroupRule | null {
  const { source, checks } = reading;
  const path = [id, "rule"];
  const { within = null, level, tag = null, range = null } = spec;
  if (Object.values(spec).every((condition) => condition === undefined)) {
    const message = `The rule of \`${id}\` has no condition; expected within, level, tag or range.`;
    const at = source.at(path, "key");
    checks.report({ severity: "error", code: "wrong-group", message, at });
    return null;
  }
  const isPlace =
    within === null || checkReference("region", within, source, [...path, "within"], checks);
  const read = range && readRange(range, [...path, "range"], reading);
  if (!isPlace || (range !== null && read === null)) return null;
  return { within, levels: level === undefined ? [] : [level].flat(), tag, range: read };
}

function readRange(spec: RangeSpec, path: Path, reading: RuleReading): GroupRange | null {
  const { source, indicatorById, checks } = reading;
  const { indicator, from = null, to = null } = spec;
  let isSound = true;
  const fault = (
    code: "wrong-group" | "wrong-measure" | "wrong-period",
    told: { readonly message: string; readonly hint?: string },
    key: string | null,
  ) => {
    const at = key === null ? source.at(path, "key") : source.at([...path, key]);
    checks.report({ severity: "error", code, ...told, at });
    isSound = false;
  };
  if (from === null && to === null)
    fault("wrong-group", { message: "The range has no end; expected `from`, `to` or both." }, null);
  if (from !== null && to !== null && from > to)
    fault("wrong-group", { message: `\`from\` ${from} is greater than \`to\` ${to}.` }, "from");
  if (!checkReference("indicator", indicator, source, [...path, "indicator"], checks)) return null;
  const known = indicatorById.get(indicator);
  // An entry with faults is told where it stands.
  if (!known) return null;
  const measure = spec.measure ?? known.measure;
  if (!measuresOf(known).includes(measure)) {
    const message = `${indicator} has no ${measure}; expected ${known.measure}, growth or change.`;
    fault("wrong-measure", { message }, "measure");
  }
  const period = readPeriod(String(spec.period), known.time);
  if ("fault" in period)
    fault("wrong-period", sayPeriodFault(period.fault, String(spec.period)), "period");
  return isSound && "period" in period
    ? { indicator, measure, period: period.period, from, to }
    : null;
}

function measuresOf({ measure }: Indicator): readonly Measure[] {
  return [measure, "growth", "change"];
}
