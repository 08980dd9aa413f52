import { type ChartForm, hasTwoEnds } from "../../dataset/chart-forms.ts";
import type { Layout } from "../layout.ts";
import type { ChartFigureSpec } from "../model.ts";
import type { Measure } from "../style.ts";
import { bars } from "./bars.ts";
import { columns } from "./columns.ts";
import { dots } from "./dots.ts";
import { dumbbell } from "./dumbbell.ts";
import type { DrawnForm } from "./model.ts";

/** How each form is drawn; a file each. */
const FORMS: Readonly<Record<ChartForm, DrawnForm>> = { bars, dots, dumbbell, columns };

/** Places everything that a figure shows, as its form has it. Shape: see `DrawnForm.layOut`. */
export function layOutFigure(spec: ChartFigureSpec, measure: Measure): readonly Layout[] {
  const { form, ...rest } = spec;
  const { shape, layOut } = FORMS[form];
  return layOut({ ...rest, marks: { shape, areTwo: hasTwoEnds(form) } }, measure);
}
