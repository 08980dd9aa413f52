import type { DiagnosticCode } from "../diagnostic-codes.ts";
import type { Registries, WrittenFigure } from "./figure-checks.ts";
import type { SourceDocument } from "./model.ts";
import type { Checks } from "./names.ts";
import { saysPlan } from "./printed/plan.ts";
import { liesWithin } from "./time/document.ts";
import {
  type Days,
  daysOf,
  type Period,
  type PeriodFault,
  readPeriod,
  type Time,
} from "./time/period.ts";
import { findReferenceFault, plainReference, type Reference } from "./time/reference.ts";
import type { Path } from "./yaml-source.ts";

/**
 * Reads the period a figure is of.
 *
 * Errors: `missing-key` for neither `year` nor `period`, `year-and-period` for both, `wrong-period`.
 */
export function readPeriodOf(written: WrittenFigure, registries: Registries, checks: Checks) {
  const { spec, source, path } = written;
  const { year, period } = spec;
  const fault = (code: DiagnosticCode, message: string, place: Path, hint?: string): null => {
    const at = source.at(place);
    checks.report({ severity: "error", code, message, at, ...(hint ? { hint } : {}) });
    return null;
  };
  if (year !== undefined && period !== undefined) {
    const message = "The figure has both `year` and `period`; expected one.";
    return fault("year-and-period", message, [...path, "period"]);
  }
  if (year !== undefined) return String(year);
  if (period === undefined) {
    const message = "`year` is missing; expected `year`, or `period`.";
    return fault("missing-key", message, path);
  }
  const read = readPeriod(String(period), timeOf(written, registries));
  if ("period" in read) return read.period;
  // If the indicator could not be read, it is unknown whether it allows months: no fault is reported.
  if (read.fault === "needs-time" && !registries.indicatorById.has(written.indicator)) return null;
  const { message, hint } = sayPeriodFault(read.fault, String(period));
  return fault("wrong-period", message, [...path, "period"], hint);
}

/** Says what is wrong with a period as it is written, and what to do. */
export function sayPeriodFault(
  fault: PeriodFault,
  period: string,
): { readonly message: string; readonly hint?: string } {
  const [expected, hintOf] = PERIOD_FAULTS[fault];
  const message = `\`period\` is ${period}; expected ${expected}.`;
  return hintOf ? { message, hint: hintOf(period) } : { message };
}

type HintOf = (period: string) => string;

const PERIOD_FAULTS: Readonly<Record<PeriodFault, readonly [expected: string, hintOf?: HintOf]>> = {
  form: ["2024, 2024-H1, 2024-Q3, 2024-09, 2024-01/09 or 2024-05-15"],
  "needs-time": [
    "a whole year for an indicator without `time`",
    () => "give the indicator `time: flow`, an amount over time, or `time: stock`, one at a moment",
  ],
  "not-from-january": ["months since January, a quarter or a half"],
  "cumulative-stock": [
    "a moment: the indicator is a stock",
    (period) => `write its last month, ${period.slice(0, 5)}${period.slice(-2)}`,
  ],
  "day-of-flow": ["a month or longer: the indicator is a flow"],
};

function timeOf(
  { indicator }: Pick<WrittenFigure, "indicator">,
  { indicatorById }: Registries,
): Time | null {
  return indicatorById.get(indicator)?.time ?? null;
}

/** Reads what growth or change is measured against, by its plain name. Errors: `wrong-reference`. */
export function readReference(
  written: WrittenFigure,
  period: Period,
  registries: Registries,
  { report }: Checks,
): Reference {
  const { spec, source, path } = written;
  const on = spec.on ?? "year_earlier";
  const fault = findReferenceFault(on, spec.measure, period, timeOf(written, registries));
  const isKnown = registries.indicatorById.has(written.indicator);
  if (fault === null || !isKnown) return plainReference(on, period);
  const message = `\`on\` is ${on}; ${REFERENCE_FAULTS[fault]}.`;
  report({ severity: "error", code: "wrong-reference", message, at: source.at([...path, "on"]) });
  return "year_earlier";
}

const REFERENCE_FAULTS = {
  "not-of-measure": "only growth and change are measured against something",
  cumulative: "months since January have no period before them",
  "flow-since-start": "only a stock has an amount at the start of the year",
  "average-of-change": "only growth has an average of two years",
} as const;

/**
 * Checks that an outcome lies in what its document covers, a target in what it aims at, and that the document was not
 * published before the period of an outcome had ended. A target whose words say that it is one may lie in either.
 *
 * Errors: `wrong-year` or `wrong-period`, `wrong-status`, `published-before-end`.
 */
export function checkPeriod(
  written: WrittenFigure,
  period: Period,
  registries: Registries,
  { report }: Checks,
): void {
  const { spec, document: id, source, path } = written;
  const document = registries.documentById.get(id);
  // A document without readable periods is already reported in documents.yaml.
  if (!document || (document.covers === null && document.aims === null)) return;
  const key = spec.period === undefined ? "year" : "period";
  const said = spec.period ?? period;
  // An indicator that could not be read is taken for a stock, of which only the last day must lie within.
  const time = registries.indicatorById.has(written.indicator)
    ? timeOf(written, registries)
    : "stock";
  const status = spec.status ?? "actual";
  const isTarget = status === "target";
  const [own, other] = isTarget
    ? [document.aims, document.covers]
    : [document.covers, document.aims];
  const fault = (code: DiagnosticCode, message: string, place: string, hint?: string) =>
    report({
      severity: "error",
      code,
      message,
      at: source.at([...path, place]),
      ...(hint ? { hint } : {}),
    });
  if (!liesWithin(period, time, own)) {
    if (!liesWithin(period, time, other)) {
      const message = `\`${key}\` is ${said}; expected ${listSpans(document)} of ${id}.`;
      fault(key === "year" ? "wrong-year" : "wrong-period", message, key);
      return;
    }
    // A document may recall what had been planned for the period that it looks back on.
    if (isTarget && saysPlan(spec.printed)) return;
    const expected = isTarget ? "actual or estimate" : "target";
    const message = `\`status\` is ${status} for ${said}; expected ${expected}.`;
    const hint = isTarget
      ? `${id} ${sayAims(document.aims)}; a target that it recalls is printed as one, with 计划 or 目标`
      : "write `status: target`";
    fault("wrong-status", message, spec.status === undefined ? key : "status", hint);
    return;
  }
  const end = daysOf(period).to;
  if (status !== "actual" || document.publishedOn === null || document.publishedOn >= end) return;
  const message = `The figure is an outcome of ${said}, which ends on ${end}; ${id} was published on ${document.publishedOn}.`;
  fault("published-before-end", message, key, "write `status: estimate`, or mend the date");
}

/** e.g. 2022 or 2023, the years; 2024-01 to 2024-09, the periods. */
function listSpans({ covers, aims }: SourceDocument): string {
  const spans = [covers, aims].flatMap((days) => (days ? [sayDays(days)] : []));
  const areYears = spans.every((span) => /^\d{4}$/.test(span));
  return `${spans.join(" or ")}, the ${areYears ? "years" : "periods"}`;
}

function sayAims(aims: Days | null): string {
  return aims === null ? "sets no targets" : `plans for ${sayDays(aims)}`;
}

/** e.g. 2022; 2019 to 2023; 2024-01 to 2024-09. */
function sayDays({ from, to }: Days): string {
  const [first, last] =
    from.endsWith("-01-01") && to.endsWith("-12-31")
      ? [from.slice(0, 4), to.slice(0, 4)]
      : [from.slice(0, 7), to.slice(0, 7)];
  return first === last ? first : `${first} to ${last}`;
}
