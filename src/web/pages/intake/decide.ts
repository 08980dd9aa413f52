import { groupBy } from "../../../group-by.ts";
import { addressOf } from "../addresses.ts";
import { type FieldFault, faultsView } from "../faults.ts";
import { LANG_TAGS, type Shown } from "../frame.ts";
import { editAddress, openAddresses } from "./address.ts";
import { amountOf, cardOf, nameOfLine, periodText } from "./card.ts";
import { formFaults, lineForm } from "./form.ts";
import {
  type IntakeChoice,
  type IntakeLine,
  type IntakeModel,
  LINE_STATES,
  type Place,
  SHOWN_LINES,
  type ShownLines,
} from "./model.ts";
import { markText } from "./text.ts";

/** What `site/intake.hbs` is filled with. */
export function intakeView(model: IntakeModel, shown: Shown) {
  const { words, place } = shown;
  const { language } = words;
  const { document, region, title, dataset, lines, text, canWrite, revision, choice } = model;
  const listed = linesShown(model);
  const selected = selectedOf(model);
  const address = addressFor(model, shown);
  return {
    words: words.all,
    own: "intake",
    lang: LANG_TAGS[language],
    heading: title ?? document,
    home: addressOf(place.base, language, "intake"),
    place: dataset.regionById.get(region)?.name[language] ?? region,
    document,
    canWrite,
    ...{ revision, by: model.by, isNamed: model.isNamed, canUndo: model.canUndo },
    isDone: lines.length > 0 && lines.every(({ state }) => state !== "undecided"),
    form: model.form && lineForm(model.form, dataset, shown),
    edit: selected && editAddress(address({ at: selected.start, show: choice.show })),
    merge: `${addressOf(place.base, language, `intake/${document}`)}/merge`,
    cancel: address({ at: choice.at, show: choice.show }),
    keys: KEYS.map(([keys, key]) => ({ keys: keys.split(" "), label: words.say(key) })),
    choice,
    action: addressOf(place.base, language, `intake/${document}`),
    ...faultsView([...refusalOf(model, shown), ...formFaults(model.form, words), ...model.faults]),
    remarks: model.remarks,
    lost: model.lost > 0 ? words.count("lost", model.lost) : "",
    progress: progressOf(lines, words),
    counts: countsOf(model, shown),
    filters: SHOWN_LINES.map((show) => ({
      label: words.count(`show-${show}`, linesOf(lines, show).length),
      href: address({ at: choice.at, show }),
      isCurrent: show === choice.show,
    })),
    card: selected && cardOf(selected, model, shown),
    ...neighboursOf(listed, selected, (at) => address({ ...choice, at })),
    rows: rowsOf(listed, selected, model, shown),
    text: text === null ? null : textView(text, selected, model, shown),
    aside: text === null ? [] : asideView(text, model, shown),
  };
}

/** Most candidates that are listed as changed by another. */
const MOST_CHANGED = 20;

/** Why what was decided was not kept, and what another has decided meanwhile. */
function refusalOf(model: IntakeModel, shown: Shown): readonly FieldFault[] {
  const { refused, lines } = model;
  const { words } = shown;
  if (refused === null) return [];
  const state = (one: string | null) => words.say(one === null ? "notThere" : `state-${one}`);
  const changed = refused.changed.slice(0, MOST_CHANGED).map(({ start, before, after, by }) => {
    const line = lines.find((one) => one.start === start);
    const name = line ? nameOfLine(line, model, shown) : "";
    const said = { name, value: line?.value ?? "", before: state(before), after: state(after) };
    const who = by === null ? "" : words.say("staleBy", { by });
    return { field: `n${start}`, message: words.say("staleLine", said) + who };
  });
  return [{ field: "candidate", message: words.say(refused.code) }, ...changed];
}

/** What single keys do; those of the page, by the words of what they do. */
const KEYS = [
  ["a", "accept"],
  ["r", "reject"],
  ["e", "edit"],
  ["u", "undo"],
  ["n j →", "next"],
  ["p k ←", "previous"],
  ["?", "keys"],
] as const;

type AddressOf = (choice: IntakeChoice) => string;

function addressFor({ document }: IntakeModel, { place, words }: Shown): AddressOf {
  return openAddresses(place.base, words.language, document);
}

function linesOf(lines: readonly IntakeLine[], show: ShownLines): readonly IntakeLine[] {
  if (show === "undecided") return lines.filter(({ state }) => state === "undecided");
  return show === "doubts" ? lines.filter(({ doubts }) => doubts.length > 0) : lines;
}

