import type { CandidateRule } from "../../src/intake/model.ts";

/** A candidate whose indicator was named with some strength, and whether it was right. */
export interface Case {
  readonly rule: CandidateRule;
  readonly strength: number;
  readonly isRight: boolean;
}

export interface Bin {
  readonly rule: CandidateRule | "any";
  readonly from: number;
  readonly right: number;
  readonly of: number;
}

/** Fewer cases than this say nothing of a share. */
const LEAST = 30;

/**
 * Puts cases into bins of strength from the strongest to the weakest: of any rule, and of each with enough of them.
 *
 * A bin has at least 30 cases, and where a weaker bin would have more right than a stronger one, they are one.
 */
export function binsOf(cases: readonly Case[]): readonly Bin[] {
  const rules = [...new Set(cases.map((one) => one.rule))].sort();
  const own = rules.map((rule) => [rule, cases.filter((one) => one.rule === rule)] as const);
  const enough = own.filter(([, some]) => some.length >= LEAST);
  return [["any", cases] as const, ...enough].flatMap(([rule, some]) => binsOfRule(rule, some));
}

function binsOfRule(rule: Bin["rule"], cases: readonly Case[]): readonly Bin[] {
  const sorted = [...cases].sort((a, b) => b.strength - a.strength);
  const bins: Bin[] = [];
  for (let at = 0; at < sorted.length; at += LEAST) {
    const isLast = sorted.length - at < 2 * LEAST;
    const own = sorted.slice(at, isLast ? sorted.length : at + LEAST);
    bins.push(
      bin(rule, own.at(-1)?.strength ?? 0, own.filter(({ isRight }) => isRight).length, own.length),
    );
    while (isOutOfOrder(bins)) join(bins);
    if (isLast) break;
  }
  // What is weaker than all that was seen belongs to the weakest.
  return bins.map((one, index) => (index === bins.length - 1 ? { ...one, from: 0 } : one));
}

function bin(rule: Bin["rule"], strength: number, right: number, of: number): Bin {
  return { rule, from: Math.floor(strength * 1000) / 1000, right, of };
}

function isOutOfOrder(bins: readonly Bin[]): boolean {
  const [strong, weak] = [bins.at(-2), bins.at(-1)];
  return (
    strong !== undefined && weak !== undefined && weak.right / weak.of >= strong.right / strong.of
  );
}

function join(bins: Bin[]): void {
  const [weak, strong] = [bins.pop(), bins.pop()];
  if (weak && strong)
    bins.push({ ...weak, right: weak.right + strong.right, of: weak.of + strong.of });
}
