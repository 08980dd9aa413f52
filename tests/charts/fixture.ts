import type { FigureToLayOut, Marks } from "../../src/charts/forms/model.ts";
import type {
  ChartCell,
  ChartFigureSpec,
  ChartGroup,
  ChartMark,
  ChartRow,
} from "../../src/charts/model.ts";
import type { ChartForm } from "../../src/dataset/chart-forms.ts";

export function mark(value: number, rest: Partial<ChartMark> = {}): ChartMark {
  return { value, label: String(value), status: "actual", bound: "exact", ...rest };
}

export function cell(one: ChartMark | null, rest: Partial<ChartCell> = {}): ChartCell {
  return { mark: one, pair: null, empty: "", rank: "", ...rest };
}

export function row(label: string, ...cells: readonly ChartCell[]): ChartRow {
  return { label, sub: "", isFocus: false, cells };
}

export function group(rows: readonly ChartRow[], rest: Partial<ChartGroup> = {}): ChartGroup {
  return { caption: "", isSetApart: false, rows, ...rest };
}

/** Bars of one group unless said otherwise. */
export function figure(
  rows: readonly ChartRow[],
  rest: Partial<ChartFigureSpec> = {},
): ChartFigureSpec {
  return {
    id: "chart-1",
    form: "bars",
    widthMm: 166,
    alt: "Bars",
    panels: [""],
    groups: [group(rows)],
    ends: null,
    ...rest,
  };
}

/** What a cell may be drawn with. */
export const MARKS = {
  bars: { shape: "bar", areTwo: false },
  dots: { shape: "dot", areTwo: false },
  pairs: { shape: "dot", areTwo: true },
} as const satisfies Record<string, Marks>;

/** A figure as a layout is given it, whatever its form. */
export function toLayOut(spec: ChartFigureSpec, marks: Marks = MARKS.bars): FigureToLayOut {
  return { ...spec, marks };
}

/** Places, a number, an estimate and a slot: what most figures hold. */
export const BARS: ChartFigureSpec = figure([], {
  alt: "张店 804.1；平阴 278.8；博山 275（预计）；峄城未公布",
  groups: [
    group([
      { ...row("张店", cell(mark(804.1), { rank: "1/3" })), sub: "2022" },
      { ...row("平阴", cell(mark(278.8), { rank: "2/3" })), sub: "2022" },
      {
        ...row("博山", cell(mark(275, { status: "estimate", sign: "预" }), { rank: "3/3" })),
        sub: "2022",
      },
    ]),
    group([row("峄城", cell(null, { empty: "未公布" }))], {
      caption: "口径不同，不排位次",
      isSetApart: true,
    }),
  ],
});

/** Outcome and target, bounds of every kind, either end missing. */
export const DUMBBELLS: ChartFigureSpec = figure(
  [
    row("平阴", cell(mark(2.7), { pair: mark(7, { status: "target" }) })),
    row("张店", cell(mark(5.5), { pair: mark(6, { status: "target", bound: "about" }) })),
    row("峄城", cell(mark(8.3), { pair: mark(6, { status: "target", bound: "at_most" }) })),
    row("博山", cell(mark(2.5, { status: "estimate" }), { empty: "稳定增长" })),
    row(
      "高青",
      cell(null, { pair: mark(6, { status: "target", bound: "at_least" }), empty: "未公布" }),
    ),
  ],
  { form: "dumbbell", ends: { from: "完成", to: "目标" } },
);

/** A figure of each form. */
export const FIGURES: Readonly<Record<ChartForm, ChartFigureSpec>> = {
  bars: BARS,
  dots: { ...BARS, form: "dots" },
  dumbbell: DUMBBELLS,
  columns: { ...BARS, form: "columns" },
};