/** The candidates that are listed, in the order of the document. */
function linesShown({ lines, choice }: IntakeModel): readonly IntakeLine[] {
  return linesOf(lines, choice.show);
}

/** The candidate that is looked at: the one asked for, else the first that is undecided. */
function selectedOf(model: IntakeModel): IntakeLine | null {
  const { lines, choice } = model;
  const asked = lines.find(({ start }) => start === choice.at);
  const listed = linesShown(model);
  return asked ?? listed.find(({ state }) => state === "undecided") ?? listed[0] ?? null;
}

function neighboursOf(
  listed: readonly IntakeLine[],
  selected: IntakeLine | null,
  addressOf: (at: number) => string,
) {
  const at = selected?.start ?? -1;
  const before = listed.findLast(({ start }) => start < at);
  const after = listed.find(({ start }) => start > at);
  return { previous: before && addressOf(before.start), next: after && addressOf(after.start) };
}

function progressOf(lines: readonly IntakeLine[], words: Shown["words"]) {
  const total = lines.length;
  const decided = lines.filter(({ state }) => state !== "undecided").length;
  return { total, decided, text: words.count("progress", total, { decided: String(decided) }) };
}

/** How many numbers are in each state, which is the key of the marks. */
function countsOf({ lines, ignored, unread }: IntakeModel, { words }: Shown) {
  const own = LINE_STATES.map((state) => ({
    state,
    count: lines.filter((line) => line.state === state).length,
  }));
  const all = [
    ...own,
    { state: "ignored", count: ignored.length },
    { state: "unread", count: unread.length },
  ];
  return all.map((one) => ({ ...one, label: words.say(`state-${one.state}`) }));
}

/** The numbers that are no candidates, by why: for those who cannot point at one. */
function asideView(text: string, { ignored, unread }: IntakeModel, { words }: Shown) {
  const numberAt = ({ start, end }: Place) => ({
    text: text.slice(start, end),
    href: `#n${start}`,
  });
  const byRule = [...groupBy(ignored, ({ rule }) => rule)].map(([rule, own]) => ({
    label: words.all[`ignored-${rule}`] ?? rule,
    numbers: own.map(numberAt),
  }));
  const left =
    unread.length > 0 ? [{ label: words.say("state-unread"), numbers: unread.map(numberAt) }] : [];
  return [...left, ...byRule];
}

/** Works out the same for the same text once. */
function remembered(work: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const value = known.get(text) ?? work(text);
    known.set(text, value);
    return value;
  };
}

/** Most candidates in the list: those around the one that is looked at. */
const MOST_ROWS = 200;

function rowsOf(
  listed: readonly IntakeLine[],
  selected: IntakeLine | null,
  model: IntakeModel,
  shown: Shown,
) {
  const address = addressFor(model, shown);
  const index = selected ? listed.indexOf(selected) : 0;
  const from = Math.max(0, Math.min(index - MOST_ROWS / 2, listed.length - MOST_ROWS));
  const { words } = shown;
  const period = remembered((one) => periodText(one, shown));
  const row = (line: IntakeLine) => ({
    href: address({ at: line.start, show: model.choice.show }),
    name: nameOfLine(line, model, shown),
    ...amountOf(line),
    period: period(line.period),
    measure: words.all[`measure-${line.measure}`],
    state: line.state,
    stateText: words.all[`state-${line.state}`],
    hasDoubts: line.doubts.length > 0,
    isSelected: line === selected,
  });
  return listed.slice(from, from + MOST_ROWS).map(row);
}

function textView(text: string, selected: IntakeLine | null, model: IntakeModel, shown: Shown) {
  const { words } = shown;
  const address = addressFor(model, shown);
  const say = (state: string, rule: string) => {
    const said = words.all[`state-${state}`];
    return rule === ""
      ? said
      : words.say("ignoredAs", { rule: words.all[`ignored-${rule}`] ?? rule });
  };
  return markText(text, model).map(({ isCell, segments }) => ({
    isCell,
    segments: segments.map(({ text: own, state, start, rule }) => ({
      text: own,
      state,
      id: `n${start}`,
      said: state === null ? "" : say(state, rule),
      href:
        state === null || state === "ignored" || state === "unread"
          ? null
          : address({ at: start, show: model.choice.show }),
      isSelected: start === selected?.start,
    })),
  }));
}
