import { wayOf } from "../../analysis/series/direction.ts";
import type { ChartMark } from "../../charts/model.ts";
import { BOUND_SIGNS, type Figure } from "../../dataset/model.ts";
import type { Context } from "../context.ts";
import { drawnValue, figureText, markOf, showFigure } from "../figure.ts";

/** A figure as a mark whose number is printed in the drawing `id`; null where it has none. */
export function drawMark(context: Context, id: string, figure: Figure | null): ChartMark | null {
  const value = figure ? drawnValue(context, figure) : null;
  if (!figure || value === null) return null;
  const { prefix, text, mark } = showFigure(context, figure, { signed: true, where: id });
  return { value, label: prefix + text, sign: mark, ...shapeOf(figure) };
}

/** A figure as a mark without a number of its own, within a line; null where it has none. */
export function drawSilently(context: Context, figure: Figure): ChartMark | null {
  const value = drawnValue(context, figure);
  if (value === null) return null;
  const { mark = "" } = markOf(context, figure);
  const label = BOUND_SIGNS[figure.bound] + figureText(context, figure);
  return { value, label, sign: mark, ...shapeOf(figure) };
}

function shapeOf(figure: Figure): Pick<ChartMark, "status" | "bound" | "isFall"> {
  const { status, bound, measure } = figure;
  return {
    status,
    bound,
    ...(measure === "growth" && wayOf(figure) === "fall" ? { isFall: true } : {}),
  };
}
