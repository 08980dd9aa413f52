import { Decimal } from "decimal.js";
import type { DerivedUnit, Formula } from "../analysis/derived/formulas.ts";
import { figuresWithIds } from "../analysis/figure-index.ts";
import type { Derived } from "../analysis/model.ts";
import type { Bound } from "../dataset/model.ts";
import { type Context, lookUp } from "./context.ts";
import { boundOf, coarseScale } from "./figure.ts";
import type { LocaleText } from "./locale.ts";
import type { Sentence } from "./model.ts";
import { formatAmount, formatNumber } from "./number.ts";
import { bounded } from "./phrase.ts";
import { AS_IT_IS, formulaOf, inScale, type Scale, scaleOf, unitBeside } from "./scale.ts";
import { say, sayQuantity } from "./sentence.ts";

/** How the value of a formula is said. */
interface FormulaWords {
  /** Key of its wording, which has `{value}`; two where a language says amounts and numbers of things in other words. */
  readonly wording: string | Readonly<Record<"level" | "count", string>>;
  /** True where only the size is said, since the sentence around it names the direction. */
  readonly isUnsigned: boolean;
}

export const WORDS_BY_FORMULA: Readonly<Record<Formula, FormulaWords>> = {
  difference: { wording: "derived.difference", isUnsigned: true },
  multiple: {
    wording: { level: "derived.multiple.level", count: "derived.multiple.count" },
    isUnsigned: false,
  },
  ratio: { wording: "derived.ratio", isUnsigned: false },
  "part-of-whole": { wording: "derived.part-of-whole", isUnsigned: false },
  "target-minus-outcome": { wording: "derived.target-minus-outcome", isUnsigned: true },
  "target-to-outcome": { wording: "derived.target-to-outcome", isUnsigned: false },
  "outcome-minus-target": { wording: "derived.outcome-minus-target", isUnsigned: true },
  "outcome-to-target": { wording: "derived.outcome-to-target", isUnsigned: false },
  "implied-target-level": { wording: "derived.implied-target-level", isUnsigned: false },
};

/** How a number of a unit is written. */
interface UnitWords {
  /** Key of the wording of a number and its unit. */
  readonly wording: "quantity" | "percent";
  /** Digits after the point that are shown where the inputs bear them. */
  readonly decimals: number;
  /** The unit's name beside the number, which is written as `text`; empty where that of its figures is said. */
  readonly name: (context: Context, text: string) => string;
}

const WORDS_BY_UNIT: Readonly<Record<DerivedUnit, UnitWords>> = {
  points: {
    wording: "quantity",
    decimals: 2,
    name: ({ locale }, text) =>
      locale.say(text === "1" ? "derivedUnit.onePoint" : "derivedUnit.points"),
  },
  percent: {
    wording: "percent",
    decimals: 1,
    name: () => "",
  },
  times: {
    wording: "quantity",
    decimals: 2,
    name: ({ locale }) => locale.say("derivedUnit.times"),
  },
  own: {
    wording: "quantity",
    decimals: 2,
    name: () => "",
  },
};

/** Says a derived value in the words of its formula, e.g. 前者为后者的2.88倍, 相差2.8个百分点. */
export function sayDerived(context: Context, derived: Derived): Sentence {
  const { wording: words } = WORDS_BY_FORMULA[derived.formula];
  const key = typeof words === "string" ? words : words[countOrLevel(context, derived)];
  return sayDerivedIn(context, context.locale.say(key), derived);
}

/**
 * Says a derived value in the `slot` of a wording; `said` as for `sayDerivedAmount`.
 *
 * A wording that has `{about}` says there that the value is about so much, others with the value itself.
 */
export function sayDerivedIn(
  context: Context,
  wording: LocaleText,
  derived: Derived,
  { slot = "value", said = derived.bound }: { readonly slot?: string; readonly said?: Bound } = {},
): Sentence {
  const isApart = wording.includes("{about}") && isAbout({ ...derived, bound: said });
  return say(wording, {
    [slot]: isApart ? sayValue(context, derived) : sayDerivedAmount(context, derived, said),
    about: isApart ? context.locale.say("derivedAbout.word") : "",
  });
}

