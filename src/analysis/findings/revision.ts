import type { Figure } from "../../dataset/model.ts";
import { compareWithTarget } from "../met.ts";
import type { Comparison } from "../model.ts";
import { rankFigures } from "../ranks.ts";
import { lastBefore } from "../revisions.ts";
import { makeCommon } from "./make.ts";
import { sideOf } from "./met.ts";
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
  const [was, is] = [signOf(before), signOf(after)];
  return was !== null && is !== null && was !== is ? [{ kind: "sign" }] : [];
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
  const [was, is] = [sideOf(target, before), sideOf(target, after)];
  return was === is ? [] : [{ kind: "side", before: was, after: is }];
}
