import type { Term } from "../../../dataset/model.ts";
import { readPeriod, TIMES } from "../../../dataset/time/period.ts";
import { sayPeriod } from "../../../view/period.ts";
import { LANG_TAGS, type Shown } from "../frame.ts";
import { intakeAddress } from "./address.ts";
import type { IntakeLine, IntakeModel } from "./model.ts";
import { sentenceAt } from "./text.ts";

/** How sure a reading is, in words: from a share on. */
const SURE = [
  [0.95, "sure"],
  [0.8, "likely"],
  [0.5, "unsure"],
  [0, "weak"],
] as const;

/** What a line counts, in the reader's language. */
export function nameOfLine(
  { indicator, proposed }: Pick<IntakeLine, "indicator" | "proposed">,
  { dataset }: Pick<IntakeModel, "dataset">,
  { words }: Shown,
): string {
  const known = dataset.indicatorById.get(indicator ?? "");
  if (known) return known.name[words.language];
  if (proposed) return proposed.name[words.language] ?? proposed.name.zh;
  return indicator ?? words.say("noIndicator");
}

/** A period in words; what a person wrote and is none stays as it is. */
export function periodText(period: string, { locale }: Pick<Shown, "locale">): string {
  const isPeriod = TIMES.some((time) => "period" in readPeriod(period, time));
  return isPeriod ? sayPeriod(locale, period) : period;
}

/** The amount of a line, e.g. `约 5.5%`. */
export function amountOf({ value, unit }: IntakeLine): { value: string; unit: string } {
  return unit === "%" ? { value: `${value}%`, unit: "" } : { value, unit };
}

/** A candidate with all that is said of it. */
export function cardOf(line: IntakeLine, model: IntakeModel, shown: Shown) {
  const { words } = shown;
  const { dataset, text } = model;
  const isNew = !dataset.indicatorById.has(line.indicator ?? "");
  return {
    start: line.start,
    name: nameOfLine(line, model, shown),
    nameLang: isNew && words.language === "en" && !line.proposed?.name.en ? LANG_TAGS.zh : null,
    isNew: isNew && line.proposed !== null,
    ...amountOf(line),
    state: line.state,
    stateText: words.say(`state-${line.state}`),
    decidedBy: decidedBy(line, shown),
    isOpenAgain: line.state !== "undecided" && line.state !== "known",
    about: aboutOf(line, model, shown),
    facts: [
      { label: words.say("confidence"), text: sayConfidence(line, words) },
      ...(line.section === "" ? [] : [{ label: words.say("section"), text: line.section }]),
      ...(line.indicator === null ? [] : [{ label: words.say("id"), text: line.indicator }]),
    ],
    sentence: text === null ? null : sentenceAt(text, line),
    numberHref: `#n${line.start}`,
    doubts: line.doubts.map((doubt) => doubtOf(doubt, model, shown)),
  };
}

function decidedBy({ by, at, state }: IntakeLine, { words }: Shown): string {
  if (state === "undecided" || state === "known" || at === null) return "";
  return by === null ? words.say("decidedOn", { at }) : words.say("decidedBy", { at, by });
}

/** What a number is besides its amount, e.g. `2024, growth, target, at least`. */
function aboutOf(line: IntakeLine, { dataset }: IntakeModel, shown: Shown): string {
  const { words } = shown;
  const named = (key: string | null, byId: ReadonlyMap<string, Term>) =>
    key === null ? "" : (byId.get(key)?.name[words.language] ?? key);
  const parts = [
    periodText(line.period, shown),
    words.say(`measure-${line.measure}`),
    line.on === "year_earlier" ? "" : words.say("comparedWith", { on: words.say(`on-${line.on}`) }),
    words.say(`status-${line.status}`),
    line.bound === "exact" ? "" : words.say(`bound-${line.bound}`),
    named(line.scope, dataset.scopeById),
    named(line.basis, dataset.basisById),
  ];
  return parts.filter((part) => part !== "").join(words.say("joint"));
}

const PERCENT = 100;

function sayConfidence(line: IntakeLine, words: Shown["words"]): string {
  const { confidence, rule, proposed } = line;
  if (proposed) return words.say("noneNamed");
  const [, word] = SURE.find(([from]) => confidence >= from) ?? [0, "weak"];
  const share = String(Math.floor(confidence * PERCENT));
  const found = words.all[`rule-${rule}`] ?? rule;
  return words.say("confidenceOf", { word: words.say(`sure-${word}`), share, rule: found });
}

function doubtOf(
  { code, message, with: other }: IntakeLine["doubts"][number],
  model: IntakeModel,
  shown: Shown,
) {
  const { words, place } = shown;
  const { lines, text, choice, document } = model;
  const there = other && lines.find(({ start }) => start === other.start);
  return {
    text: words.all[`doubt-${code}`] ?? message,
    detail: message,
    hasDetail: words.all[`doubt-${code}`] !== undefined,
    other: other
      ? {
          href: there
            ? intakeAddress(place.base, words.language, document, { ...choice, at: other.start })
            : `#n${other.start}`,
          sentence: text === null ? null : sentenceAt(text, other),
        }
      : null,
  };
}
