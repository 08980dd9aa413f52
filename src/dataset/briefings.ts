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
 * Shape: a briefing that names no regions gets the array `regions` itself, not a copy: `remember` shares comparisons
 * between briefings by the identity of that array.
 * Errors: those of `checkShape`; the unknown references; `wrong-measure` where an indicator has no such
 * number; `repeated-name` where a region stands twice; `region-not-shown` where the place in focus or a
 * peer is none of the briefing's own.
 */
export function resolveBriefing(
  source: YamlSource,
  regions: readonly string[],
  indicatorById: ReadonlyMap<string, Indicator>,
  checks: Checks,
): BriefingSpec | null {
  const spec = checkShape(briefingSchema, source, [], checks.report);
  if (!spec) return null;
  checkRegions(spec, source, checks);
  checkIndicators(spec, source, indicatorById, checks);
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
    regions: spec.regions ?? regions,
    focus: spec.focus ?? null,
    peers: spec.peers ?? [],
    pages: spec.pages ?? null,
    headline: spec.headline ?? [],
    sections: (spec.sections ?? []).map(({ theme, indicators = [], charts = [] }) => ({
      theme,
      indicators,
      charts,
    })),
    at: source.at(spec.regions ? ["regions"] : ["kind"]),
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

function checkRegions(
  { regions, focus, peers = [] }: BriefingFileSpec,
  source: YamlSource,
  checks: Checks,
): void {
  checkList(regions ?? [], "regions", source, checks);
  checkList(peers, "peers", source, checks);
  const { region: known } = checks.names;
  // A briefing without `regions` shows all regions of the dataset.
  const shown = new Set(regions ?? known);
  const checkShown = (region: string, path: Path) => {
    if (!known?.has(region) || shown.has(region)) return;
    const message = `\`${region}\` is not among the \`regions\` that the briefing shows.`;
    const [at, hint] = [source.at(path), "name one of them, or add it there"];
    checks.report({ severity: "error", code: "region-not-shown", message, at, hint });
  };
  if (focus !== undefined) {
    checkReference("region", focus, source, ["focus"], checks);
    checkShown(focus, ["focus"]);
  }
  for (const [index, peer] of peers.entries()) checkShown(peer, ["peers", index]);
}

/** Each region of a list exists and stands there once. */
function checkList(
  regions: readonly string[],
  key: "regions" | "peers",
  source: YamlSource,
  checks: Checks,
): void {
  for (const [index, region] of regions.entries()) {
    const path = [key, index];
    checkReference("region", region, source, path, checks);
    if (regions.indexOf(region) < index) {
      const message = `\`${region}\` stands twice; expected each region once.`;
      checks.report({ severity: "error", code: "repeated-name", message, at: source.at(path) });
    }
  }
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
