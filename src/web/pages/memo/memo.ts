import type { Language } from "../../../dataset/model.ts";
import { addressOf } from "../addresses.ts";
import { faultsView } from "../faults.ts";
import { LANG_TAGS, type Shown } from "../frame.ts";
import { inOrder, type MemoFault, wordFault } from "./faults.ts";
import {
  type Field,
  type FieldName,
  FORM_KINDS,
  type FormPart,
  type Input,
  MEMO_FORM,
} from "./fields.ts";
import type { FormAttachment, MemoForm } from "./form.ts";

const URGENCIES = ["特急", "加急"] as const;
const LONG_ROWS = 12;
const SHORT_ROWS = 3;

/** The form of a memo as it was filled in. */
export interface MemoModel {
  readonly form: MemoForm;
  /** The titles of the attached briefings, in their order; null of one that is not there. */
  readonly titles: readonly (string | null)[];
  /** The briefings that are here, to be attached. */
  readonly briefings: readonly { readonly id: string; readonly title: string }[];
  readonly faults: readonly MemoFault[];
}

/** What `site/memo.hbs` is filled with. */
export function memoView(model: MemoModel, shown: Shown) {
  const { form, briefings } = model;
  const { words, place } = shown;
  const faults = inOrder(model.faults.map((fault) => wordFault(fault, words)));
  const { faultOf, ...told } = faultsView(faults);
  return {
    words: words.all,
    heading: words.say("heading"),
    action: addressOf(place.base, words.language, "memo"),
    ...told,
    faultOf,
    attachments: form.attachments.map((one, index) =>
      attachmentView(one, { index, title: model.titles[index] ?? null, shown, faultOf }),
    ),
    briefings: briefings.map((one) => ({ ...one, isChosen: one.id === form.add.briefing })),
    address: form.add.address,
    parts: (Object.keys(MEMO_FORM) as readonly FormPart[]).map((part) => ({
      id: `part-${part}`,
      label: words.say(part),
      fields: Object.entries<Field>(MEMO_FORM[part]).map(([name, field]) =>
        fieldView(name as FieldName, field, { form, faultOf, shown }),
      ),
    })),
  };
}

type FaultOf = ReturnType<typeof faultsView>["faultOf"];

/** The address of an attached briefing. */
function attachedAt(base: string, { briefing, language, choice }: FormAttachment): string {
  const query = choice === "" ? "" : `?${choice}`;
  return `${base}/briefings/${encodeURIComponent(briefing)}.${language}${query}`;
}

function attachmentView(
  attachment: FormAttachment,
  {
    index,
    title,
    shown: { words, place },
    faultOf,
  }: { index: number; title: string | null; shown: Shown; faultOf: FaultOf },
) {
  const id = `attachments.${index}`;
  return {
    ...attachment,
    id,
    label: words.say("attachmentNumber", { number: String(index + 1) }),
    name: title ?? attachment.briefing,
    lang: title === null ? null : LANG_TAGS[attachment.language],
    href: attachedAt(place.base, attachment),
    isFirst: index === 0,
    index: String(index),
    fault: faultOf[id],
    languages: (["zh", "en"] as const satisfies readonly Language[]).map((language) => ({
      id: language,
      name: words.say(`in-${language}`),
      isChosen: language === attachment.language,
    })),
  };
}

interface FieldIn {
  readonly form: MemoForm;
  readonly faultOf: FaultOf;
  readonly shown: Shown;
}

function fieldView(name: FieldName, field: Field, { form, faultOf, shown }: FieldIn) {
  const { words } = shown;
  const { input, hasHint = false, kinds = FORM_KINDS } = field;
  const value = form.values[name] ?? "";
  const fault = faultOf[name];
  const hints = [
    ...(input === "list" ? [words.say("hint-list")] : []),
    ...(hasHint ? [hintOf(name, shown)] : []),
  ];
  const describedBy = [
    ...(hints.length > 0 ? [`hint-${name}`] : []),
    ...(fault ? [`fault-${name}`] : []),
  ];
  return {
    name,
    label: words.say(name),
    only: sayOnly(field, shown),
    kinds: kinds === FORM_KINDS ? "" : kinds.join(" "),
    value,
    hint: hints.join(words.say("hintJoint")),
    fault,
    describedBy: describedBy.join(" "),
    isLine: input === "line",
    isDate: input === "date",
    isText: input === "lines" || input === "list",
    isWide: input === "lines",
    rows: name === "body" ? LONG_ROWS : SHORT_ROWS,
    options: optionsOf(input, value, shown),
  };
}

/** Braces in the hint about figures are no slots: it is taken as it stands. */
function hintOf(name: string, { words }: Shown): string {
  return words.all[`hint-${name}`] ?? "";
}

/** Which kinds have a field, and whether it has to be filled in. */
function sayOnly({ isNeeded, kinds }: Field, { words }: Shown): string {
  if (!kinds) return isNeeded ? words.say("needed") : "";
  const names = kinds.map((kind) => words.say(`kind-${kind}`));
  return words.say(isNeeded ? "neededFor" : "onlyFor", { kinds: names.join(words.say("joint")) });
}

function optionsOf(input: Input, value: string, { words }: Shown) {
  const option = (id: string, name: string) => ({ id, name, isChosen: id === value });
  if (input === "kind") return FORM_KINDS.map((kind) => option(kind, words.say(`kind-${kind}`)));
  if (input !== "urgency") return null;
  return [option("", words.say("urgencyNone")), ...URGENCIES.map((one) => option(one, one))];
}
