import { layOutRows } from "../rows.ts";
import { formOfRows } from "./rows.ts";

/** A bar a place, from the zero line to its number. */
export const bars = formOfRows("bar", layOutRows);
