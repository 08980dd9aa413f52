import type { Dataset } from "../dataset/model.ts";

/** Answers to questions put to the same places of the same dataset. */
interface Answers {
  readonly regions: readonly string[];
  readonly byQuestion: Map<string, unknown>;
}

/** So many lists of places take turns where several briefings are made at once; more would hold memory. */
const MOST_LISTS = 4;

// A dataset never changes, so what was asked of it once need not be worked out again; it goes when the dataset goes.
const answersByDataset = new WeakMap<Dataset, Answers[]>();

/**
 * Returns what `work` works out, only once for the same question put to the same places.
 *
 * Shape: `regions` is known by its identity, so that briefings of all places share theirs; `question` names the kind
 * of answer as well, e.g. `compare retail_sales/growth/outcome`. Answers are kept for the lists asked for last.
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
