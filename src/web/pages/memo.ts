import { addressOf } from "./addresses.ts";
import { type FieldFault, faultsView } from "./faults.ts";
import type { Shown } from "./frame.ts";

/** Kinds of memos, as their files name them. */
export const FORM_KINDS = ["notice", "report", "letter", "minutes"] as const;
type MemoKind = (typeof FORM_KINDS)[number];
const URGENCIES = ["特急", "加急"] as const;

/** How a field is filled in: on a line, on several, with a name on each line, by choice, with a date. */
type Input = "line" | "lines" | "list" | "kind" | "urgency" | "date";

interface Field {
  readonly input: Input;
  readonly hasHint?: true;
  /** The kinds that have it; absent for all. */
  readonly kinds?: readonly MemoKind[];
}

/** The parts of the form with their fields, which have the names of a memo's file. */
export const MEMO_FORM = {
  head: {
    kind: { input: "kind" },
    issuer: { input: "line" },
    mark: { input: "line", hasHint: true },
    number: { input: "line", hasHint: true },
    copy_number: { input: "line", hasHint: true },
    secrecy: { input: "line", hasHint: true },
    urgency: { input: "urgency" },
    signatories: { input: "list", kinds: ["report"] },
  },
  text: {
    title: { input: "lines", hasHint: true },
    addressees: { input: "list", kinds: ["notice", "report", "letter"] },
    body: { input: "lines", hasHint: true },
    signature: { input: "line", hasHint: true, kinds: ["notice", "report", "letter"] },
    date: { input: "date" },
    note: { input: "line", hasHint: true },
  },
  meeting: {
    present: { input: "list", kinds: ["minutes"] },
    absent: { input: "list", kinds: ["minutes"] },
    observers: { input: "list", kinds: ["minutes"] },
  },
  imprint: {
    copy_to: { input: "list" },
    printing_body: { input: "line", kinds: ["notice", "report", "minutes"] },
    printing_date: { input: "date", kinds: ["notice", "report", "minutes"] },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Field>>>>;

type Part = keyof typeof MEMO_FORM;
type FieldOf = { readonly [P in Part]: keyof (typeof MEMO_FORM)[P] }[Part];

/** The form of a memo as it was filled in. */
export interface MemoModel {
  /** Names of a list stand on lines of their own. */
  readonly values: Readonly<Partial<Record<FieldOf, string>>>;
  /** The briefings attached; `field` and `value` go with the form as they are. */
  readonly attachments: readonly {
    readonly title: string;
    readonly href: string;
    readonly field: string;
    readonly value: string;
  }[];
  readonly faults: readonly FieldFault[];
  /** Pictures of the pages; none before a preview. */
  readonly preview: readonly {
    readonly src: string;
    readonly width: number;
    readonly height: number;
  }[];
  /** What was made; null before that. */
  readonly made: { readonly pdf: string; readonly docx: string } | null;
}

/** What `site/memo.hbs` is filled with. */
export function memoView(model: MemoModel, shown: Shown) {
  const { attachments, faults, preview, made } = model;
  const { words, place } = shown;
  return {
    words: words.all,
    heading: words.say("heading"),
    action: addressOf(place.base, words.language, "memo"),
    ...faultsView(faults),
    attachments,
    parts: (Object.keys(MEMO_FORM) as readonly Part[]).map((part) => ({
      id: `part-${part}`,
      label: words.say(part),
      fields: Object.entries<Field>(MEMO_FORM[part]).map(([name, field]) =>
        fieldView(name as FieldOf, field, model, shown),
      ),
    })),
    preview: preview.map((page, index) => ({
      ...page,
      alt: words.say("previewPage", { page: String(index + 1) }),
    })),
    made,
  };
}

function fieldView(name: FieldOf, field: Field, { values, faults }: MemoModel, shown: Shown) {
  const { words } = shown;
  const { input, hasHint = false, kinds = FORM_KINDS } = field;
  const value = values[name] ?? "";
  const fault = faults.find((one) => one.field === name);
  const hints = [
    ...(hasHint ? [hintOf(name, shown)] : []),
    ...(input === "list" ? [words.say("hint-list")] : []),
  ];
  const describedBy = [
    ...(hints.length > 0 ? [`hint-${name}`] : []),
    ...(fault ? [`fault-${name}`] : []),
  ];
  return {
    name,
    label: words.say(name),
    only: kinds === FORM_KINDS ? "" : sayKinds(kinds, shown),
    kinds: kinds === FORM_KINDS ? "" : kinds.join(" "),
    value,
    hint: hints.join(" "),
    fault: fault && { choices: [], ...fault },
    describedBy: describedBy.join(" "),
    isLine: input === "line",
    isDate: input === "date",
    isText: input === "lines" || input === "list",
    rows: name === "body" ? 16 : 3,
    options: optionsOf(input, value, shown),
  };
}

/** Braces in the hint about figures are no slots: it is taken as it stands. */
function hintOf(name: string, { words }: Shown): string {
  return words.all[`hint-${name}`] ?? "";
}

function sayKinds(kinds: readonly MemoKind[], { words }: Shown): string {
  const names = kinds.map((kind) => words.say(`kind-${kind}`));
  return words.say("onlyFor", { kinds: names.join(words.say("joint")) });
}

function optionsOf(input: Input, value: string, { words }: Shown) {
  const option = (id: string, name: string) => ({ id, name, isChosen: id === value });
  if (input === "kind") return FORM_KINDS.map((kind) => option(kind, words.say(`kind-${kind}`)));
  if (input !== "urgency") return null;
  return [option("", words.say("urgencyNone")), ...URGENCIES.map((one) => option(one, one))];
}
