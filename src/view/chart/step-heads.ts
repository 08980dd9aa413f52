import type { ChartAnalysis } from "../../analysis/analyze.ts";
import type { PanelSpec } from "../../charts/panels/model.ts";
import { type Context, indicatorOf, measureName } from "../context.ts";
import { messageOfSteps } from "../findings/steps.ts";
import { join, plainText, verbatim } from "../sentence.ts";
import { unitName } from "../unit.ts";
import { WORDED_FORMS } from "./forms.ts";

/**
 * Names the measure over a panel of a page that is all of steps; under it stand the unit, and where targets lie, where that
 * may be said in a few words.
 */
export function headOfSteps(context: Context, { spec, panels: [panel] }: ChartAnalysis): PanelSpec {
  if (!panel) return { title: "", subtitle: "", marks: "words" };
  const { indicator, measure, cells } = panel.outcome;
  const figures = [...cells, ...(panel.target?.cells ?? [])].flatMap((cell) => cell.figures);
  const unit = figures[0]?.unit ?? indicatorOf(context, indicator).unit;
  const parts = [
    verbatim(unitName(context, { indicator, unit }, null)),
    messageOfSteps(context, panel.steps),
  ].filter(({ length }) => length > 0);
  return {
    title: measureName(context, indicator, measure),
    subtitle: plainText(join(parts, context.locale.say("steps.and"))),
    marks: WORDED_FORMS[spec.form].marks,
  };
}
