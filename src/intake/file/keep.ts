import { groupBy } from "../../group-by.ts";
import { normalise } from "../../sources/normalise.ts";
import type { Candidate } from "../model.ts";
import { type FlowMap, flowAt, toFlow } from "./flow.ts";
import { type Around, aroundOf, isEdited, lineOf, proposalOf } from "./line.ts";
import type { IntakeFile } from "./read.ts";
import type { LineSpec } from "./schema.ts";

/** The lines of a new reading, with the decisions of the one before. */
interface Kept {
  readonly candidates: readonly FlowMap[];
  readonly lost: readonly FlowMap[];
  /** How many of the decisions have a candidate. */
  readonly kept: number;
}

/** A line that a person has decided or changed. */
interface Old {
  readonly spec: LineSpec;
  readonly flow: FlowMap;
}

/** A candidate of the new reading and the words around it. */
interface Fresh {
  readonly candidate: Candidate;
  readonly around: Around;
}

/**
 * Puts what a person decided to the candidates of a new reading: by the number, its unit and the words around it, since
 * in another version of the document it may stand elsewhere. What is not there any more is lost, and listed.
 */
export function keepDecisions(
  candidates: readonly Candidate[],
  document: string,
  before: IntakeFile | null,
  isKnown: (candidate: Candidate) => boolean,
): Kept {
  const fresh = candidates.map((candidate) => ({
    candidate,
    around: aroundOf(document, candidate),
  }));
  const byText = groupBy(fresh, ({ candidate }) => normalise(candidate.text));
  const old = before ? decidedIn(before) : [];
  const foundFor = new Map<Fresh, Old>();
  const takeBy = (least: number, some: readonly Old[]) =>
    some.filter((one) => {
      const free = byText.get(one.spec.text)?.filter((other) => !foundFor.has(other)) ?? [];
      const found = nearest(one.spec.around, free, least);
      if (found) foundFor.set(found, one);
      return !found;
    });
  // Whoever has all its words goes first, so that a line like it does not take its place.
  const lost = takeBy(LEAST_ALIKE, takeBy(ALL, old));
  return {
    candidates: fresh.map((one) => {
      const old = foundFor.get(one);
      const line = lineOf(one.candidate, document);
      if (old) return decided(one, old);
      return isKnown(one.candidate) ? { ...line, decision: "known" } : line;
    }),
    lost: lost.map(({ flow }) => flow),
    kept: foundFor.size,
  };
}

function decidedIn({ spec, source }: IntakeFile): readonly Old[] {
  const lists = { candidates: spec.candidates, lost: spec.lost ?? [] };
  return Object.entries(lists).flatMap(([key, lines]) =>
    lines.flatMap((line, index) => {
      const isOwn = line.decision === "accept" || line.decision === "reject" || isEdited(line);
      return isOwn ? [{ spec: line, flow: flowAt(source, [key, index]) as FlowMap }] : [];
    }),
  );
}

/** How many characters around a number have to be the same, counted from it. */
const LEAST_ALIKE = 5;
const ALL = 1000;

function nearest(around: Around, fresh: readonly Fresh[], least: number): Fresh | null {
  let [found, most]: [Fresh | null, number] = [null, least - 1];
  for (const one of fresh) {
    const alike = alikeAround(one.around, around);
    if (alike > most) [found, most] = [one, alike];
  }
  return found;
}

/** How much two numbers have the same words around them; nothing where the unit behind them differs. */
function alikeAround([before, after]: Around, [ownBefore, ownAfter]: Around): number {
  if (before === ownBefore && after === ownAfter) return ALL;
  if (after.slice(0, 1) !== ownAfter.slice(0, 1)) return 0;
  return sameStart(reversed(before), reversed(ownBefore)) + sameStart(after, ownAfter);
}

function reversed(text: string): string {
  return [...text].reverse().join("");
}

function sameStart(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length += 1;
  return length;
}

/** What was accepted as proposed takes its place from the new version; what a person has changed stays as it is. */
function decided({ candidate, around }: Fresh, old: Old): FlowMap {
  const { text, start, end, section, printed } = candidate;
  const place = toFlow({ text: normalise(text), around, start, end }) as FlowMap;
  if (isEdited(old.spec)) return { ...old.flow, ...place };
  const moved = { section, printed };
  const spec = { ...old.spec, ...moved };
  return { ...old.flow, ...moved, ...place, proposal: proposalOf(spec) };
}
