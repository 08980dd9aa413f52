import { type FormerIds, formerFigureIds } from "../dataset/former-ids.ts";
import { anchorOf } from "../view/context.ts";
import { valueBehind } from "../view/scale.ts";
import { type Edition, factsOf } from "./edition.ts";
import { saysOtherwise } from "./figures.ts";
import type { RecordChange } from "./model.ts";
import type { Sought } from "./places.ts";

/** Gathers the revised figures that an output prints in both editions, with the numbers that stand for them on its pages. */
export function soughtIn(
  name: string,
  changes: readonly RecordChange[],
  before: Edition,
  after: Edition,
): readonly Sought[] {
  const revised = changes.filter((change) => change.kind === "revised" && saysOtherwise(change));
  if (revised.length === 0) return [];
  const [old, fresh] = [numbersIn(before, name), numbersIn(after, name)];
  return revised.flatMap(({ id }) => {
    const [was, is] = [old.byFigure.get(id), fresh.byFigure.get(id)];
    if (!was || !is) return [];
    const anchors = anchorsOf(id, before.formerIds);
    const isOther = [...was].some((text) => old.others.has(text));
    const becomesOther = [...is].some((text) => fresh.others.has(text));
    const isSure = !(isOther && becomesOther);
    return [{ figure: id, anchors, before: [...was], after: [...is], isSure }];
  });
}

/** Where links from a figure lead in a page, by each id that it may have had. */
function anchorsOf(id: string, formerIds: FormerIds): readonly string[] {
  return formerFigureIds(id, formerIds).map((each) => anchorOf({ id: each }));
}

const NUMBER = /\d+(?:[.,]\d+)*/;

/** The numbers that an output prints, without signs and units. */
interface Numbers {
  /** Figure id → the numbers that stand for it. */
  readonly byFigure: ReadonlyMap<string, ReadonlySet<string>>;
  /** Those that are worked out of figures or counted, and so change with them. */
  readonly others: ReadonlySet<string>;
}

function numbersIn(edition: Edition, name: string): Numbers {
  const byFigure = new Map<string, Set<string>>();
  const others = new Set<string>();
  for (const { text, value, figures, formula, is } of factsOf(edition, name)) {
    const [id = ""] = figures;
    const [number] = NUMBER.exec(text) ?? [];
    if (number === undefined) continue;
    if (is !== "figure") {
      if (is !== "printed") others.add(number);
    } else if (valueBehind({ value, formula }) === edition.figureById?.get(id)?.value)
      byFigure.set(id, (byFigure.get(id) ?? new Set()).add(number));
  }
  return { byFigure, others };
}
