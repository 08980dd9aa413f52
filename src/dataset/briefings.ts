import { type KnownPlaces, PLACE_KEYS, resolvePlaces } from "./briefing-places.ts";
import { stemOf } from "./files.ts";
import type { BriefingSpec, Indicator, Measure } from "./model.ts";
import { type Checks, checkReference } from "./names.ts";
import { type BriefingFileSpec, briefingSchema } from "./schema.ts";
import { checkShape } from "./shape.ts";
import { LATEST, PERIOD_CHOICES, readPeriodChoice } from "./time/choice.ts";
import { frequencyOf, isOfFrequency } from "./time/period.ts";
import type { Path, YamlSource } from "./yaml-source.ts";

/**
 * Resolves one briefing's file; its id is the file's name.
 *
 * Shape: briefings that name no places get one array of regions, not copies: `remember` shares comparisons between briefings
 * by the identity of that array.
 * Errors: those of `checkShape` and `resolvePlaces`; the unknown references; `wrong-measure` where an indicator has no such
 * number.
 */
export function resolveBriefing(
  source: YamlSource,
  known: KnownPlaces & { readonly indicatorById: ReadonlyMap<string, Indicator> },
  checks: Checks,
): BriefingSpec | null {
  const spec = checkShape(briefingSchema, source, [], checks.report);
  if (!spec) return null;
  const places = resolvePlaces(spec, known, source, checks);
  checkIndicators(spec, source, known.indicatorById, checks);
  return {
    id: stemOf(source.path),
    kind: spec.kind,
    title: spec.title,
    subject: spec.subject,
    keywords: spec.keywords,
    author: spec.author,
    date: spec.date,
    ...resolvePeriod(spec, source, checks),
    asOf: spec.as_of ?? null,
    ...places,
    pages: spec.pages ?? null,
    headline: spec.headline ?? [],
    sections: (spec.sections ?? []).map(({ theme, indicators = [], charts = [] }) => ({
      theme,
      indicators,
      charts,
    })),
    at: source.at([PLACE_KEYS.find((key) => spec[key] !== undefined) ?? "kind"]),
  };
}

/** Errors: `wrong-period` for what is no period, or of another frequency than the one asked for. */
function resolvePeriod(
  { period, frequency }: BriefingFileSpec,
  source: YamlSource,
  { report }: Checks,
): Pick<BriefingSpec, "period" | "frequency"> {
  if (period === undefined) return { period: LATEST, frequency: frequency ?? "year" };
  const choice = readPeriodChoice(String(period));
  const fault = (message: string, key: string) =>
    report({ severity: "error", code: "wrong-period", message, at: source.at([key]) });
  if (choice === null) {
    fault(`\`period\` is ${period}; expected ${PERIOD_CHOICES}.`, "period");
    return { period: LATEST, frequency: frequency ?? "year" };
  }
  if (typeof choice === "string") return { period: choice, frequency: frequency ?? "year" };
  const own = frequencyOf(choice.period);
  const isOfIt = frequency === undefined || isOfFrequency(choice.period, null, frequency);
  if (!isOfIt) {
    fault(
      `\`frequency\` is ${frequency}; ${period} is a period of the frequency ${own}.`,
      "frequency",
    );
  }
  // A period from January on has two frequencies: 2024-H1 is a half-year, and the months since January.
  return { period: choice, frequency: isOfIt ? (frequency ?? own) : own };
}

function checkIndicators(
  spec: BriefingFileSpec,
  source: YamlSource,
  indicatorById: ReadonlyMap<string, Indicator>,
  checks: Checks,
): void {
  const check = (id: string, path: Path) => checkReference("indicator", id, source, path, checks);
  const checkMeasure = (id: string, measure: Measure, path: Path) => {
    const own = indicatorById.get(id)?.measure;
    if (own === undefined || [own, "growth", "change"].includes(measure)) return;
    const message = `${id} has no ${measure}; expected ${own}, growth or change.`;
    checks.report({ severity: "error", code: "wrong-measure", message, at: source.at(path) });
  };
  for (const [row, { indicator, measures }] of (spec.headline ?? []).entries()) {
    check(indicator, ["headline", row, "indicator"]);
    for (const [index, measure] of measures.entries()) {
      checkMeasure(indicator, measure, ["headline", row, "measures", index]);
    }
  }
  for (const [number, { theme, indicators = [], charts = [] }] of (spec.sections ?? []).entries()) {
    const section = ["sections", number];
    checkReference("theme", theme, source, [...section, "theme"], checks);
    for (const [index, id] of indicators.entries()) check(id, [...section, "indicators", index]);
    for (const [index, chart] of charts.entries()) {
      const path = [...section, "charts", index];
      for (const [panel, id] of chart.indicators.entries()) {
        check(id, [...path, "indicators", panel]);
        checkMeasure(id, chart.measure, [...path, "measure"]);
      }
    }
  }
}
