import { layOutRows } from "../rows.ts";
import type { DrawnForm } from "./model.ts";

/** A dot a place, where the length of a bar would say nothing. */
export const dots: DrawnForm = { shape: "dot", layOut: layOutRows };
