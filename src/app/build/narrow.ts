import { measuresOf, type Reported, reportedOf } from "../../analysis/reported.ts";
import { type Timing, timingOf } from "../../analysis/timing.ts";
import { asOf } from "../../dataset/as-of.ts";
import type { BriefingSpec, Dataset, SectionSpec } from "../../dataset/model.ts";
import { type Kind, showsThemes, statusesShown } from "../../view/kind.ts";
import { existingIn } from "./misfit.ts";

/** What the places of a briefing report, as far as its kind shows it. */
interface Reports {
  /** The measures of an indicator that are reported. */
  readonly of: (indicator: string) => readonly Reported[];
  /**
   * Chooses of some indicators those that enough places report for a section to take them up, the one in focus among them; else those
   * that come closest to it. Of more than `most` those that most places report.
   *
   * Shape: in the order of the indicators.
   */
  readonly choose: (indicators: readonly string[], most?: number) => readonly string[];
}

type HeadlineRow = BriefingSpec["headline"][number];

/** Looks into what the places of a briefing report for its periods, as far as its kind shows it. */
export function openReports(
  dataset: Dataset,
  spec: BriefingSpec,
  kind: Kind,
  indicators: readonly string[],
): Reports {
  const data = asOf(dataset, spec.asOf);
  const regions = existingIn(dataset, spec);
  const headline = indicators.map((indicator) => ({ indicator, measures: [] }));
  const timing: Timing = timingOf(data, { ...spec, headline }, regions);
  const shown = statusesShown(kind);
  const least = Math.min(kind.least, regions.length);
  const known = new Map<string, readonly Reported[]>();
  const of = (indicator: string) => {
    const reported =
      known.get(indicator) ??
      reportedOf(data, indicator, regions, timing).filter(({ target }) =>
        shown.has(target ? "target" : "actual"),
      );
    known.set(indicator, reported);
    return reported;
  };
  const placesOf = (indicator: string) => new Set(of(indicator).flatMap((one) => one.regions));
  const isOfFocus = (indicator: string) =>
    spec.focus === null || placesOf(indicator).has(spec.focus);
  const choose = (ids: readonly string[], most = ids.length) => {
    const reported = ids.filter((id) => of(id).length > 0);
    const enough = reported.filter((id) => placesOf(id).size >= least);
    const ofFocus = enough.filter(isOfFocus);
    const candidates = [ofFocus, enough, reported].find(({ length }) => length > 0) ?? [];
    if (candidates.length <= most) return candidates;
    const counts = new Map(candidates.map((id) => [id, placesOf(id).size]));
    const first = [...counts].toSorted(([, one], [, other]) => other - one).slice(0, most);
    const chosen = new Set(first.map(([id]) => id));
    return candidates.filter((id) => chosen.has(id));
  };
  return { of, choose };
}

/**
 * Leaves of a briefing what is of the themes and indicators asked for.
 *
 * Shape: with themes its sections are these, in their order, as its file has them; its headline keeps the rows of them; where
 * none of a theme is left it has rows of what most places report, and where the kind shows themes by their rows alone of all that
 * enough report. With indicators sections and headline are of these alone, in their order, with the measures of the file; charts stay whose
 * indicators are all among them.
 */
export function narrowSpec(dataset: Dataset, spec: BriefingSpec, kind: Kind): BriefingSpec {
  const { themes, indicators } = spec.asked ?? {};
  if (indicators) return toIndicators(dataset, spec, kind, indicators);
  return themes ? toThemes(dataset, spec, kind, themes) : spec;
}

function toIndicators(
  dataset: Dataset,
  spec: BriefingSpec,
  kind: Kind,
  indicators: readonly string[],
): BriefingSpec {
  const reports = openReports(dataset, spec, kind, indicators);
  const told = indicators.filter((id) => reports.of(id).length > 0);
  return {
    ...spec,
    told,
    headline: told.flatMap((indicator) => rowsOf(dataset, spec, reports, indicator)),
    sections: sectionsOf(dataset, spec, told),
  };
}

