import { AREA, AREA_WIDTH } from "../grid.ts";
import { compare, measure } from "../measure.ts";
import type { Measure } from "../model.ts";
import type { Rule } from "../page.ts";
import type { ImprintPart, Parts } from "../parts.ts";

const OUTER_MM = 0.35;
const INNER_MM = 0.25;

/** The imprint: on the last page, its last rule on the lower edge of the type area, its rules and their weight. */
export function checkImprint({ imprint, pages, form }: Parts): readonly Measure[] {
  if (!imprint) return [];
  const { page } = imprint;
  const last = {
    name: "imprint-on-last-page",
    page: page.number,
    value: `page ${page.number}`,
    required: `page ${pages.length}`,
    clause: "7.4",
  };
  const isLetter = form === "letter";
  const rules = isLetter ? checkNoRules(imprint) : checkRules(imprint);
  return [compare(last), ...checkWords(imprint, isLetter), ...rules];
}

/** Source: 10.1: a letter has neither rules nor a printing body in its imprint. */
function checkNoRules({ page, rules }: ImprintPart): readonly Measure[] {
  const about = { name: "imprint-rules", page: page.number, required: "0", clause: "10.1" };
  return [compare({ ...about, value: String(rules.length) })];
}

function checkRules({ page, rules }: ImprintPart): readonly Measure[] {
  const [first, ...rest] = rules;
  const last = rest.at(-1);
  const about = { page: page.number, unit: "mm", clause: "7.4.1" };
  if (!first || !last) {
    const two = { name: "imprint-rules", page: page.number, clause: "7.4.1" };
    return [compare({ ...two, value: String(rules.length), required: "at least 2" }, false)];
  }
  const outer = { ...about, name: "imprint-outer-rule", required: OUTER_MM, tolerance: 0.05 };
  return [
    measure({
      ...about,
      name: "imprint-foot",
      value: last.bottom,
      required: AREA.bottom,
      tolerance: 1,
    }),
    measure({
      ...about,
      name: "imprint-rule-width",
      value: first.right - first.left,
      required: AREA_WIDTH,
      tolerance: 1,
    }),
    measure({ ...outer, value: furthest([first, last]) }),
    ...rest.slice(0, -1).map((rule) =>
      measure({
        ...about,
        name: "imprint-inner-rule",
        value: weightOf(rule),
        required: INNER_MM,
        tolerance: 0.05,
      }),
    ),
  ];
}

function weightOf({ top, bottom }: Rule): number {
  return bottom - top;
}

function furthest(rules: readonly Rule[]): number {
  const [worst = 0] = rules
    .map(weightOf)
    .toSorted((a, b) => Math.abs(b - OUTER_MM) - Math.abs(a - OUTER_MM));
  return worst;
}

function checkWords({ page, lines }: ImprintPart, isLetter: boolean): readonly Measure[] {
  const text = lines.map((line) => line.text).join("\n");
  const copies = /抄送：([\s\S]*?)(?=\n[^\n]*\d日印发|$)/u.exec(text)?.[1];
  const about = { page: page.number, clause: "7.4.2" };
  const end = { ...about, name: "imprint-copies-end", required: "。" };
  const printing = { ...about, name: "imprint-printing", clause: isLetter ? "10.1" : "7.4.3" };
  const isPrinted = /\d{4}年[1-9]\d?月[1-9]\d?日印发/u.test(text);
  return [
    ...(copies === undefined ? [] : [compare({ ...end, value: copies.slice(-1) })]),
    compare({
      ...printing,
      value: isPrinted ? "body and date" : "none",
      required: isLetter ? "none" : "body and date",
    }),
  ];
}
