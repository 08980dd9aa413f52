import type { Figure } from "../../dataset/model.ts";
import { cityOf } from "../../dataset/regions/tree.ts";
import type { Comparison } from "../model.ts";
import type { Finding, Marks } from "./model.ts";
import type { Survey, Topic } from "./survey.ts";

/** The fields of a finding that are made in the same way for every kind. */
type Common = Omit<Finding, "kind" | "params">;

/** What those fields are made from. */
interface Making {
  /** 0 to 1: how strongly the figures say it. */
  readonly strength: number;
  /** All figures it rests on. */
  readonly figures: readonly Figure[];
  /** Figures of the places of which it says most. */
  readonly subjects: readonly Figure[];
  /** Name of what it says, e.g. `gap` or `revision/zhangdian`; absent where it says how the figures compare. */
  readonly fact?: string;
}

/** Weight of a finding on the last headline indicator, and on one outside the headline, relative to the first. */
const PROMINENCE = { last: 0.8, outside: 0.6 } as const;

/** Returns what a finding has in common with all others. */
export function makeCommon(
  { dataset, placeByRegion, headline }: Survey,
  { indicator }: Topic,
  { measure, target }: Pick<Comparison, "measure" | "target">,
  { strength, figures, subjects, fact }: Making,
): Common {
  const concerned = new Set(figures.map((figure) => figure.region));
  const independence = target ? independenceOf(dataset.regionById, figures) : 1;
  return {
    weight: round(
      Math.min(1, Math.max(0, strength)) * prominenceOf(headline, indicator.id) * independence,
    ),
    theme: indicator.theme,
    indicator: indicator.id,
    measure,
    target,
    regions: [...concerned].sort(
      (a, b) => (placeByRegion.get(a) ?? 0) - (placeByRegion.get(b) ?? 0),
    ),
    subjects: [...new Set(subjects.map((figure) => figure.region))],
    facts: [[indicator.id, measure, target ? "target" : "outcome", fact].filter(Boolean).join("/")],
    evidence: figures.map((figure) => figure.id),
    marks: marksOf(figures),
  };
}

function prominenceOf(headline: readonly string[], indicator: string): number {
  const place = headline.indexOf(indicator);
  return place < 0 ? PROMINENCE.outside : 1 - ((1 - PROMINENCE.last) * place) / headline.length;
}

/** Returns what is uncertain in figures. */
function marksOf(figures: readonly Figure[]): Marks {
  const idsWhere = (holds: (figure: Figure) => boolean) =>
    figures.filter(holds).map((figure) => figure.id);
  return {
    estimates: idsWhere((figure) => figure.status === "estimate"),
    bounds: idsWhere((figure) => figure.bound !== "exact"),
    conflicts: idsWhere((figure) => figure.standing === "contradicted" || figure.remark !== null),
  };
}

/**
 * Returns the share of targets that are distinct: 1 where no two places of one city have the same target.
 *
 * A target that a city sets for its places counts once, however many of them repeat it.
 */
function independenceOf(
  regionById: Survey["dataset"]["regionById"],
  figures: readonly Figure[],
): number {
  const targets = figures.filter((figure) => figure.status === "target");
  if (targets.length === 0) return 1;
  const plans = new Set(
    targets.map(({ region, period, value, text, bound }) =>
      [cityOf(region, regionById)?.key ?? region, period, value ?? text, bound].join("/"),
    ),
  );
  return plans.size / targets.length;
}

function round(weight: number): number {
  return Math.round(weight * 1000) / 1000;
}
