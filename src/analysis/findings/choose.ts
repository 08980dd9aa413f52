import type { Finding } from "./model.ts";

/** Factors on a finding's weight for each finding already chosen on the same theme, indicator, kind or place. */
const AGAIN = { theme: 0.7, indicator: 0.6, kind: 0.85, place: 0.9 } as const;

/** A choice covers so many themes, where there is something to say of them and room. */
const FEWEST_THEMES = 4;

/** What has been chosen so far. */
interface Chosen {
  readonly facts: Set<string>;
  readonly timesByTheme: Map<string, number>;
  readonly timesByIndicator: Map<string, number>;
  readonly timesByKind: Map<string, number>;
  readonly timesByPlace: Map<string, number>;
  /** Kind and indicator: their words would be the same again. */
  readonly wordings: Set<string>;
}

/**
 * Chooses the findings most worth saying, balanced by theme, kind and place.
 *
 * Shape: at most `limit`, the most worth first, of at least four themes where that can be; no fact is said twice, and no
 * kind twice of one indicator. The same findings give the same choice; of equals the first given is taken.
 */
export function chooseFindings(findings: readonly Finding[], limit: number): readonly Finding[] {
  const chosen: Finding[] = [];
  const sofar: Chosen = {
    facts: new Set(),
    timesByTheme: new Map(),
    timesByIndicator: new Map(),
    timesByKind: new Map(),
    timesByPlace: new Map(),
    wordings: new Set(),
  };
  while (chosen.length < limit) {
    const needed = FEWEST_THEMES - sofar.timesByTheme.size;
    const untold = findings.filter(
      ({ theme, isOfHeadline }) => !isOfHeadline && !sofar.timesByTheme.has(theme),
    );
    const isShort = limit - chosen.length <= needed;
    const best = (isShort ? bestOf(untold, sofar) : null) ?? bestOf(findings, sofar);
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
    if (finding.weight <= most || isSaid(finding, sofar)) continue;
    const worth = worthOf(finding, sofar);
    if (worth <= most) continue;
    best = finding;
    most = worth;
  }
  return best;
}

function isSaid(finding: Finding, { facts, wordings }: Chosen): boolean {
  return wordings.has(wordingOf(finding)) || finding.facts.some((fact) => facts.has(fact));
}

/** What is of the headline as a whole is worded by what it says of it. */
function wordingOf({ kind, indicator, isOfHeadline, facts }: Finding): string {
  return isOfHeadline ? facts.join() : `${kind}/${indicator}`;
}

function worthOf(finding: Finding, sofar: Chosen): number {
  const seldom = finding.subjects.reduce(
    (least, region) => Math.min(least, sofar.timesByPlace.get(region) ?? 0),
    sofar.facts.size,
  );
  const { isOfHeadline, theme, indicator, kind, weight } = finding;
  const times = {
    theme: isOfHeadline ? 0 : (sofar.timesByTheme.get(theme) ?? 0),
    indicator: isOfHeadline ? 0 : (sofar.timesByIndicator.get(indicator) ?? 0),
    kind: sofar.timesByKind.get(kind) ?? 0,
    place: seldom,
  };
  return (Object.keys(AGAIN) as (keyof typeof AGAIN)[]).reduce(
    (worth, what) => worth * AGAIN[what] ** times[what],
    weight,
  );
}

function remember(finding: Finding, sofar: Chosen): void {
  for (const fact of finding.facts) sofar.facts.add(fact);
  sofar.wordings.add(wordingOf(finding));
  // What is of the whole headline is of no theme in particular.
  if (!finding.isOfHeadline) {
    count(sofar.timesByTheme, finding.theme);
    count(sofar.timesByIndicator, finding.indicator);
  }
  count(sofar.timesByKind, finding.kind);
  for (const region of finding.subjects) count(sofar.timesByPlace, region);
}

function count(times: Map<string, number>, key: string): void {
  times.set(key, (times.get(key) ?? 0) + 1);
}
