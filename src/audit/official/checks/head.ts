import { bottomOf, INK_ABOVE, INK_BELOW, mm, PITCH, topOf } from "../grid.ts";
import { compare, measure } from "../measure.ts";
import type { Measure } from "../model.ts";
import type { Parts } from "../parts.ts";

const LETTER_RULE_WIDTH = 170;
const LETTER_FOOT = 277;

/** Checks mark, document number and red rules of the first page. */
export function checkHead(parts: Parts): readonly Measure[] {
  const { form, mark, number } = parts;
  if (form === "attachment") return [];
  const required = { name: "mark", page: 1, required: "in red", clause: "7.2.4" };
  const found = compare({ ...required, value: mark ? "in red" : "none" });
  const named = { name: "document-number", page: 1, required: "one", clause: "7.2.5" };
  return [
    found,
    ...(form === "full" || number ? [compare({ ...named, value: number ? "one" : "none" })] : []),
    ...checkMark(parts),
    ...(form === "letter" ? checkLetter(parts) : checkFull(parts)),
  ];
}

function checkMark({ form, mark }: Parts): readonly Measure[] {
  if (!mark) return [];
  const at = form === "letter" ? 30 : 72;
  const clause = form === "letter" ? "10.1" : "7.2.4";
  return [
    measure({
      name: "mark-top",
      page: 1,
      value: mark.baseline - INK_ABOVE * mm(mark.sizePt),
      required: at,
      tolerance: 1,
      unit: "mm",
      clause,
    }),
  ];
}

function checkFull({ pages, redRules, number, title, mark }: Parts): readonly Measure[] {
  const [rule] = redRules;
  const about = { page: 1, unit: "mm" };
  const one = { name: "red-rule", page: 1, required: "1", clause: "7.2.7" };
  const [first] = title;
  // With several rows of signatories the document number stands beside the last of them: 7.2.6.
  const below = pages[0]?.lines.find(({ baseline }) => mark && baseline > mark.baseline);
  return [
    compare({ ...one, value: String(redRules.length) }),
    ...(rule
      ? [
          measure({
            ...about,
            name: "red-rule-width",
            value: rule.right - rule.left,
            required: 156,
            tolerance: 1,
            clause: "7.2.7",
          }),
        ]
      : []),
    ...(rule && number && mark
      ? [
          measure({
            ...about,
            name: "red-rule-below-number",
            value: rule.top - bottomOf(lastAbove(number, rule.top)),
            required: 4,
            tolerance: 1,
            clause: "7.2.7",
          }),
          blankLines("blank-lines-below-mark", topOf(below ?? number) - bottomOf(mark), "7.2.5"),
        ]
      : []),
    ...(rule && first
      ? [blankLines("blank-lines-above-title", topOf(first) - rule.bottom, "7.3.1")]
      : []),
  ];
}

/** The last line above the red rule: on minutes, issuer and date stand a line below the document number. */
function lastAbove<L extends { readonly baseline: number }>(number: L, ruleTop: number): L {
  const lower = { ...number, baseline: number.baseline + PITCH };
  return lower.baseline < ruleTop ? lower : number;
}

function checkLetter({ redRules, mark }: Parts): readonly Measure[] {
  const about = { page: 1, unit: "mm", clause: "10.1" };
  const four = { name: "red-rules", page: 1, required: "2 double", clause: "10.1" };
  const [upper] = redRules;
  const lowest = redRules.at(-1);
  const widest = redRules.map(({ left, right }) => right - left);
  return [
    compare({ ...four, value: `${redRules.length / 2} double` }),
    ...widest.slice(0, 1).map((value) =>
      measure({
        ...about,
        name: "red-rule-width",
        value,
        required: LETTER_RULE_WIDTH,
        tolerance: 1,
      }),
    ),
    ...(upper && mark
      ? [
          measure({
            ...about,
            name: "red-rule-below-mark",
            value: upper.top - mark.baseline - INK_BELOW * mm(mark.sizePt),
            required: 4,
            tolerance: 1,
          }),
        ]
      : []),
    ...(lowest
      ? [
          measure({
            ...about,
            name: "lower-red-rule",
            value: lowest.bottom,
            required: LETTER_FOOT,
            tolerance: 1,
          }),
        ]
      : []),
  ];
}

/** Counts blank lines in a gap between the characters of two lines; the gap includes the spacing around these lines. */
function blankLines(name: string, gapMm: number, clause: string, lines = 2): Measure {
  return measure({
    name,
    page: 1,
    value: gapMm / PITCH,
    required: lines,
    tolerance: 0.5,
    unit: "lines",
    clause,
  });
}
