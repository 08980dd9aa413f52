import { cellsOf } from "../csv.ts";
import type { Dataset, Reference } from "../model.ts";
import { readPeriod } from "../time/period.ts";
import { plainReference } from "../time/reference.ts";
import type { Row } from "./row.ts";

/** The figures that the places of some rows have, as rows, but for those that the rows say anew. */
export function keptBeside(rows: readonly Row[], dataset: Dataset): readonly Row[] {
  const regions = new Set(rows.map(({ cells }) => cells.region));
  const said = new Set(rows.map(({ cells }) => whatIsSaid(cells, dataset)));
  return dataset.figures
    .filter(({ region }) => regions.has(region))
    .map((figure) => {
      const cells = Object.entries(cellsOf(figure, dataset.documentById));
      const filled = cells.flatMap(([column, cell]) =>
        cell === null || cell === "" ? [] : [[column, cell] as const],
      );
      const line = 1;
      const placeOf = () => ({ line });
      return { cells: Object.fromEntries(filled), line, row: line, placeOf, kept: figure.at };
    })
    .filter(({ cells }) => !said.has(whatIsSaid(cells, dataset)));
}

/** What a row is about, in its document; the same for an estimate and the actual figure. */
function whatIsSaid(cells: Row["cells"], { indicatorById }: Dataset): string {
  const { region, indicator = "", measure, document, basis, scope } = cells;
  const written = cells.period ?? cells.year ?? "";
  const read = readPeriod(written, indicatorById.get(indicator)?.time ?? null);
  const period = "period" in read ? read.period : written;
  const on = plainReference((cells.on ?? "year_earlier") as Reference, period);
  const about = [region, indicator, period, measure, document, basis, scope, on];
  return JSON.stringify([...about, cells.status === "target"]);
}
