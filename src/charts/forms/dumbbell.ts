import { layOutRows } from "../rows.ts";
import type { DrawnForm } from "./model.ts";

/** Two dots a place, its outcome and its target, and a line between them. */
export const dumbbell: DrawnForm = { shape: "dot", layOut: layOutRows };
