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
  const [old, fresh] = [before, after].map((edition) => numbersIn(edition, name));
  return revised.flatMap(({ id }) => {
    const [was, is] = [old?.get(id), fresh?.get(id)];
    const anchors = anchorsOf(id, before.formerIds);
    return was && is ? [{ figure: id, anchors, before: [...was], after: [...is] }] : [];
  });
}

/** Where links from a figure lead in a page, by each id that it may have had. */
function anchorsOf(id: string, formerIds: FormerIds): readonly string[] {
  return formerFigureIds(id, formerIds).map((each) => anchorOf({ id: each }));
}

const NUMBER = /\d+(?:[.,]\d+)*/;

/** Figure id → its number as an output prints it, without sign and unit. */
function numbersIn(edition: Edition, name: string): ReadonlyMap<string, ReadonlySet<string>> {
  const printed = new Map<string, Set<string>>();
  for (const { text, value, figures, formula } of factsOf(edition, name)) {
    const [id = "", ...others] = figures;
    const [number] = NUMBER.exec(text) ?? [];
    if (number === undefined || others.length > 0) continue;
    if (valueBehind({ value, formula }) !== edition.figureById?.get(id)?.value) continue;
    printed.set(id, (printed.get(id) ?? new Set()).add(number));
  }
  return printed;
}
