import type { LineMapping } from "../../intake/table/mapping.ts";
import type { TableReading } from "../../intake/table/model.ts";
import { visible } from "../../visible.ts";
import type { Host } from "./host.ts";
import { log } from "./terminal.ts";

/** More are counted and not listed. */
const MOST_HEADS = 60;
const MOST_PLACES = 12;

/** Shows how tables would be read: what each line says, of many places how many. */
async function showMappings(host: Host, tables: readonly TableReading[]): Promise<void> {
  const { default: Table } = await import("cli-table3");
  for (const { mapping, fresh } of tables) {
    const rows = [...linesOf(mapping.columns), ...linesOf(mapping.rows)];
    const head = ["heads", "place", "indicator", "measure", "unit", "status", "left aside as"];
    const table = new Table({ head, style: { head: [], border: [] } });
    const cells = rows.map(([words, line]) => cellsOf(words, line).map(visible));
    table.push(...cells);
    log(host, `${mapping.sheet ?? "table"}: ${fresh.length} heads that no mapping knows`);
    log(host, table.toString());
  }
}

/** What columns say is listed, of places the first, before them those that the data does not have. */
function linesOf(
  lines: Readonly<Record<string, LineMapping>>,
): readonly (readonly [string, LineMapping])[] {
  const isPlace = ([, line]: readonly [string, LineMapping]) =>
    line.region !== undefined && line.indicator === undefined && line.name === undefined;
  const all = Object.entries(lines);
  const [places, others] = [all.filter(isPlace), all.filter((one) => !isPlace(one))];
  return [...cut(others, MOST_HEADS), ...cut(places, MOST_PLACES)];
}

function cut(
  lines: readonly (readonly [string, LineMapping])[],
  most: number,
): readonly (readonly [string, LineMapping])[] {
  const more = lines.length - most;
  return more <= 0 ? lines : [...lines.slice(0, most), [`… and ${more} more`, {}]];
}

function cellsOf(words: string, line: LineMapping): readonly string[] {
  const { region, indicator, name, measure, unit, status, leave } = line;
  const subject = indicator ?? (name === undefined ? "" : `new: ${name}`);
  return [words, region ?? "", subject, measure ?? "", unit ?? "", status ?? "", leave ?? ""];
}

/** Asks whether tables are to be read as shown; without anybody to answer they are not. */
export async function confirmMappings(
  host: Host,
  tables: readonly TableReading[],
): Promise<boolean> {
  await showMappings(host, tables);
  if (!host.ask) {
    log(
      host,
      "nothing was written: read it so with --yes, or correct a mapping and name it with --mapping",
    );
    return false;
  }
  return /^(?:y|yes|是)$/i.test((await host.ask("Read it so? [y/N] ")).trim());
}
