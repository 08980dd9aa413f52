import type { Dataset } from "../dataset/model.ts";

/** Answers to questions put to the same places of the same dataset. */
interface Answers {
  readonly regions: readonly string[];
  readonly byQuestion: Map<string, unknown>;
}

/** Lists of places kept at once, as several briefings are made at the same time; more would only take memory. */
const MOST_LISTS = 4;

// A dataset is immutable, so an answer is worked out once; the WeakMap frees the answers with the dataset.
const answersByDataset = new WeakMap<Dataset, Answers[]>();

/**
 * Returns what `work` works out, only once for the same question put to the same places.
 *
 * Shape: `regions` is compared by identity: briefings of all places pass the same array, and so share answers.
 * `question` names the kind of answer as well, e.g. `compare retail_sales/growth/outcome`. Only the lists used last
 * keep their answers.
 */
export function remember<Answer>(
  dataset: Dataset,
  regions: readonly string[],
  question: string,
  work: () => Answer,
): Answer {
  const { byQuestion } = answersOf(dataset, regions);
  if (byQuestion.has(question)) return byQuestion.get(question) as Answer;
  const answer = work();
  byQuestion.set(question, answer);
  return answer;
}

function answersOf(dataset: Dataset, regions: readonly string[]): Answers {
  const lists = answersByDataset.get(dataset) ?? [];
  const latest = lists.at(-1);
  if (latest?.regions === regions) return latest;
  const known = lists.find((one) => one.regions === regions) ?? { regions, byQuestion: new Map() };
  const others = lists.filter((one) => one !== known);
  answersByDataset.set(dataset, [...others, known].slice(-MOST_LISTS));
  return known;
}
