import Table from "cli-table3";
import type { Comparison } from "../../analysis/model.ts";
import { type CompareOptions, compareIndicator } from "../../app/compare.ts";
import { exportRecords } from "../../dataset/export.ts";
import type { Dataset, Figure, Language } from "../../dataset/model.ts";
import { environmentOf } from "./environment.ts";
import type { Host } from "./host.ts";
import { soundOf } from "./sound.ts";
import { log, printJson } from "./terminal.ts";

interface CompareCommandOptions extends CompareOptions {
  readonly lang: Language;
  readonly json?: boolean;
}

/** `briefings compare`: one comparison as a table, or as JSON. */
export async function showComparison(host: Host, options: CompareCommandOptions): Promise<void> {
  const { data, json, lang } = options;
  const compared = await compareIndicator(options, environmentOf(host));
  const { dataset, comparison } = soundOf(host, compared, { folder: data, json });
  if (json) printJson(host, toJson(dataset, comparison));
  else showTable(host, dataset, comparison, lang);
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
