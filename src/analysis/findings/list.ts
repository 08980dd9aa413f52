import { compareScopes } from "../../dataset/sameness.ts";
import { isRefusal } from "../derived/inputs.ts";
import { takeSuccessive } from "../derived/target.ts";
import { isAboutTheSame, isOneSided } from "../tolerance.ts";
import { makeCommon } from "./make.ts";
import type { FindingOf, ListMove } from "./model.ts";
import { comparisonOf, isTold, type Survey, type Topic } from "./survey.ts";
import { meanSize, shareOf, sizeOf } from "./weight.ts";

/** Finds lists of which the things become more and their money less, or the reverse, each place against itself. */
export function findList(survey: Survey, topic: Topic): readonly FindingOf<"list">[] {
  const things = survey.topics.find(({ indicator }) => indicator.id === topic.indicator.amountOf);
  if (!things) return [];
  return survey.regions.flatMap((region, place) => {
    if (!isTold(survey, region)) return [];
    const [count, amount] = [moveOf(things, place), moveOf(topic, place)];
    if (!count || !amount || count.to === amount.to) return [];
    // One list alone has both: another scope is another list.
    if (compareScopes(count.outcome, amount.outcome) !== "same") return [];
    const figures = [count.outcome, count.target, amount.outcome, amount.target];
    const common = makeCommon(
      survey,
      topic,
      { measure: topic.indicator.measure, target: true },
      {
        kind: "list",
        size: meanSize([count, amount].map(({ outcome, target }) => sizeOf(outcome, target))),
        coverage: shareOf(1, survey.told.length),
        figures,
        subjects: figures,
        isOwn: true,
        fact: `list/${region}`,
      },
    );
    return [{ ...common, params: { region, count, amount } }];
  });
}

/** Whether one place plans more or less than it had; null where that cannot be told. */
function moveOf(topic: Topic, place: number): ListMove | null {
  const cellOf = (target: boolean) =>
    comparisonOf(topic, topic.indicator.measure, target)?.cells[place];
  const [before, after] = [cellOf(false), cellOf(true)];
  if (!before || !after) return null;
  const pair = takeSuccessive(after, before);
  if (isRefusal(pair)) return null;
  const { a: target, b: outcome } = pair;
  if (isOneSided(target) || isOneSided(outcome) || isAboutTheSame(outcome, target)) return null;
  return { outcome, target, to: target.value > outcome.value ? "more" : "less" };
}
