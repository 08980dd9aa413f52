import { layOutColumns } from "../columns.ts";
import { layOutRows } from "../rows.ts";
import { formOfRows } from "./rows.ts";

/** Upright bars; horizontal bars where columns are too narrow for their words, or where some places are left out. */
export const columns = formOfRows("bar", (figure, measure) => {
  const upright = layOutColumns(figure, measure);
  return upright ? [upright] : layOutRows(figure, measure);
});
