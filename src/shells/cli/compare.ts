import type { Comparison } from "../../analysis/model.ts";
import { type CompareOptions, compareIndicator } from "../../app/compare.ts";
import { recordComparison } from "../../app/comparison-record.ts";
import type { Dataset, Language } from "../../dataset/model.ts";
import { tableOf } from "./comparison-table.ts";
import { environmentOf } from "./environment.ts";
import type { Host } from "./host.ts";
import { soundOf } from "./sound.ts";
import { log, printJson } from "./terminal.ts";

interface CompareCommandOptions extends CompareOptions {
  readonly lang: Language;
  /** Places of the table; without it all, or on a terminal as many as it bears. */
  readonly limit?: number;
  readonly json?: boolean;
}

/** `briefings compare`: one comparison as a table, or as JSON. */
export async function showComparison(host: Host, options: CompareCommandOptions): Promise<void> {
  const { data, json } = options;
  const compared = await compareIndicator(options, environmentOf(host));
  const { dataset, comparison } = soundOf(host, compared, { folder: data, json });
  if (json) printJson(host, recordComparison(dataset, comparison));
  else showTable(host, dataset, comparison, options);
}

/** Places that a terminal is shown where nobody says how many; what goes to a file is never cut. */
const MOST_ON_A_TERMINAL = 40;
/** Places that a note names where the table is cut. */
const MOST_IN_A_NOTE = 12;

function showTable(
  host: Host,
  dataset: Dataset,
  comparison: Comparison,
  { lang, regions: asked, limit: given }: CompareCommandOptions,
): void {
  const limit =
    given ?? (host.stdout.isTTY === true ? MOST_ON_A_TERMINAL : Number.POSITIVE_INFINITY);
  const name = dataset.indicatorById.get(comparison.indicator)?.name[lang];
  const of = comparison.period === null ? "the latest of each place" : comparison.period;
  log(host, `${name}, ${comparison.target ? "target" : "outcome"}, ${of}`);
  const isInOrder = asked !== undefined;
  host.stdout.write(`${tableOf(dataset, comparison, { lang, limit, isInOrder })}\n`);
  const left = comparison.cells.length - limit;
  if (left > 0) log(host, `  and ${left} more; \`--limit all\` shows every place`);
  for (const { code, regions } of comparison.notes)
    log(host, `  ${code}: ${listOf(regions, left > 0 ? MOST_IN_A_NOTE : limit)}`);
}

function listOf(regions: readonly string[], most: number): string {
  const left = regions.length - most;
  return regions.slice(0, most).join(", ") + (left > 0 ? ` and ${left} more` : "");
}
