import type { Bound, Dataset, Indicator, Measure } from "../dataset/model.ts";
import { boundsSaid } from "../dataset/printed/compare.ts";
import type { Quantity } from "../dataset/printed/quantity.ts";
import { isCommonUnit, sayIn, type UnitIndex } from "../dataset/printed/unit-index.ts";
import { type Period, periodFor } from "../dataset/time/period.ts";
import { Exact } from "../dataset/units.ts";
import type { TextSection } from "../sources/outline.ts";
import { conditionsOf } from "./conditions.ts";
import { type Confidence, strengthOf } from "./confidence.ts";
import type { Linked, Names } from "./link.ts";
import { isOfMovement } from "./measure.ts";
import type { Candidate, CandidateRule, Proposed, Span } from "./model.ts";
import type { Match } from "./name-index.ts";
import { type NamedScope, scopeIn } from "./scopes.ts";
import type { Statement } from "./statements.ts";
import { whenOf, type Years } from "./when.ts";
import { countedWords } from "./words.ts";

/** What numbers of a document are read with. */
export interface Reader extends Names, Pick<Dataset, "basisById"> {
  readonly years: Years;
  readonly confidence: Confidence;
  readonly scopes: readonly NamedScope[];
}

/** A candidate before it has its place in the document. */
export type Draft = Omit<Candidate, keyof Span | "text">;

/** Makes a candidate of a linked statement; null where no words say what it counts. */
export function candidateOf(
  linked: Linked,
  { section, asked }: { readonly section: TextSection; readonly asked: Period | null },
  reader: Reader,
): Draft | null {
  const { statement, matches, rule, from } = linked;
  const { quantity } = statement;
  const { indicator, confidence } = namedBy(matches, from ? [rule, from.rule] : [rule], reader);
  const measure = indicator ? measureFor(linked.measure, indicator) : ownMeasure(linked);
  const { value, unit } = amountOf(statement, measure, indicator, reader.units);
  const proposed = indicator ? null : proposedOf(linked, unit, reader);
  if (!indicator && !proposed) return null;
  const own = asked && periodFor(asked, indicator?.time ?? null);
  const when = whenOf(section, quantity, reader.years, own);
  const read = { measure, unit, period: when.period };
  return {
    indicator: indicator?.id ?? null,
    proposed,
    ...when,
    measure,
    value,
    unit,
    bound: boundOf(value, quantity),
    ...conditionsOf(section.text, linked, read, indicator, reader.basisById),
    scope: indicator ? scopeIn(linked.subject.said, indicator, reader.scopes) : null,
    section: section.path,
    printed: excerptOf(section.text, quantity),
    rule,
    confidence,
  };
}

/**
 * The indicator that the best match names, if the reading is sure enough of it.
 *
 * Who carries a subject on (`rules` has both) is no surer of it than the one that has it.
 */
export function namedBy(
  matches: readonly Match[],
  rules: readonly CandidateRule[],
  { confidence: { of, least }, indicatorById }: Reader,
): { readonly indicator: Indicator | undefined; readonly confidence: number } {
  const strength = strengthOf(matches);
  const confidence = Math.min(...rules.map((rule) => of(rule, strength)));
  const indicator =
    confidence >= least ? indicatorById.get(matches[0]?.indicator ?? "") : undefined;
  return { indicator, confidence: indicator ? confidence : 0 };
}

function measureFor(own: Linked["measure"], indicator: Indicator): Measure {
  if (own === "own" || own === "completion") return indicator.measure;
  return isOfMovement(indicator.name.zh) ? indicator.measure : own;
}

function ownMeasure({ measure: own, statement }: Linked): Measure {
  const { isRatio, quantity } = statement;
  const { unit } = quantity;
  if (own === "growth" || own === "change") return own;
  if (own === "completion" || isRatio || /^[%成]$/.test(unit?.id ?? "")) return "share";
  return unit && !/元|米|亩|吨|千瓦/.test(unit.id) ? "count" : "level";
}

/** The number as printed with the sign that its words say; a bare one is in the indicator's unit. */
function amountOf(
  { quantity, isRatio, after }: Statement,
  measure: Measure,
  indicator: Indicator | undefined,
  units: UnitIndex,
): { readonly value: number; readonly unit: string } {
  const { signs, isLoss } = quantity;
  const { written, scale, unit } = inKeptUnit(quantity, units);
  const isRate = measure === "growth" || measure === "change";
  const falls = isRate
    ? (signs[0] ?? 1) < 0 || (signs.length > 1 && indicator?.direction === "lower")
    : isLoss;
  const kept =
    unit?.id ?? (measure === "growth" || isRatio ? "%" : (indicator?.unit ?? counterIn(after)));
  // 30万游客 of an indicator in 万人 has the digits of the figure.
  const factor = scale !== "1" && kept.startsWith("万") ? "1" : scale;
  const amount = new Exact(written).times(unit ? "1" : factor).toNumber();
  return { value: falls && amount > 0 ? -amount : amount, unit: kept };
}

/** What things are counted by, where the vocabulary does not have it: 户 of 1.3万户. It then has to be added to it. */
function counterIn(after: string): string {
  return /^[个户家处条座项名只辆艘台套件次批期栋间所片支头株]/.exec(after)?.[0] ?? "个";
}

/** 1.5倍 as 150 %: figures are kept in units of the vocabulary. */
function inKeptUnit({ written, scale, unit }: Quantity, units: UnitIndex) {
  if (!unit || !isCommonUnit(unit)) return { written, scale, unit };
  const kept = ["%", "个百分点"].flatMap((id) => units.unitById.get(id) ?? []);
  const said = kept.map((to) => ({ to, amount: sayIn(written, scale, unit, to, units) }));
  const found = said.find(({ amount }) => amount !== null);
  return found
    ? { written: `${found.amount}`, scale: "1", unit: found.to }
    : { written, scale, unit };
}

export function boundOf(value: number, quantity: Quantity): Bound {
  const [said] = boundsSaid(value, quantity);
  return said ?? "exact";
}

/** The longest name that is proposed. */
const LONGEST_NAME = 24;

function proposedOf(
  { subject, matches, measure }: Linked,
  unit: string,
  { indicatorById }: Reader,
): Proposed | null {
  const words = countedWords(subject.text).replaceAll(" ", "");
  const counted = words.startsWith(unit) ? words.slice(unit.length) : words;
  const noun = counted.slice(-LONGEST_NAME);
  if (noun.length < 2) return null;
  const name = measure === "completion" ? `${noun}完成率` : noun;
  const near = indicatorById.get(matches[0]?.indicator ?? "");
  return { name, unit, theme: near?.theme ?? null };
}

/** The longest excerpt before its number. */
const LONGEST_BEFORE = 24;

/** The clause before the number, the number, its unit and the words of its bound. */
function excerptOf(text: string, { start, unitEnd }: Quantity): string {
  const back = text.slice(Math.max(0, start - LONGEST_BEFORE), start);
  const before = /[^,。;:、!?\d]*$/.exec(back)?.[0] ?? "";
  const after = /^(?:左右|上下|以[上下内])/.exec(text.slice(unitEnd, unitEnd + 2))?.[0] ?? "";
  return `${before}${text.slice(start, unitEnd)}${after}`;
}
