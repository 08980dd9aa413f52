import { layOutRows } from "../rows.ts";
import type { DrawnForm } from "./model.ts";

/** A bar a place, from the zero line to its number. */
export const bars: DrawnForm = { shape: "bar", layOut: layOutRows };
