import type { Citation, Figure } from "../dataset/model.ts";
import { type Candidate, candidatesFor } from "../dataset/printed/candidates.ts";
import { isMovement } from "../dataset/printed/movement.ts";
import { saysPlan } from "../dataset/printed/plan.ts";
import { type Quantity, quantitiesIn } from "../dataset/printed/quantity.ts";
import type { UnitIndex } from "../dataset/printed/unit-index.ts";
import { normalise } from "./normalise.ts";
import type { TextSection } from "./outline.ts";
import { statusAt } from "./status.ts";
import {
  checkBound,
  checkValue,
  type Objection,
  objection,
  type Proof,
  type Verdict,
} from "./verdict.ts";

/**
 * Holds a figure against running text: one verdict for each time the printed words stand in the section.
 *
 * Errors: those of `checkValue` and `checkBound`; `words-differ`, `measure-differs`, `status-differs`.
 */
export function textVerdicts(
  figure: Figure,
  citation: Citation,
  section: TextSection,
  proof: Proof,
): readonly Verdict[] {
  const printed = normalise(citation.printed);
  const quantities = figure.value === null ? [] : quantitiesOf(section, proof.units);
  return occurrences(section.text, printed).map((start) => {
    const end = start + printed.length;
    const inside = quantities.filter((one) => one.start >= start && one.end <= end);
    const origin = section.isPlan ? originIn(inside) : null;
    const meant = origin ? [origin] : candidatesFor(figure.measure, inside);
    const objections = [
      ...checkStatus(figure, section, [start, end], origin !== null),
      ...(figure.value === null
        ? checkWords(figure, printed)
        : checkNumber(figure, section.text, meant, proof)),
    ];
    return { claim: [start, end], objections };
  });
}

/** What a plan starts from, where the words end with it: 55% in 由55%提高到60% is the outcome before the target. */
function originIn(inside: readonly Quantity[]): Candidate | null {
  const last = inside.at(-1);
  return last?.isFormer ? { quantity: last, isEndOfRange: false } : null;
}

const quantitiesBySection = new WeakMap<TextSection, readonly Quantity[]>();

/** Reads the quantities of a section only once, since many figures cite the same section. */
function quantitiesOf(section: TextSection, units: UnitIndex): readonly Quantity[] {
  const known = quantitiesBySection.get(section);
  const quantities = known ?? quantitiesIn(section.text, units);
  quantitiesBySection.set(section, quantities);
  return quantities;
}

/** The offsets at which a passage occurs without beginning or ending inside a number. */
function occurrences(text: string, passage: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(passage); at >= 0; at = text.indexOf(passage, at + 1)) {
    const before = text.slice(0, at);
    const after = text.slice(at + passage.length);
    const cutsBefore = /^\d/.test(passage) && /\d\.?$/.test(before);
    const cutsAfter = /\d$/.test(passage) && /^\.?\d/.test(after);
    if (!cutsBefore && !cutsAfter) found.push(at);
  }
  return found;
}

function checkWords(figure: Figure, printed: string): readonly Objection[] {
  if (printed.includes(normalise(figure.text ?? ""))) return [];
  return [objection("words-differ", `\`printed\` does not contain the words ${figure.text}.`)];
}

/** Checks each number that the printed words may mean; the one with the fewest objections counts. */
function checkNumber(
  figure: Figure,
  text: string,
  meant: readonly Candidate[],
  proof: Proof,
): readonly Objection[] {
  const judged = meant.map((candidate) => [
    ...checkValue(figure, candidate, text, proof),
    ...checkBound(figure, candidate.quantity, text),
    ...checkMeasure(figure, candidate, text),
  ]);
  const [least] = judged.sort((left, right) => left.length - right.length);
  const message = `\`printed\` holds no number that can be meant; the value is ${figure.value}.`;
  return least ?? [objection("value-differs", message)];
}

/** How many characters before a number are searched for the beginning of its clause. */
const CLAUSE_LENGTH = 120;

/** A growth or a change needs a word of movement in its clause; a level must not be what something moves by. */
function checkMeasure(
  { measure }: Figure,
  { quantity: { start, form, isBy } }: Candidate,
  text: string,
): readonly Objection[] {
  if (measure === "growth" || measure === "change") {
    const before = text.slice(Math.max(0, start - CLAUSE_LENGTH), start);
    const clause = /[^,。;:]*$/.exec(before)?.[0] ?? "";
    if (form === "words" || isMovement(clause)) return [];
    return [
      objection(
        "measure-differs",
        `The measure is ${measure}; the clause does not tell of growth or change.`,
      ),
    ];
  }
  if (!isBy) return [];
  return [
    objection("measure-differs", `The measure is ${measure}; the words say by how much it moved.`),
  ];
}

/** Errors: `status-differs`. A report may also say what had been planned. */
function checkStatus(
  { status }: Figure,
  { text, isPlan }: TextSection,
  [start, end]: readonly [start: number, end: number],
  isOrigin: boolean,
): readonly Objection[] {
  const expected = statusAt(text, end, isPlan, isOrigin);
  if (status === expected || (status === "target" && saysPlan(text.slice(start, end)))) return [];
  return [objection("status-differs", `The status is ${status}; the place says ${expected}.`)];
}
