import type { Figure } from "../../src/dataset/model.ts";
import { basisMeant, isScopeStated, scopeMeant } from "../../src/dataset/sameness.ts";
import type { Candidate } from "../../src/intake/model.ts";
import type { Judged } from "./score.ts";

/** What came of a scope or a basis, of candidates that are right in all else. */
const OUTCOMES = ["right", "otherwise", "not read", "read where none"] as const;

type Row = readonly [name: string, ...counts: number[]];

export const QUALIFIER_HEADS = ["of right ones", "stated", ...OUTCOMES];

/** Scopes and bases: how many the figures have, and how many of them were read. What is not stated cannot be read. */
export function qualifierRows(judged: readonly Judged[]): readonly Row[] {
  const right = judged.filter(({ candidate, wrong }) => candidate?.indicator && wrong.length === 0);
  return [
    rowOf("scope", right, ({ scope }) => scope, scopesOf),
    rowOf("basis", right, ({ basis }) => basis, basesOf),
  ];
}

/** The ids that would be right for a scope: its own and the one that it means; none where it is not stated. */
function scopesOf(figure: Figure): readonly (string | null)[] {
  return isScopeStated(figure) ? [figure.scope, scopeMeant(figure)] : [];
}

function basesOf(figure: Figure): readonly (string | null)[] {
  return [figure.basis, basisMeant(figure)];
}

function rowOf(
  name: string,
  right: readonly Judged[],
  readOf: (candidate: Candidate) => string | null,
  meantBy: (figure: Figure) => readonly (string | null)[],
): Row {
  const outcomes = right.flatMap(({ candidate, gold }) => {
    const figures = gold.filter(({ figure }) => figure.indicator === candidate?.indicator);
    const meant = figures.flatMap(({ figure }) => meantBy(figure));
    if (!candidate || meant.length === 0) return [];
    return outcomeOf(readOf(candidate), meant) ?? [];
  });
  const counts = OUTCOMES.map((one) => outcomes.filter((outcome) => outcome === one).length);
  return [name, outcomes.length - (counts.at(-1) ?? 0), ...counts];
}

function outcomeOf(
  read: string | null,
  meant: readonly (string | null)[],
): (typeof OUTCOMES)[number] | null {
  if (meant.includes(read)) return read === null ? null : "right";
  if (read === null) return "not read";
  return meant.every((one) => one === null) ? "read where none" : "otherwise";
}
