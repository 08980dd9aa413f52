import { z } from "zod";
import { formatCsv } from "../../dataset/csv.ts";
import { exportRecords } from "../../dataset/export.ts";
import { BOUNDS, MEASURES, STATUSES } from "../../dataset/model.ts";
import { REFERENCES } from "../../dataset/time/reference.ts";
import { datasetAsOf } from "./as-of.ts";
import * as fields from "./fields.ts";
import { filterFigures, SUPERSEDED } from "./figure-filter.ts";
import { inOrder, SORTS } from "./figure-order.ts";
import { idOf, orNull } from "./items.ts";
import { resourceOf } from "./resource.ts";

const query = z.strictObject({
  ...fields.places,
  ...fields.subjects,
  measure: fields.listOf(MEASURES, "Measures"),
  period: fields.list("Periods, such as 2023, 2024-Q3, 2024-09"),
  document: fields.list("Ids of documents"),
  status: fields.listOf(STATUSES, "Statuses"),
  basis: fields.list("Ids of bases"),
  ...fields.find("the names of place, indicator and document"),
  superseded: fields.choice(
    SUPERSEDED,
    "Figures that another one replaces: with the others (yes, by default), left out (no), or alone (only).",
  ),
  sort: fields.listOf(
    SORTS,
    "What they are ordered by, first things first; a minus reverses. Default: places, then indicators, as in the dataset",
  ),
  ...fields.asOf,
  ...fields.paging,
});

/** A figure as it is given out. */
export const figureItem = z.strictObject({
  region: idOf("the place"),
  indicator: idOf("the indicator"),
  year: z.int().describe("Year in which the period ends."),
  measure: z.enum(MEASURES).describe("What the number measures."),
  value: orNull(z.number().describe("The number, in `unit`."), "the document has words"),
  text: orNull(z.string().describe("The words in place of a number."), "there is a number"),
  unit: z.string().describe("Unit."),
  bound: z.enum(BOUNDS).describe("Whether the number is exact, about, at least or at most."),
  status: z.enum(STATUSES).describe("Actual, estimate or target."),
  basis: orNull(idOf("the basis"), "none is stated"),
  scope: orNull(idOf("the scope"), "the indicator's own definition"),
  document: idOf("the document"),
  section: z.string().describe("Section of the document."),
  printed: z.string().describe("The figure as printed there."),
  id: idOf("the figure"),
  period: z.string().describe("Period."),
  on: orNull(
    z.enum(REFERENCES).describe("What growth or change is measured against."),
    "another measure",
  ),
  published: orNull(z.string().describe("When the document was published."), "not known"),
  superseded: z.boolean().describe("True where another figure counts instead."),
});

/** Figures, as `briefings data` gives them out. */
export const figures = resourceOf({
  summary: "Figures, each with its source; as the command `data` gives them out",
  query,
  item: figureItem,
  find({ dataset }, { as_of, sort, ...asked }) {
    const known = datasetAsOf(dataset, as_of);
    const keep = filterFigures(known, dataset, asked);
    return { rows: inOrder(known, sort).filter(keep) };
  },
  show: ({ dataset }, rows) => exportRecords({ ...dataset, figures: rows }),
  csv: ({ dataset }, rows, bom) => formatCsv({ ...dataset, figures: rows }, { bom }),
});
