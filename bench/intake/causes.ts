import type { Gold } from "./gold.ts";
import type { Judged, Judgement, Measured } from "./score.ts";

/** A number that a figure claims and was not read as it, or that was read as what no figure claims, and why. */
export interface Miss extends Judged {
  readonly of: Measured;
  readonly cause: string;
  /** How sure the reading was of what it said, or the strength of the name that it did not dare to say. */
  readonly sure: number;
}

/**
 * What went wrong, a miss each; `raw` are the same readings that name the nearest indicator however far it is.
 *
 * Causes: `left aside by RULE`; `unread`; `unsure`, the nearest name is right but too far; `other name nearer`;
 * `no figure`; or the part that is wrong.
 */
export function missesOf(
  results: readonly Judgement[],
  raw: readonly Judgement[],
): readonly Miss[] {
  return results.flatMap(({ document, judged }, index) => {
    const nearest = new Map(raw[index]?.judged.map((one) => [one.start, one]));
    return judged.flatMap((one): readonly Miss[] => {
      const near = nearest.get(one.start);
      const cause = causeOf(one, near);
      const sure = one.candidate?.confidence || near?.candidate?.confidence || 0;
      return cause === null ? [] : [{ ...one, of: document, cause, sure }];
    });
  });
}

function causeOf(one: Judged, near: Judged | undefined): string | null {
  const { candidate, gold, ignored, wrong } = one;
  if (candidate?.indicator) return wrong.length === 0 ? null : causeOfNamed(gold, wrong);
  if (gold.length === 0) return null;
  if (!candidate) return ignored === "unread" ? "unread" : `left aside by ${ignored}`;
  return near?.wrong.length === 0 ? "unsure" : "other name nearer";
}

function causeOfNamed(gold: readonly Gold[], wrong: Judged["wrong"]): string {
  if (gold.length === 0) return "no figure";
  return wrong.includes("indicator") ? "other name nearer" : `wrong ${wrong.join(", ")}`;
}

/** Each cause with how often it made a number be missed, and how often what is wrong be said. */
export function causeRows(misses: readonly Miss[]): readonly (readonly [string, number, number])[] {
  const causes = [...new Set(misses.map(({ cause }) => cause))].sort();
  return causes.map((cause) => {
    const own = misses.filter((one) => one.cause === cause);
    const isSaid = ({ candidate }: Miss) => Boolean(candidate?.indicator);
    return [cause, own.filter(({ gold }) => gold.length > 0).length, own.filter(isSaid).length];
  });
}
