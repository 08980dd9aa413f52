import type { Figure } from "../../dataset/model.ts";
import { makeCommon } from "./make.ts";
import type { CoverageCount, CoverageRow, FindingOf } from "./model.ts";
import { comparisonOf, type Survey, type Topic } from "./survey.ts";

/** What is told of coverage is told of the headline as a whole, once. */
export function findCoverage(survey: Survey, topic: Topic): readonly FindingOf<"coverage">[] {
  if (topic.indicator.id !== survey.headline[0] || survey.regions.length < 2) return [];
  const topics = survey.headline.flatMap(
    (id) => survey.topics.find(({ indicator }) => indicator.id === id) ?? [],
  );
  return [...onTargets(survey, topic, topics), ...onFigures(survey, topic, topics)];
}

type Params = FindingOf<"coverage">["params"];

interface Told {
  readonly figures: readonly Figure[];
  readonly subjects: readonly Figure[];
  readonly size: number;
}

function make(survey: Survey, topic: Topic, params: Params, told: Told): FindingOf<"coverage"> {
  const about = { measure: topic.indicator.measure, target: params.form !== "published" };
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
    return [make(survey, topic, { form: "targets", rows, asked: regions.length }, told)];
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

function onFigures(
  survey: Survey,
  topic: Topic,
  topics: readonly Topic[],
): readonly FindingOf<"coverage">[] {
  const topicById = new Map(topics.map((one) => [one.indicator.id, one]));
  const comparisons = survey.rows.map(({ indicator, measure }) => {
    const one = topicById.get(indicator);
    return one ? comparisonOf(one, measure, false) : null;
  });
  const counts = survey.regions.map((region, place): CoverageCount => {
    const own = comparisons.flatMap((one) => one?.cells[place] ?? []);
    const published = own.filter(({ figures }) => figures.length > 0);
    const figures = published.flatMap((cell) => cell.figures.map(({ id }) => id));
    return { region, count: published.length, figures };
  });
  const [first, ...others] = counts;
  if (!first || others.every(({ count }) => count === first.count)) return [];
  const figures = comparisons.flatMap(
    (one) => one?.cells.flatMap((cell) => cell.figures) ?? [],
  );
  const params: Params = {
    form: "published",
    counts: counts.toSorted((a, b) => b.count - a.count),
    of: survey.rows.length,
  };
  return [make(survey, topic, params, { figures, subjects: figures, size: MINOR })];
}
