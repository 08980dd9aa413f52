import { layOutRows } from "../rows.ts";
import { formOfRows } from "./rows.ts";

/** A dot a place, with a hairline to it from the zero line. */
export const dots = formOfRows("dot", layOutRows);
