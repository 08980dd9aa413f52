import { isRefusal } from "../../../src/analysis/derived/inputs.ts";
import type { Cell, Derived, Refusal } from "../../../src/analysis/model.ts";
import type { Figure } from "../../../src/dataset/model.ts";
import { buildDataset, type FigureSpec } from "../builder.ts";

/** The figures of some places, as a dataset holds them. */
export const figuresOf = (...specs: FigureSpec[]) =>
  buildDataset({ regions: [...new Set(specs.map(({ region }) => region))], figures: specs })
    .figures;

/** One place's answer: a figure of which only what matters is said. */
export function cell(spec: Partial<Figure> = {}): Cell {
  const figures = figuresOf({ region: "a", value: 1, ...spec });
  return { region: "a", figures, figure: figures[0] ?? null };
}

/** What came of a derivation, in one line. */
export function summarize(derivation: Derived | Refusal): string {
  if (isRefusal(derivation)) return `refused: ${derivation.refused}`;
  const { bound, value, unit, precision } = derivation;
  return `${bound} ${value.toSignificantDigits(6)} ${unit} ±${precision}`;
}
