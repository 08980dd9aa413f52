import { asOf, checkAsOf } from "../../dataset/as-of.ts";
import type { Dataset } from "../../dataset/model.ts";
import { QueryFault } from "./fault.ts";

/** The dataset as of a date; as it is where none is asked for. Errors: QueryFault where a document bears no date. */
export function datasetAsOf(dataset: Dataset, date: string | undefined): Dataset {
  if (date === undefined) return dataset;
  const [undated, ...others] = checkAsOf(dataset, date);
  if (!undated) return asOf(dataset, date);
  const more = others.length === 0 ? "" : ` So with ${others.length} more.`;
  throw new QueryFault(`${undated.message}${more}`, {
    field: "as_of",
    value: date,
    hint: "ask for no date",
  });
}
