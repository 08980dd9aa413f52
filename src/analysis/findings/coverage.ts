import type { Figure } from "../../dataset/model.ts";
import { compareBases, compareScopes } from "../../dataset/sameness.ts";
import type { Comparison } from "../model.ts";
import { makeCommon } from "./make.ts";
import type { CoverageCount, CoverageRow, FindingOf } from "./model.ts";
import { comparisonOf, type Survey, type Topic } from "./survey.ts";

/** What is told of coverage is told of the headline as a whole, once. */
export function findCoverage(survey: Survey, topic: Topic): readonly FindingOf<"coverage">[] {
  if (topic.indicator.id !== survey.headline[0] || survey.regions.length < 2) return [];
  const topics = survey.headline.flatMap(
    (id) => survey.topics.find(({ indicator }) => indicator.id === id) ?? [],
  );
  const comparisons = survey.rows.flatMap(({ indicator, measure }) => {
    const one = topics.find((each) => each.indicator.id === indicator);
    return (one && comparisonOf(one, measure, false)) ?? [];
  });
  const apart = onApart(survey, topic, comparisons);
  return [
    ...onTargets(survey, topic, topics),
    // Whose figures have none to compare has been told how many it has.
    ...(apart.length > 0 ? apart : onFigures(survey, topic, comparisons)),
  ];
}

type Params = FindingOf<"coverage">["params"];

interface Told {
  readonly figures: readonly Figure[];
  readonly subjects: readonly Figure[];
  readonly size: number;
}

function make(survey: Survey, topic: Topic, params: Params, told: Told): FindingOf<"coverage"> {
  const about = {
    measure: topic.indicator.measure,
    target: params.form === "targets" || params.form === "only",
  };
  const common = makeCommon(survey, topic, about, { kind: "coverage", coverage: 1, ...told });
  return { ...common, facts: [`headline/${params.form}`], isOfHeadline: true, params };
}

/** Where every plan sets a number for everything, or none does, there is nothing to tell. */
const UNEVEN = 0.6;
/** How many figures each publishes matters less than who sets a target. */
const MINOR = 0.3;

function onTargets(
  survey: Survey,
  topic: Topic,
  topics: readonly Topic[],
): readonly FindingOf<"coverage">[] {
  const targets = topics.flatMap(targetsOf);
  const rows = topics.flatMap((one) => rowOf(survey, one));
  const { focus, regions } = survey;
  if (focus === null) {
    const isUneven = rows.some(({ numbers }) => numbers.length < regions.length);
    if (!isUneven || rows.every(({ numbers }) => numbers.length === 0)) return [];
    const told = { figures: targets, subjects: targets, size: UNEVEN };
    const inWords = regions.filter((region) => rows.some(({ words }) => words.includes(region)));
    const params = { form: "targets", rows, inWords, asked: regions.length } as const;
    return [make(survey, topic, params, told)];
  }
  const only = rows.filter(({ numbers }) => numbers.length === 1 && numbers[0] === focus);
  const own = only.flatMap(({ indicator }) =>
    targets
      .filter((figure) => figure.indicator === indicator && figure.region === focus)
      .filter(({ value }) => value !== null)
      .slice(0, 1),
  );
  if (own.length === 0) return [];
  const told = { figures: own, subjects: own, size: UNEVEN };
  return [make(survey, topic, { form: "only", region: focus, targets: own }, told)];
}

/** All targets of an indicator, numbers and words, of whatever measure. */
function targetsOf({ comparisons }: Topic): readonly Figure[] {
  return comparisons
    .filter(({ target }) => target)
    .flatMap(({ cells }) => cells.flatMap(({ figures }) => figures));
}

function rowOf({ regions }: Survey, topic: Topic): readonly CoverageRow[] {
  const targets = targetsOf(topic);
  if (targets.length === 0) return [];
  const setting = (isNumber: boolean) =>
    new Set(targets.filter(({ value }) => (value !== null) === isNumber).map((one) => one.region));
  const [numbers, words] = [setting(true), setting(false)];
  return [
    {
      indicator: topic.indicator.id,
      numbers: regions.filter((region) => numbers.has(region)),
      words: regions.filter((region) => words.has(region) && !numbers.has(region)),
    },
  ];
}

/** Of fewer lines, readers see for themselves who publishes them. */
const FEWEST_LINES = 3;

function onFigures(
  survey: Survey,
  topic: Topic,
  comparisons: readonly Comparison[],
): readonly FindingOf<"coverage">[] {
  if (survey.rows.length < FEWEST_LINES) return [];
  const counts = survey.regions.map((region, place): CoverageCount => {
    const own = comparisons.flatMap(({ cells }) => cells[place] ?? []);
    const published = own.filter(({ figures }) => figures.length > 0);
    const figures = published.flatMap((cell) => cell.figures.map(({ id }) => id));
    return { region, count: published.length, figures };
  });
  const [first, ...others] = counts;
  if (!first || others.every(({ count }) => count === first.count)) return [];
  const figures = comparisons.flatMap(({ cells }) => cells.flatMap((cell) => cell.figures));
  const params: Params = {
    form: "published",
    counts: counts.toSorted((a, b) => b.count - a.count),
    of: survey.rows.length,
  };
  return [make(survey, topic, params, { figures, subjects: figures, size: MINOR })];
}

/** Most figures of the place in focus, where they are those that no other place has one to compare with. */
function onApart(
  survey: Survey,
  topic: Topic,
  comparisons: readonly Comparison[],
): readonly FindingOf<"coverage">[] {
  const { focus } = survey;
  if (focus === null) return [];
  const own = comparisons.flatMap(({ cells }) => {
    const figures = cells.find(({ region }) => region === focus)?.figures ?? [];
    const others = cells.filter(({ region }) => region !== focus).flatMap((cell) => cell.figures);
    const isApart = !figures.some((figure) => others.some((other) => isCounterpart(figure, other)));
    return figures.length === 0 ? [] : [{ figures, isApart }];
  });
  const apart = own.filter(({ isApart }) => isApart);
  if (own.length < 2 || apart.length * 2 <= own.length) return [];
  const idsOf = (some: typeof own) => some.flatMap(({ figures }) => figures[0]?.id ?? []);
  const figures = own.flatMap((one) => one.figures);
  const params = {
    form: "apart" as const,
    region: focus,
    apart: idsOf(apart),
    published: idsOf(own),
  };
  return [make(survey, topic, params, { figures, subjects: figures, size: 1 })];
}

/** True where two figures are of one period and reference, and neither is known to be of another scope or basis. */
function isCounterpart(a: Figure, b: Figure): boolean {
  const isOfOneTime = a.period === b.period && a.on === b.on;
  const isUnlike = compareScopes(a, b) === "different" || compareBases(a, b) === "different";
  return isOfOneTime && !isUnlike;
}
