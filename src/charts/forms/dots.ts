import { layOutRows } from "../rows.ts";
import type { DrawnForm } from "./model.ts";

/** A dot a place, with a hairline to it from the zero line. */
export const dots: DrawnForm = { shape: "dot", layOut: layOutRows };
