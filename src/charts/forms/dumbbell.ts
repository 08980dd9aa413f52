import { layOutRows } from "../rows.ts";
import { formOfRows } from "./rows.ts";

/** Two dots a place, its outcome and its target, and an arrow between them. */
export const dumbbell = formOfRows("dot", layOutRows);
