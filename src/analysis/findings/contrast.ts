import type { ContrastSpec, Figure } from "../../dataset/model.ts";
import { areAlike } from "../../dataset/sameness.ts";
import type { Cell } from "../model.ts";
import { whyNotComputed } from "../reasons.ts";
import { positionOf } from "../tolerance.ts";
import { makeCommon } from "./make.ts";
import type { ContrastItem, FindingOf } from "./model.ts";
import { comparisonOf, isTold, type Survey, type Topic } from "./survey.ts";
import { shareOf, sizeOf } from "./weight.ts";

/** Finds where the growth target of one indicator lies against that of another, each within one plan. */
export function findContrast(survey: Survey, topic: Topic): readonly FindingOf<"contrast">[] {
  return survey.contrasts
    .filter(({ indicator }) => indicator === topic.indicator.id)
    .flatMap((spec) => contrastOf(survey, topic, spec));
}

function contrastOf(
  survey: Survey,
  topic: Topic,
  spec: ContrastSpec,
): readonly FindingOf<"contrast">[] {
  const other = survey.topics.find(({ indicator }) => indicator.id === spec.against);
  const [own, beside] = [topic, other].map((one) => one && comparisonOf(one, "growth", true));
  const [target, against] = [topic.indicator.growthPrices, other?.indicator.growthPrices ?? null];
  // Growth of which nobody knows whether it is nominal or real stands beside no other.
  if (!own || !beside || target === null || against === null) return [];
  const items = own.cells.flatMap((cell, place) => itemOf(cell, beside.cells[place]));
  const told = items.filter(({ region }) => isTold(survey, region));
  if (told.every(({ side }) => side === "open")) return [];
  const common = makeCommon(survey, topic, own, {
    kind: "contrast",
    coverage: shareOf(told.length, survey.told.length),
    figures: told.flatMap((item) => [item.target, item.against]),
    subjects: told.map((item) => item.target),
    isOwn: true,
    fact: `contrast/${spec.id}`,
  });
  const params = { spec, prices: { target, against }, items: told, largest: largestOf(told) };
  return [{ ...common, params }];
}

/** Both targets of one plan, in one scope and on one basis; none where one of them is words or in doubt. */
function itemOf(cell: Cell, other: Cell | undefined): readonly ContrastItem[] {
  if (!other || whyNotComputed(cell) !== null || whyNotComputed(other) !== null) return [];
  const { region, figure: target } = cell;
  const against = other.figure;
  if (!target || !against || !isOfOnePlan(target, against)) return [];
  return [{ region, target, against, side: positionOf(target, against) }];
}

function isOfOnePlan(a: Figure, b: Figure): boolean {
  const keys = ["document", "period", "on", "unit"] as const;
  return keys.every((key) => a[key] === b[key]) && areAlike(a, b);
}

function largestOf(items: readonly ContrastItem[]): ContrastItem | null {
  const [largest] = items
    .filter(({ side }) => side === "above" || side === "below")
    .toSorted((a, b) => sizeOf(b.target, b.against) - sizeOf(a.target, a.against));
  return largest ?? null;
}
