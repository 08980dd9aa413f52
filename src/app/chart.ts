import { basename, dirname, resolve } from "node:path";
import { draftBriefing } from "../briefing.ts";
import { rememberDrawn } from "../charts/memo.ts";
import type { ChartForm } from "../dataset/chart-forms.ts";
import type { BriefingSpec, Dataset, Language, Measure, PeriodChoice } from "../dataset/model.ts";
import { loadDesign } from "../design.ts";
import type { Checked } from "../diagnostic.ts";
import type { Environment } from "../environment.ts";
import { ReportError } from "../error.ts";
import { writeFiles } from "../store/folder.ts";
import type { View } from "../view/model.ts";
import { takenCharts } from "../view/taken-charts.ts";
import { chooseJobs } from "./build/choose.ts";
import { drawSheet, rasterize } from "./chart-sheet.ts";
import { compareIn } from "./compare.ts";
import { readAsOf } from "./load.ts";
import type { PlacesAsked } from "./places.ts";

/** What is asked of a chart. */
export interface ChartOptions extends PlacesAsked {
  readonly indicator: string;
  readonly form: ChartForm;
  /** Default: the indicator's own; its growth where only that is published. */
  readonly measure?: Measure;
  readonly period?: PeriodChoice;
  readonly asOf?: string;
  readonly lang: Language;
  readonly data: string;
  /** Where to write it; the ending says whether as SVG or PNG. Default: SVG as text. */
  readonly out?: string;
}

/** What a chart came to. */
interface ChartDrawn {
  readonly title: string;
  /** All of it, where it was not written to a file; null where it was. */
  readonly svg: string | null;
}

/** The kind of briefing whose charts are drawn. */
const KIND = "comparison";

/**
 * Draws what places report of an indicator as a chart by itself, with its title, marks and sources.
 *
 * Shape: null where the data has faults. Errors: USAGE for names of nothing, for places that cannot be compared, for a file of
 * another ending and for a chart that would show nothing; INPUT_UNREADABLE, OUTPUT_FAULT, CANCELLED.
 */
export async function drawIndicator(
  options: ChartOptions,
  environment: Environment,
): Promise<Checked<ChartDrawn>> {
  const { out, asOf, data, lang } = options;
  const isPicture = isPng(out);
  const read = await readAsOf(environment, data, asOf ?? null);
  const { value: dataset, ...told } = read;
  if (dataset === null) return { ...told, value: null };
  const design = await loadDesign(environment.home);
  const [job] = chooseJobs(dataset, design.kindById, {
    ...askedOf(options),
    ids: [KIND],
    lang: [lang],
  }).jobs;
  const spec = job && ofOneChart(job.spec, options, dataset);
  const view =
    spec &&
    draftBriefing({
      ...design,
      dataset,
      spec,
      regions: job.regions,
      locale: design.localeByLanguage[lang],
    }).view;
  const number = view ? numberOf(view) : 0;
  if (!view || number === 0) throw nothingToShow(options);
  const locale = design.localeByLanguage[lang];
  const svg = (await drawSheet(number, { view, dataset, locale, draw: rememberDrawn() })) ?? "";
  const title = takenCharts(view)[number - 1]?.title ?? "";
  if (out === undefined) return { ...told, value: { title, svg } };
  const path = resolve(environment.cwd, out);
  const bytes = isPicture ? await rasterize(svg) : new TextEncoder().encode(svg);
  await writeFiles(dirname(path), [{ path: basename(path), bytes }]);
  return { ...told, value: { title, svg: null } };
}

function isPng(out: string | undefined): boolean {
  if (out === undefined || /\.svg$/i.test(out)) return false;
  if (/\.png$/i.test(out)) return true;
  throw new ReportError("USAGE", `${out} is neither .svg nor .png`, {
    hint: "name a file with one of these endings",
  });
}

function askedOf({ indicator, regions, group, within, period }: ChartOptions) {
  return {
    indicators: [indicator],
    ...(regions ? { regions } : {}),
    ...(group ? { group } : {}),
    ...(within ? { within } : {}),
    ...(period ? { period } : {}),
  };
}

/** A briefing of nothing but the chart. Errors: USAGE for an indicator that does not exist. */
function ofOneChart(spec: BriefingSpec, options: ChartOptions, dataset: Dataset): BriefingSpec {
  const { indicator, measure } = compareIn(dataset, options);
  const theme = dataset.indicatorById.get(indicator)?.theme ?? "";
  const chart = { indicators: [indicator], measure, form: options.form };
  return { ...spec, headline: [], sections: [{ theme, indicators: [indicator], charts: [chart] }] };
}

/** Which of the charts of a page is that of its section, from 1; 0 where there is none. */
function numberOf(view: View): number {
  const own = new Set(view.sections.flatMap(({ charts }) => charts.map(({ id }) => id)));
  return takenCharts(view).findIndex(({ id }) => own.has(id)) + 1;
}

function nothingToShow({ indicator, measure }: ChartOptions): ReportError {
  const what = `${indicator}${measure ? `, ${measure}` : ""}`;
  return new ReportError(
    "USAGE",
    `No two of these places report ${what} so that a chart could compare them`,
    {
      hint: `\`briefings compare ${indicator}\` shows what each reports, and why it is not compared`,
    },
  );
}
