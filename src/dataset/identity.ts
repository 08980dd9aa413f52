import type { UnnamedFigure } from "./figures.ts";
import { groupBy } from "./grouping.ts";
import type { Figure } from "./model.ts";
import type { Report } from "./text.ts";

type Identified = Pick<
  Figure,
  "region" | "indicator" | "year" | "measure" | "scope" | "basis" | "status"
>;

/**
 * Names a figure by what it measures, e.g. `zhangdian/gross_regional_product/2022/level`.
 *
 * Scope, basis and `target` follow where there are any: `…/growth/net_of_vat_refunds/target`. An estimate
 * has the name the actual figure would have.
 */
export function figureId(figure: Identified): string {
  const { region, indicator, year, measure, scope, basis, status } = figure;
  const optional = [scope, basis, status === "target" ? "target" : null];
  return [region, indicator, year, measure, ...optional.filter((part) => part !== null)].join("/");
}

/**
 * Gives every figure its id; the second and later of a contradiction get `~2`, `~3`.
 *
 * Errors: `duplicate-figure` where two share an identity without contradicting each other;
 * `conflict-without-partner` where a figure claims a contradiction alone, unless its partner may be among
 * the figures that could not be read.
 */
export function nameFigures(
  figures: readonly UnnamedFigure[],
  isComplete: boolean,
  report: Report,
): readonly Figure[] {
  const groupById = groupBy(figures, figureId);
  const idByFigure = new Map<UnnamedFigure, string>();
  for (const [id, group] of groupById) {
    checkGroup(group, isComplete, report);
    for (const [index, figure] of group.entries()) {
      idByFigure.set(figure, index === 0 ? id : `${id}~${index + 1}`);
    }
  }
  return figures.map((figure) => ({ id: idByFigure.get(figure) ?? "", ...figure }));
}

function checkGroup(group: readonly UnnamedFigure[], isComplete: boolean, report: Report): void {
  const [first, ...others] = group;
  if (!first) return;
  if (others.length === 0 && first.conflict && isComplete) {
    const message = "`conflict` is true, but no other figure says the same thing otherwise.";
    const hint = "add the other figure, or delete `conflict`";
    report({ severity: "error", code: "conflict-without-partner", message, at: first.at, hint });
  }
  const isContradiction = group.every(({ conflict }) => conflict);
  const earlier = new Map([[contentOf(first), first]]);
  for (const figure of others) {
    const content = contentOf(figure);
    const twin = earlier.get(content);
    if (!twin) earlier.set(content, figure);
    if (!twin && isContradiction) continue;
    const { file, line, col } = (twin ?? first).at;
    const message = `This figure is already given at ${file}:${line}:${col}.`;
    const hint = twin
      ? "delete one, and list its place under `also` of the other"
      : "if the document contradicts itself, write `conflict: true` on both";
    report({ severity: "error", code: "duplicate-figure", message, at: figure.at, hint });
  }
}

function contentOf({ value, text, bound }: UnnamedFigure): string {
  return JSON.stringify([value, text, bound]);
}