function countOrLevel({ dataset }: Context, { figures }: Derived): "count" | "level" {
  const [first] = figuresWithIds(dataset, figures);
  return first?.measure === "count" ? "count" : "level";
}

/**
 * Says only how much a derived value is, with its unit and its bound; of what may be off, that it is about so much.
 *
 * `said`: the bound to say, where the words around the value say it; its own is in the facts all the same.
 */
export function sayDerivedAmount(
  context: Context,
  derived: Derived,
  said: Bound = derived.bound,
): Sentence {
  const { locale } = context;
  const value = sayValue(context, derived);
  if (isAbout({ ...derived, bound: said })) return say(locale.say("derivedAbout.value"), { value });
  const amount = bounded(context, said, value);
  return derived.hasEstimate ? say(locale.say("estimated.alone"), { value: amount }) : amount;
}

/** The number with its unit, rounded once, with no digit that its inputs do not bear. */
function sayValue(context: Context, derived: Derived): Sentence {
  const { locale, language, ledger } = context;
  const { wording, name, decimals } = WORDS_BY_UNIT[unitOf(derived)];
  const { unit, precision, figures, formula } = derived;
  const value = WORDS_BY_FORMULA[formula].isUnsigned ? derived.value.abs() : derived.value;
  const isOwn = unitOf(derived) === "own";
  const scale = isOwn ? scaleOfOwn(context, derived) : AS_IT_IS;
  const coarse = isOwn ? coarseScale(context, unit, value, precision) : null;
  const said = inScale(scale, { value: rounded({ ...derived, value }), decimals, precision });
  const format = coarse ? formatAmount : formatNumber;
  const text = format(said.value, said.decimals, said.precision, language);
  const behind = coarse ?? scale;
  const moved = formulaOf(behind, formula);
  const numeral = ledger.enter({
    text,
    is: "derived",
    value: inScale(behind, { value, decimals, precision }).value.toNumber(),
    unit: moved === null ? unit : behind.many,
    figures,
    formula: moved ?? formula,
    ...boundOf(derived),
  });
  const beside = isOwn ? unitBeside(scale, value.toNumber()) : name(context, text);
  return sayQuantity(locale.say(wording), numeral, beside);
}

/** True where an estimate or a 左右 is behind a value, or where a coarse input takes digits from it. */
function isAbout(derived: Derived): boolean {
  if (derived.bound !== "exact") return derived.bound === "about";
  return derived.hasEstimate || isRoughened(derived);
}

/** A difference is roughened where it is not shown in full, a quotient where it shows fewer digits than others do. */
function isRoughened(derived: Derived): boolean {
  if (derived.formula === "difference" || derived.unit === "points")
    return !rounded(derived).eq(derived.value);
  return unitOf(derived) !== "own" && derived.precision > finestOf(derived);
}

function rounded(derived: Derived): Decimal {
  const digit = Math.max(derived.precision, finestOf(derived));
  return derived.value.toNearest(digit, Decimal.ROUND_HALF_UP);
}

/** One unit of the last digit that is shown at most. */
function finestOf(derived: Derived): number {
  return Number(`1e-${WORDS_BY_UNIT[unitOf(derived)].decimals}`);
}

/** The unit that the figures behind a value are said in; its own name where none of them has it. */
function scaleOfOwn(context: Context, { figures, unit }: Derived): Scale {
  const own = figuresWithIds(context.dataset, figures).find((figure) => figure.unit === unit);
  if (own) return scaleOf(context, own);
  const name = lookUp(context.dataset.unitById, unit).name[context.language];
  return { shift: 0, one: name, many: name };
}

function unitOf({ unit }: Derived): DerivedUnit {
  return unit === "points" || unit === "percent" || unit === "times" ? unit : "own";
}
