import Table from "cli-table3";
import { compare } from "../analysis/compare.ts";
import type { Comparison, Question } from "../analysis/model.ts";
import { timingOf } from "../analysis/timing.ts";
import { exportRecords } from "../dataset/export.ts";
import type { Dataset, Figure, Language, Measure, PeriodChoice } from "../dataset/model.ts";
import { suggest } from "../dataset/suggestion.ts";
import { LATEST } from "../dataset/time/choice.ts";
import { frequencyOf } from "../dataset/time/period.ts";
import { ReportError } from "../error.ts";
import type { Host } from "../host.ts";
import { knownOf } from "./known.ts";
import { loadAsOf } from "./load.ts";
import { log, printJson } from "./terminal.ts";

interface CompareOptions {
  readonly indicator: string;
  readonly measure?: Measure;
  readonly target?: boolean;
  readonly regions?: readonly string[];
  readonly period?: PeriodChoice;
  readonly asOf?: string;
  readonly lang: Language;
  readonly data: string;
  readonly json?: boolean;
}

/** `briefings compare`: one comparison as a table, or as JSON. */
export async function showComparison(host: Host, options: CompareOptions): Promise<void> {
  const dataset = await loadAsOf(host, options.data, options.asOf ?? null);
  const comparison = ask(dataset, options);
  if (options.json) printJson(host, toJson(dataset, comparison));
  else showTable(host, dataset, comparison, options.lang);
}

function ask(
  dataset: Dataset,
  { indicator, measure, target = false, regions, period = LATEST }: CompareOptions,
): Comparison {
  const known = dataset.indicatorById.get(indicator);
  if (!known) {
    const near = suggest(indicator, [...dataset.indicatorById.keys()]);
    throw new ReportError("USAGE", `No indicator is called "${indicator}"`, {
      hint: near ?? "`briefings data` lists every figure with its indicator",
    });
  }
  const places = [...dataset.regionById.keys()];
  for (const region of regions ?? []) knownOf(region, places, "region");
  const asked = {
    indicator,
    target,
    regions: regions ?? places,
    ...askedFor(dataset, indicator, period, regions ?? places),
  };
  if (measure) return compare(dataset, { ...asked, measure });
  const own = compare(dataset, { ...asked, measure: known.measure });
  // Many indicators are published as growth alone.
  return isEmpty(own) ? compare(dataset, { ...asked, measure: "growth" }) : own;
}

/** The period asked for is that of the figures themselves, also of targets. */
function askedFor(
  dataset: Dataset,
  indicator: string,
  period: PeriodChoice,
  regions: readonly string[],
): Pick<Question, "period" | "frequency"> {
  const frequency = typeof period === "string" ? "year" : frequencyOf(period.period);
  const headline = [{ indicator, measures: [] }];
  return timingOf(dataset, { period, frequency, headline }, regions);
}

function isEmpty({ cells }: Comparison): boolean {
  return cells.every((cell) => cell.figures.length === 0);
}

function toJson(dataset: Dataset, { cells, groups, ...comparison }: Comparison) {
  return {
    ...comparison,
    cells: cells.map(({ region, figures }) => {
      const records = exportRecords({ ...dataset, figures }).map((record, index) => ({
        ...record,
        conflict: figures[index]?.standing === "contradicted",
        remark: figures[index]?.remark ?? null,
      }));
      return { region, ...(records[0] ?? { value: null }), figures: records };
    }),
    groups: groups.map(({ ranks, ...group }) => ({ ...group, ...(ranks ? { ranks } : {}) })),
  };
}

function showTable(host: Host, dataset: Dataset, comparison: Comparison, lang: Language): void {
  const name = dataset.indicatorById.get(comparison.indicator)?.name[lang];
  const head = [
    "region",
    "period",
    comparison.measure,
    "status",
    "bound",
    "basis, scope",
    "grade",
    "rank",
    "section",
  ];
  const table = new Table({ head, style: { head: [], border: [] } });
  for (const { region, figures } of comparison.cells) {
    const place = dataset.regionById.get(region)?.short[lang] ?? region;
    const group = comparison.groups.find((candidate) => candidate.regions.includes(region));
    const rank = group?.ranks?.[region];
    const of = Object.keys(group?.ranks ?? {}).length;
    table.push([
      place,
      eachOf(figures, (figure) => figure.period),
      eachOf(figures, worded),
      eachOf(figures, (figure) => figure.status),
      eachOf(figures, (figure) => figure.bound),
      eachOf(figures, (figure) => namesOf(dataset, figure, lang)),
      group?.grade ?? "",
      rank === undefined ? "" : `${rank} of ${of}${group?.provisional ? ", provisional" : ""}`,
      eachOf(figures, (figure) => figure.section),
    ]);
  }
  const of = comparison.period === null ? "the latest of each place" : comparison.period;
  log(host, `${name}, ${comparison.target ? "target" : "outcome"}, ${of}`);
  host.stdout.write(`${table.toString()}\n`);
  for (const { code, regions } of comparison.notes) log(host, `  ${code}: ${regions.join(", ")}`);
}

function eachOf(figures: readonly Figure[], word: (figure: Figure) => string): string {
  return figures.length === 0 ? "–" : figures.map(word).join("\n");
}

function namesOf(dataset: Dataset, { basis, scope, on }: Figure, lang: Language): string {
  const terms = [dataset.basisById.get(basis ?? ""), dataset.scopeById.get(scope ?? "")];
  const names = terms.flatMap((term) => term?.name[lang] ?? []);
  return [...names, ...(on === "year_earlier" ? [] : [on])].join(", ");
}

function worded(figure: Figure): string {
  return figure.value === null ? (figure.text ?? "") : `${figure.value} ${figure.unit}`;
}
