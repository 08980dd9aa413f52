import type { Figure } from "../../dataset/model.ts";
import { compareWithTarget } from "../met.ts";
import type { Comparison } from "../model.ts";
import { rankFigures } from "../ranks.ts";
import { lastBefore } from "../revisions.ts";
import { isAboutTheSame, positionToTarget } from "../tolerance.ts";
import { makeCommon } from "./make.ts";
import type { FindingOf, RevisionEffect } from "./model.ts";
import { signOf } from "./sign.ts";
import type { Survey, Topic } from "./survey.ts";
import { shareOf, sizeOf } from "./weight.ts";

/** Finds figures that a later document revised, where the sign, the rank or the side of a target changes by it. */
export function findRevision(survey: Survey, topic: Topic): readonly FindingOf<"revision">[] {
  return topic.comparisons.flatMap((comparison) =>
    comparison.cells.flatMap(({ figure }) =>
      figure === null ? [] : revisionOf(survey, topic, comparison, figure),
    ),
  );
}

function revisionOf(
  survey: Survey,
  topic: Topic,
  comparison: Comparison,
  after: Figure,
): readonly FindingOf<"revision">[] {
  const before = lastBefore(survey.dataset, after);
  if (before === null || before.value === null || after.value === null) return [];
  // What was off by no more than an estimate may be is no news.
  if (isAboutTheSame(before, after)) return [];
  const effects = [
    ...signEffect(before, after),
    ...rankEffect(comparison, before, after),
    ...sideEffect(survey, before, after),
  ];
  if (effects.length === 0) return [];
  const { region } = after;
  const common = makeCommon(survey, topic, comparison, {
    kind: "revision",
    size: sizeOf(before, after),
    coverage: shareOf(1, survey.told.length),
    figures: [before, after],
    subjects: [after],
    fact: `revision/${region}`,
  });
  return [{ ...common, params: { region, before, after, effects } }];
}

function signEffect(before: Figure, after: Figure): readonly RevisionEffect[] {
  if (after.measure !== "growth" && after.measure !== "change") return [];
  const signs = [before, after].map((figure) => {
    const sign = signOf(figure);
    // An estimate of 0.2 was neither a rise nor no change: what became of it has no other sign.
    return sign === "unchanged" && figure.value !== 0 ? null : sign;
  });
  return signs.includes(null) || signs[0] === signs[1] ? [] : [{ kind: "sign" }];
}

/** Compares the rank of a place now with its rank if the replaced figure still counted. */
function rankEffect(
  { groups, cells, order }: Comparison,
  before: Figure,
  after: Figure,
): readonly RevisionEffect[] {
  const { region } = after;
  const ranks = groups.find((group) => group.ranks?.[region] !== undefined)?.ranks;
  if (!ranks) return [];
  const ranked = cells.flatMap(({ figure }) =>
    figure && ranks[figure.region] !== undefined ? [figure] : [],
  );
  const earlier = rankFigures(
    ranked.map((figure) => (figure === after ? before : figure)),
    order,
  );
  const [was, is] = [earlier[region], ranks[region]];
  if (was === undefined || is === undefined || was === is) return [];
  return [{ kind: "rank", before: was, after: is, of: ranked.length }];
}

function sideEffect(
  { dataset, regions, timing }: Survey,
  before: Figure,
  after: Figure,
): readonly RevisionEffect[] {
  const { indicator, measure, region } = after;
  if (after.status === "target") return [];
  const met = compareWithTarget(dataset, { indicator, measure, regions, timing });
  const place = met?.comparison.cells.findIndex((cell) => cell.figure === after) ?? -1;
  const target = met?.before.cells[place]?.figure;
  if (!target || target.region !== region || target.value === null) return [];
  const [was, is] = [positionToTarget(before, target), positionToTarget(after, target)];
  return was === is ? [] : [{ kind: "side", before: was, after: is }];
}