/** A section a theme, in the order in which themes or indicators are asked for. */
function sectionsOf(
  { indicatorById }: Dataset,
  { sections, asked }: BriefingSpec,
  told: readonly string[],
): readonly SectionSpec[] {
  const themeOf = (id: string) => indicatorById.get(id)?.theme ?? "";
  const toldThemes = new Set(told.map(themeOf));
  const themes = asked?.themes?.filter((theme) => toldThemes.has(theme)) ?? [...toldThemes];
  const charts = sections.flatMap((section) =>
    section.charts
      .filter((chart) => chart.indicators.every((id) => told.includes(id)))
      .map((chart) => {
        // A chart may stand under another theme than that of its indicators.
        const isAsked = themes.includes(section.theme);
        return { chart, theme: isAsked ? section.theme : themeOf(chart.indicators[0] ?? "") };
      }),
  );
  return themes.map((theme) => ({
    theme,
    indicators: told.filter((id) => themeOf(id) === theme),
    charts: charts.filter((one) => one.theme === theme).map(({ chart }) => chart),
  }));
}

function toThemes(
  dataset: Dataset,
  spec: BriefingSpec,
  kind: Kind,
  themes: readonly string[],
): BriefingSpec {
  const asked = themes.map((theme) => {
    const own = spec.sections.filter((section) => section.theme === theme);
    const sections = own.length > 0 ? own : [{ theme, indicators: [], charts: [] }];
    return { sections, indicators: indicatorsIn(dataset, sections, theme) };
  });
  const all = [...new Set(asked.flatMap(({ indicators }) => indicators))];
  const reports = openReports(dataset, spec, kind, all);
  const told = asked.filter(({ indicators }) => indicators.some((id) => reports.of(id).length > 0));
  const rows = new Set(
    told.flatMap(({ indicators }) => chooseRows(spec, kind, reports, indicators)),
  );
  return {
    ...spec,
    told: [...new Set(told.flatMap(({ indicators }) => indicators))],
    headline: [...rows].flatMap((indicator) => rowsOf(dataset, spec, reports, indicator)),
    sections: told.flatMap(({ sections }) => sections),
  };
}

/** The indicators that a theme is told by: those of its sections and of their charts, where they name none all of it. */
function indicatorsIn(
  { indicatorById }: Dataset,
  sections: readonly SectionSpec[],
  theme: string,
): readonly string[] {
  const ofTheme = [...indicatorById.values()].filter((indicator) => indicator.theme === theme);
  return sections
    .filter((section) => section.theme === theme)
    .flatMap(({ indicators, charts }) => [
      ...(indicators.length > 0 ? indicators : ofTheme.map(({ id }) => id)),
      ...charts.flatMap((chart) => chart.indicators),
    ]);
}

/** Rows of a theme where its section shows the others. */
const MOST_OF_THEME = 6;

/** The indicators of a theme that the headline has rows of: those of the file first. */
function chooseRows(
  { headline }: BriefingSpec,
  kind: Kind,
  reports: Reports,
  ids: readonly string[],
): readonly string[] {
  const own = headline.map(({ indicator }) => indicator).filter((id) => ids.includes(id));
  const hasOwn = own.some((id) => reports.of(id).length > 0);
  if (!showsThemes(kind)) return [...own, ...reports.choose(ids)];
  return hasOwn ? own : reports.choose(ids, MOST_OF_THEME);
}

/** The rows of an indicator as the file has them; its amount and its growth where it has none of which anything is reported. */
export function rowsOf(
  dataset: Dataset,
  { headline }: Pick<BriefingSpec, "headline">,
  reports: Reports,
  indicator: string,
): readonly HeadlineRow[] {
  const reported = new Set(reports.of(indicator).map(({ measure }) => measure));
  const own = headline.filter((row) => row.indicator === indicator);
  if (own.some(({ measures }) => measures.some((measure) => reported.has(measure)))) return own;
  const all = measuresOf(dataset, indicator).filter((measure) => reported.has(measure));
  // A change is told beside its amount.
  const measures = all.filter((measure) => measure !== "change");
  return all.length === 0 ? [] : [{ indicator, measures: measures.length > 0 ? measures : all }];
}
