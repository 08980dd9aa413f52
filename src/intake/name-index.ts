import { type Kind, kindFit, kindOf } from "./kind.ts";
import { countedWords, pairsOf } from "./words.ts";

/** A name of an indicator, as its list or a document has it. */
export interface IndicatorName {
  readonly indicator: string;
  readonly name: string;
}

/** Words of a clause, with how much each pair of them says of the number, and of what kind it is. */
export interface Subject {
  readonly words: ReadonlyMap<string, number>;
  readonly kind: Kind;
  /** The words themselves, for a person. */
  readonly text: string;
  /** All of the words, those that say most first. */
  readonly said: readonly string[];
}

/** How well a name fits a subject. */
export interface Match extends IndicatorName {
  /** From 0; it grows with what the name and the words explain of each other. */
  readonly score: number;
  /** The part of the name that stands in the words, and of the words that the name explains, from 0 to 1. */
  readonly covered: number;
  readonly explained: number;
}

export interface NameIndex {
  /** Names that share something with the words, the best first; of each indicator its best name. */
  find(subject: Subject, fitOf: (indicator: string) => number): readonly Match[];
}

interface Entry extends IndicatorName {
  readonly pairs: ReadonlySet<string>;
  readonly kind: Kind;
  readonly weight: number;
}

/** Makes an index of names. Pairs that few indicators have say more. */
export function indexNames(names: readonly IndicatorName[]): NameIndex {
  const known = new Map(names.map((one) => [`${one.indicator} ${one.name}`, one]));
  const times = timesOf(names);
  const drafts = [...known.values()].map((one) => {
    const kind = kindOf(one.name);
    const time = kind.time ?? times.get(one.indicator) ?? null;
    return { ...one, pairs: pairsOf(countedWords(one.name)), kind: { ...kind, time } };
  });
  const worthOf = worths(drafts);
  const byPair = new Map<string, Entry[]>();
  for (const draft of drafts) {
    const weight = [...draft.pairs].reduce((total, pair) => total + worthOf(pair), 0);
    for (const pair of draft.pairs) {
      const known = byPair.get(pair) ?? [];
      if (known.length === 0) byPair.set(pair, known);
      known.push({ ...draft, weight });
    }
  }
  return { find: (subject, fitOf) => find(subject, fitOf, byPair, worthOf) };
}

/** What the names of each indicator that say so agree on: whether it is of new things or of all there are. */
function timesOf(names: readonly IndicatorName[]): ReadonlyMap<string, Kind["time"]> {
  const times = new Map<string, Kind["time"]>();
  for (const { indicator, name } of names) {
    const { time } = kindOf(name);
    if (time === null) continue;
    const known = times.get(indicator);
    times.set(indicator, known === undefined || known === time ? time : null);
  }
  return times;
}

/** Words that no name has are mostly of places and enterprises, which say little. */
const UNKNOWN = 1.5;

function worths(
  drafts: readonly (IndicatorName & Pick<Entry, "pairs">)[],
): (pair: string) => number {
  const indicatorsByPair = new Map<string, Set<string>>();
  for (const { indicator, pairs } of drafts) {
    for (const pair of pairs) {
      const known = indicatorsByPair.get(pair) ?? new Set();
      indicatorsByPair.set(pair, known.add(indicator));
    }
  }
  const all = new Set(drafts.map(({ indicator }) => indicator)).size;
  return (pair) => {
    const known = indicatorsByPair.get(pair)?.size;
    return known === undefined ? UNKNOWN : Math.log((all + 1) / (known + 0.5));
  };
}

function find(
  subject: Subject,
  fitOf: (indicator: string) => number,
  byPair: ReadonlyMap<string, readonly Entry[]>,
  worthOf: (pair: string) => number,
): readonly Match[] {
  const said = new Map<string, { entry: Entry; weighted: number; plain: number; own: number }>();
  let [all, allOwn] = [0, 0];
  for (const [pair, share] of subject.words) {
    const worth = worthOf(pair);
    all += worth * share;
    if (share === 1) allOwn += worth;
    for (const entry of byPair.get(pair) ?? []) {
      const key = `${entry.indicator} ${entry.name}`;
      const known = said.get(key) ?? { entry, weighted: 0, plain: 0, own: 0 };
      said.set(key, known);
      known.weighted += worth * share;
      known.plain += worth;
      if (share === 1) known.own += worth;
    }
  }
  const best = new Map<string, Match>();
  for (const { entry, weighted, plain, own } of said.values()) {
    const { indicator, name, weight, kind } = entry;
    const fit = fitOf(indicator) * kindFit(kind, subject.kind);
    const [covered, explained] = [plain / weight, weighted / all];
    const named = 0.6 + 0.4 * (own / (allOwn || 1));
    const score = fit * named * weighted * (0.25 + 0.75 * covered) * (0.5 + 0.5 * explained);
    if (score > (best.get(indicator)?.score ?? 0)) {
      best.set(indicator, { indicator, name, score, covered, explained });
    }
  }
  return [...best.values()].sort(
    (a, b) => b.score - a.score || (a.indicator < b.indicator ? -1 : 1),
  );
}
