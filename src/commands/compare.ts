import Table from "cli-table3";
import { compare } from "../analysis/compare.ts";
import type { Comparison } from "../analysis/model.ts";
import { exportRecords } from "../dataset/export.ts";
import type { Dataset, Figure, Language, Measure } from "../dataset/model.ts";
import { suggest } from "../dataset/suggestion.ts";
import { ReportError } from "../error.ts";
import type { Host } from "../host.ts";
import { knownOf } from "./known.ts";
import { loadDataset } from "./load.ts";
import { log, printJson } from "./terminal.ts";

export interface CompareOptions {
  readonly indicator: string;
  readonly measure?: Measure;
  readonly target?: boolean;
  readonly regions?: readonly string[];
  readonly lang: Language;
  readonly data: string;
  readonly json?: boolean;
}

/** `briefings compare`: one comparison as a table, or as JSON. */
export async function showComparison(host: Host, options: CompareOptions): Promise<void> {
  const dataset = await loadDataset(host, options.data);
  const comparison = ask(dataset, options);
  if (options.json) printJson(host, toJson(dataset, comparison));
  else showTable(host, dataset, comparison, options.lang);
}

function ask(
  dataset: Dataset,
  { indicator, measure, target, regions }: CompareOptions,
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
  const asked = { indicator, target: target ?? false, regions: regions ?? places };
  if (measure) return compare(dataset, { ...asked, measure });
  const own = compare(dataset, { ...asked, measure: known.measure });
  // Many indicators are published as growth alone.
  return isEmpty(own) ? compare(dataset, { ...asked, measure: "growth" }) : own;
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
    "year",
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
      eachOf(figures, (figure) => String(figure.year)),
      eachOf(figures, worded),
      eachOf(figures, (figure) => figure.status),
      eachOf(figures, (figure) => figure.bound),
      eachOf(figures, (figure) => namesOf(dataset, figure, lang)),
      group?.grade ?? "",
      rank === undefined ? "" : `${rank} of ${of}${group?.provisional ? ", provisional" : ""}`,
      eachOf(figures, (figure) => figure.section),
    ]);
  }
  log(
    host,
    `${name}, ${comparison.target ? "target of the plan year" : "outcome of the past year"}`,
  );
  host.stdout.write(`${table.toString()}\n`);
  for (const { code, regions } of comparison.notes) log(host, `  ${code}: ${regions.join(", ")}`);
}

function eachOf(figures: readonly Figure[], word: (figure: Figure) => string): string {
  return figures.length === 0 ? "–" : figures.map(word).join("\n");
}

function namesOf(dataset: Dataset, { basis, scope }: Figure, lang: Language): string {
  const terms = [dataset.basisById.get(basis ?? ""), dataset.scopeById.get(scope ?? "")];
  return terms.flatMap((term) => term?.name[lang] ?? []).join(", ");
}

function worded(figure: Figure): string {
  return figure.value === null ? (figure.text ?? "") : `${figure.value} ${figure.unit}`;
}
