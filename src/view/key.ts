import type { ChartCell, ChartFigureSpec, ChartMark } from "../charts/model.ts";
import { MARKS, type Mark } from "../marks/key.ts";
import type { Context } from "./context.ts";
import type { KeyEntryView } from "./model.ts";

/** What the marks of figures say, each once, in the order of the house; of figures without marks nothing. */
export function keyTo(
  { locale }: Context,
  specs: readonly ChartFigureSpec[],
): readonly KeyEntryView[] {
  const groups = specs.flatMap((spec) => spec.groups);
  const cells = groups.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  const marks = cells.flatMap(({ mark, pair }) => [mark, pair].filter((one) => one !== null));
  const isUsed: Readonly<Record<Mark, boolean>> = {
    field: groups.some(({ isField }) => isField),
    outcome: marks.some(({ status }) => status === "actual"),
    estimate: marks.some(({ status }) => status === "estimate"),
    target: marks.some(({ status }) => status === "target"),
    about: marks.some(({ bound }) => bound === "about"),
    floor: marks.some(({ bound }) => bound === "at_least"),
    below: cells.some(isBelow) || marks.some(isFalling),
  };
  return MARKS.filter((mark) => isUsed[mark]).map((mark) => ({
    mark,
    meaning: locale.say(`key.${mark}`),
  }));
}

function isBelow({ step }: ChartCell): boolean {
  return step === "below";
}

function isFalling({ isFall = false }: ChartMark): boolean {
  return isFall;
}
