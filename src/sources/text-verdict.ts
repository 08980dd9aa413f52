import type { Citation, Figure } from "../dataset/model.ts";
import { normalise } from "./normalise.ts";
import type { TextSection } from "./outline.ts";
import { type Quantity, quantitiesIn, signsBefore } from "./quantity.ts";
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
  const quantities = figure.value === null ? [] : quantitiesIn(section.text, proof.units);
  return occurrences(section.text, printed).map((start) => {
    const end = start + printed.length;
    const objections = [
      ...checkStatus(figure, section, end),
      ...(figure.value === null
        ? checkWords(figure, printed)
        : checkNumber(figure, section.text, quantities, [start, end], proof)),
    ];
    return { claim: [start, end], objections };
  });
}

/** Where a passage stands without cutting a number in two. */
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

/** Of the numbers in the printed words, the one against which least is said counts. */
function checkNumber(
  figure: Figure,
  text: string,
  quantities: readonly Quantity[],
  [start, end]: readonly [number, number],
  proof: Proof,
): readonly Objection[] {
  const inside = quantities.filter((one) => one.start >= start && one.end <= end);
  const isRate = figure.measure === "growth" || figure.measure === "change";
  const judged = inside
    .filter((quantity) => isCandidate(quantity, text.slice(0, end)))
    .map((quantity) => {
      const before = text.slice(0, quantity.start);
      return [
        ...checkValue(figure, quantity, quantity.unit, isRate ? signsBefore(before) : [1], proof),
        ...checkBound(figure, quantity.bounds, false),
        ...checkMeasure(figure, before),
      ];
    });
  const [least] = judged.sort((left, right) => left.length - right.length);
  const message = `\`printed\` holds no number; the value is ${figure.value}.`;
  return least ?? [objection("value-differs", message)];
}

/** Not the 3 of 3A级; not 53种 in 53种、52种, which only tells that the second of the list is meant. */
function isCandidate({ end, unit, unitEnd }: Quantity, text: string): boolean {
  if (!unit && /^[A-Za-z]/.test(text.slice(end))) return false;
  return !/^[、和与]\d/.test(text.slice(unitEnd));
}

const MOVEMENT = /增长|增速|增幅|增加|下降|减少|降低|提高|提升|上升|改善|回落|扩大|同比/;
const MOVES_BY =
  /(?<!新)(?:增长|增速(?:达到?|为)?|增加|下降|减少|降低|提高|回落)了?(?:约|近|超过)?(?:-?[\d.]+[^,。;\d]{0,4}[、和])*$/;

/** A growth or a change needs a word of movement in its clause; a level must not be what something moves by. */
function checkMeasure({ measure }: Figure, before: string): readonly Objection[] {
  const clause = /[^,。;:]*$/.exec(before)?.[0] ?? "";
  if (measure === "growth" || measure === "change") {
    if (MOVEMENT.test(clause)) return [];
    return [
      objection(
        "measure-differs",
        `The measure is ${measure}; the clause has no word of growth or change.`,
      ),
    ];
  }
  if (!MOVES_BY.test(before)) return [];
  return [
    objection("measure-differs", `The measure is ${measure}; the words say by how much it moved.`),
  ];
}

/**
 * A plan states targets, a report outcomes.
 *
 * 预计 governs what follows it in the sentence: it heads whole lists. 可实现 and 可达 reach no further than
 * the next semicolon.
 */
function checkStatus(
  { status }: Figure,
  { text, isPlan }: TextSection,
  end: number,
): readonly Objection[] {
  const sentence = /[^。]*$/.exec(text.slice(0, end))?.[0] ?? "";
  const isEstimate = /预计|有望/.test(sentence) || /可(?:实现|达)[^;]*$/.test(sentence);
  const expected = isPlan ? "target" : isEstimate ? "estimate" : "actual";
  if (status === expected) return [];
  return [objection("status-differs", `The status is ${status}; the place says ${expected}.`)];
}
