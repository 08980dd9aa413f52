import type { Finding } from "./model.ts";

/** Factors on a finding's weight for each finding already chosen on the same theme, indicator, kind or place. */
const AGAIN = { theme: 0.7, indicator: 0.8, kind: 0.85, place: 0.9 } as const;

/** What has been chosen so far. */
interface Chosen {
  readonly facts: Set<string>;
  readonly timesByTheme: Map<string, number>;
  readonly timesByIndicator: Map<string, number>;
  readonly timesByKind: Map<string, number>;
  readonly timesByPlace: Map<string, number>;
}

/**
 * Chooses the findings most worth saying, balanced by theme, kind and place.
 *
 * Shape: at most `limit`, the most worth first; no fact is said twice. The same findings give the same choice;
 * of equals the first given is taken.
 */
export function chooseFindings(findings: readonly Finding[], limit: number): readonly Finding[] {
  const chosen: Finding[] = [];
  const sofar: Chosen = {
    facts: new Set(),
    timesByTheme: new Map(),
    timesByIndicator: new Map(),
    timesByKind: new Map(),
    timesByPlace: new Map(),
  };
  while (chosen.length < limit) {
    const best = bestOf(findings, sofar);
    if (!best) break;
    chosen.push(best);
    remember(best, sofar);
  }
  return chosen;
}

function bestOf(findings: readonly Finding[], sofar: Chosen): Finding | null {
  let best: Finding | null = null;
  let most = 0;
  for (const finding of findings) {
    if (finding.weight <= most || finding.facts.some((fact) => sofar.facts.has(fact))) continue;
    const worth = worthOf(finding, sofar);
    if (worth <= most) continue;
    best = finding;
    most = worth;
  }
  return best;
}

function worthOf(finding: Finding, sofar: Chosen): number {
  const seldom = finding.subjects.reduce(
    (least, region) => Math.min(least, sofar.timesByPlace.get(region) ?? 0),
    sofar.facts.size,
  );
  return (
    finding.weight *
    AGAIN.theme ** (sofar.timesByTheme.get(finding.theme) ?? 0) *
    AGAIN.indicator ** (sofar.timesByIndicator.get(finding.indicator) ?? 0) *
    AGAIN.kind ** (sofar.timesByKind.get(finding.kind) ?? 0) *
    AGAIN.place ** seldom
  );
}

function remember(finding: Finding, sofar: Chosen): void {
  for (const fact of finding.facts) sofar.facts.add(fact);
  count(sofar.timesByTheme, finding.theme);
  count(sofar.timesByIndicator, finding.indicator);
  count(sofar.timesByKind, finding.kind);
  for (const region of finding.subjects) count(sofar.timesByPlace, region);
}

function count(times: Map<string, number>, key: string): void {
  times.set(key, (times.get(key) ?? 0) + 1);
}
