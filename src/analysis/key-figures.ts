import type { Dataset, Figure, Measure } from "../dataset/model.ts";
import type { Cell, Comparison } from "./model.ts";
import { type Standing, standingOf } from "./standing.ts";

/** What a place publishes of one indicator: its amount, and how it grew. */
export interface KeyFigure {
  /** The amount; growth where the place publishes no amount. */
  readonly comparison: Comparison;
  /** The place's own answer to it: one number at least. */
  readonly cell: Cell;
  readonly standing: Standing;
  /** Growth of the same period beside an amount: none where it is not published, two where the document contradicts itself. */
  readonly growth: readonly Figure[];
}

/** So many fit two rows of three. */
const MOST = 6;

type Ask = (indicator: string, measure: Measure) => Comparison;

/** The figures of a place for the first of some indicators of which it publishes a number, one each, in their order. */
export function keyFiguresOf(
  dataset: Dataset,
  place: string,
  indicators: readonly string[],
  ask: Ask,
): readonly KeyFigure[] {
  return indicators
    .flatMap((id) => {
      const own = dataset.indicatorById.get(id)?.measure ?? "level";
      const [amount, growth] = [ask(id, own), ask(id, "growth")].map((one) => answerOf(one, place));
      return keyFigure(amount ?? null, growth ?? null, place);
    })
    .slice(0, MOST);
}

/** A comparison with the answer that one place has to it. */
interface Answer {
  readonly comparison: Comparison;
  readonly cell: Cell;
}

function answerOf(comparison: Comparison, place: string): Answer | null {
  const cell = comparison.cells.find(({ region }) => region === place);
  return cell?.figures.some(({ value }) => value !== null) ? { comparison, cell } : null;
}

function keyFigure(
  amount: Answer | null,
  growth: Answer | null,
  place: string,
): readonly KeyFigure[] {
  const shown = amount ?? growth;
  if (!shown) return [];
  const [first] = shown.cell.figures;
  const beside = amount ? (growth?.cell.figures ?? []) : [];
  return [
    {
      ...shown,
      standing: standingOf(shown.comparison, place),
      growth: beside.filter(({ value, period }) => value !== null && period === first?.period),
    },
  ];
}
