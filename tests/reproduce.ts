import { Decimal } from "decimal.js";
import type { Formula } from "../src/analysis/derived/formulas.ts";
import type { Dataset, Figure } from "../src/dataset/model.ts";
import type { FactKind } from "../src/view/fact-kinds.ts";
import type { Fact } from "../src/view/model.ts";

/** The figures and units that facts are held against. */
export interface Known {
  readonly figureById: ReadonlyMap<string, Figure>;
  readonly unitById: Dataset["unitById"];
}

/** Works a fact out anew from its figures, without the code that made it; returns what is wrong, null for nothing. */
export function faultIn(fact: Fact, known: Known): string | null {
  const figures = fact.figures.flatMap((id) => known.figureById.get(id) ?? []);
  if (figures.length < fact.figures.length) return "names a figure that does not exist";
  return CHECKS[fact.is](fact, figures, known);
}

type Check = (fact: Fact, figures: readonly Figure[], known: Known) => string | null;

/** A number that is none of the data: it has no value, but a formula that says what it is. */
const isWords: Check = ({ value, formula }) =>
  value === null && formula !== null ? null : "is no data, and has a value or no formula";

const CHECKS: Readonly<Record<FactKind, Check>> = {
  figure: checkFigure,
  derived: checkDerived,
  rank: checkRank,
  count: ({ text, value }) =>
    value !== null && value >= 0 && (!/\d/.test(text) || Number(text.split("/")[0]) === value)
      ? null
      : `counts ${value}`,
  period: checkPeriod,
  printed: checkPrinted,
  section: isWords,
  "document-number": isWords,
  title: isWords,
  date: isWords,
  name: isWords,
  unit: isWords,
  tolerance: isWords,
  heading: isWords,
  chart: isWords,
  note: isWords,
  page: ({ text, value }) => (text === `${value}` ? null : `is page ${value}`),
  hash: isWords,
  memo: isWords,
};

function checkFigure(fact: Fact, [figure, ...others]: readonly Figure[]): string | null {
  if (!figure || others.length > 0 || figure.value === null) return "is not of one figure";
  if ((fact.bound ?? "exact") !== figure.bound) return `is ${fact.bound}, not ${figure.bound}`;
  const factor = fact.formula === null ? "1" : /^printed value × ([\d.]+)$/.exec(fact.formula)?.[1];
  if (factor === undefined) return `has the formula ${fact.formula}`;
  const value = new Decimal(figure.value).times(factor);
  if (!value.eq(fact.value ?? Number.NaN)) return `has the value ${fact.value}, not ${value}`;
  if (factor === "1" && fact.unit !== figure.unit) return `is in ${fact.unit}, not ${figure.unit}`;
  return shows(fact.text, value);
}

type Work = (a: Decimal, b: Decimal) => Decimal;
const minus: Work = (a, b) => a.minus(b);
const over: Work = (a, b) => a.div(b);

const WORK_BY_FORMULA: Readonly<Record<Formula, Work>> = {
  difference: minus,
  multiple: over,
  ratio: over,
  "part-of-whole": over,
  "target-minus-outcome": minus,
  "target-to-outcome": over,
  "outcome-minus-target": minus,
  "outcome-to-target": over,
  "implied-target-level": (a, b) => a.div(100).plus(1).times(b),
};

function checkDerived(fact: Fact, figures: readonly Figure[], known: Known): string | null {
  const [a, b, ...others] = figures;
  if (!a || !b || others.length > 0) return "is not of two figures";
  if (a.value === null || b.value === null) return "is of words";
  const [formula = "", factor = "1"] = (fact.formula ?? "").split(" × ");
  const work = WORK_BY_FORMULA[formula as Formula];
  if (!work) return `has the formula ${fact.formula}`;
  const raw = work(inBase(a, b, known), inBase(b, a, known));
  const isQuotient = work === over;
  const value = (isQuotient && fact.unit === "percent" ? raw.times(100) : raw).times(factor);
  const isSame = value
    .abs()
    .minus(new Decimal(fact.value ?? Number.NaN).abs())
    .abs()
    .lt(1e-9);
  if (!isSame) return `has the value ${fact.value}, not ${value}`;
  return shows(fact.text, value, true);
}

