import type { DerivedUnit, Formula } from "../analysis/derived/formulas.ts";
import { figuresWithIds } from "../analysis/figure-index.ts";
import type { Derived } from "../analysis/model.ts";
import type { Context } from "./context.ts";
import { boundOf } from "./figure.ts";
import type { Sentence } from "./model.ts";
import { formatNumber, shownDecimals } from "./number.ts";
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
  readonly decimals: (context: Context, derived: Derived) => number;
  /** The unit's name beside the number, which is written as `text`; empty where that of its figures is said. */
  readonly name: (context: Context, text: string) => string;
}

const WORDS_BY_UNIT: Readonly<Record<DerivedUnit, UnitWords>> = {
  points: {
    wording: "quantity",
    decimals: decimalsOfInputs,
    name: ({ locale }, text) =>
      locale.say(text === "1" ? "derivedUnit.onePoint" : "derivedUnit.points"),
  },
  percent: {
    wording: "percent",
    decimals: (_, { precision }) => shownDecimals(1, precision),
    name: () => "",
  },
  times: {
    wording: "quantity",
    decimals: (_, { precision }) => shownDecimals(2, precision),
    name: ({ locale }) => locale.say("derivedUnit.times"),
  },
  own: {
    wording: "quantity",
    decimals: decimalsOfInputs,
    name: () => "",
  },
};

/** Says a derived value in the words of its formula, e.g. 前者为后者的2.88倍, 相差2.8个百分点. */
export function sayDerived(context: Context, derived: Derived): Sentence {
  const { wording } = WORDS_BY_FORMULA[derived.formula];
  const key = typeof wording === "string" ? wording : wording[countOrLevel(context, derived)];
  return say(context.locale.say(key), { value: sayDerivedAmount(context, derived) });
}

function countOrLevel({ dataset }: Context, { figures }: Derived): "count" | "level" {
  const [first] = figuresWithIds(dataset, figures);
  return first?.measure === "count" ? "count" : "level";
}

/** Says only how much a derived value is, with its unit, rounded once, as exact as its inputs. */
export function sayDerivedAmount(context: Context, derived: Derived): Sentence {
  const { locale, language, ledger } = context;
  const { wording, decimals: decimalsOf, name } = WORDS_BY_UNIT[unitOf(derived)];
  const { isUnsigned } = WORDS_BY_FORMULA[derived.formula];
  const scale = scaleOfOwn(context, derived);
  const { value, decimals } = inScale(scale ?? AS_IT_IS, {
    value: isUnsigned ? derived.value.abs() : derived.value,
    decimals: decimalsOf(context, derived),
    precision: null,
  });
  const formula = scale && formulaOf(scale, derived.formula);
  const text = formatNumber(value, decimals, null, language);
  const numeral = ledger.enter({
    text,
    is: "derived",
    value: value.toNumber(),
    unit: scale && formula ? scale.many : derived.unit,
    figures: derived.figures,
    formula: formula ?? derived.formula,
    ...boundOf(derived),
  });
  const unit = scale ? unitBeside(scale, value.toNumber()) : name(context, text);
  return bounded(context, derived.bound, sayQuantity(locale.say(wording), numeral, unit));
}

/** The unit that the figures behind a value are said in, where the value has it too; null for points, percent and times. */
function scaleOfOwn(context: Context, derived: Derived): Scale | null {
  if (unitOf(derived) !== "own") return null;
  const figures = figuresWithIds(context.dataset, derived.figures);
  const own = figures.find(({ unit }) => unit === derived.unit);
  return own ? scaleOf(context, own) : null;
}

function unitOf({ unit }: Derived): DerivedUnit {
  return unit === "points" || unit === "percent" || unit === "times" ? unit : "own";
}

/** A difference has the decimals of its finer input, so that it adds up. */
function decimalsOfInputs({ dataset }: Context, { figures }: Derived): number {
  const inputs = figuresWithIds(dataset, figures);
  return Math.max(0, ...inputs.map(({ precision }) => shownDecimals(MOST_DECIMALS, precision)));
}

const MOST_DECIMALS = 2;