/** A value in the base of its unit, where the other one is in another unit. */
function inBase({ value, unit }: Figure, other: Figure, { unitById }: Known): Decimal {
  const factor = unit === other.unit ? "1" : (unitById.get(unit)?.factor ?? Number.NaN);
  return new Decimal(value ?? Number.NaN).times(factor);
}

/** A rank is one that a figure may have among those behind it; of many places only the ranked one is. */
function checkRank({ text, value }: Fact, figures: readonly Figure[]): string | null {
  const [rank, of] = text.split("/").map(Number);
  if (rank === undefined || rank !== value || rank < 1) return `is rank ${value}`;
  if (of === undefined) return null;
  if (rank > of) return "is a rank beyond the last";
  return figures.length === of || figures.length === 1 ? null : `ranks ${figures.length}`;
}

function checkPeriod(
  { text, value, figures: ids }: Fact,
  figures: readonly Figure[],
): string | null {
  const years = figures.map(({ year }) => year);
  if (ids.length > 0 && value !== null && !years.includes(value)) return `is of ${years.join()}`;
  return value === null || text.includes(`${value}`) ? null : `is the year ${value}`;
}

function checkPrinted(fact: Fact, [figure]: readonly Figure[]): string | null {
  if (!figure) return "is of no figure";
  const isOfWords = figure.value === null;
  if (!isOfWords && !figure.printed.includes(fact.text)) return `is not in ${figure.printed}`;
  if (fact.value === null) return fact.formula === null ? "does not say what it is" : null;
  if (fact.value !== figure.value || fact.unit !== figure.unit)
    return `has the value ${fact.value}`;
  const factor = /^printed number × ([\d.]+)$/.exec(fact.formula ?? "")?.[1] ?? "1";
  const printed = new Decimal(fact.text.replaceAll(",", "")).times(factor);
  return printed.eq(Math.abs(fact.value)) ? null : `prints ${printed} for ${fact.value}`;
}

/** A power of ten in words, which stands with the digits of what is known to tens or more. */
const POWER = /(万|亿|\u00a0(thousand|million|billion))$/u;

/**
 * True where digits show a value: rounded half up to the last digit shown; its sign may be a word beside it. `isDerived`:
 * a whole number may end in zeros that are no digits of it.
 */
function shows(text: string, value: Decimal, isDerived = false): string | null {
  const digits = text.replace(/^−/, "").replace(POWER, "").replaceAll(",", "");
  if (!/^\d+(\.\d+)?$/.test(digits)) return `prints ${text}`;
  if (text.startsWith("−") && value.isPositive()) return `prints ${text} for ${value}`;
  const zeros = isDerived ? (/^[1-9]\d*?(0+)$/.exec(digits)?.[1]?.length ?? 0) : 0;
  const last = new Decimal(10).pow(zeros - (digits.split(".")[1]?.length ?? 0));
  const finest = new Decimal(10).pow(-(digits.split(".")[1]?.length ?? 0));
  const isShown = [finest, last].some((digit) =>
    value.abs().toNearest(digit, Decimal.ROUND_HALF_UP).eq(digits),
  );
  return isShown ? null : `prints ${text} for ${value}`;
}

/** The runs of digits in a text. */
function digitRuns(text: string): readonly string[] {
  return text.match(/\d[\d.,]*\d|\d/g) ?? [];
}

/** Returns what finds the runs of digits of a text that none of the facts holds. */
export function openCover(facts: readonly Fact[]): (text: string) => readonly string[] {
  const known = new Set(facts.flatMap((fact) => digitRuns(fact.text)));
  return (text) => digitRuns(text).filter((run) => !known.has(run));
}
