/** Kinds of memos, as their files name them. */
export const FORM_KINDS = ["notice", "report", "letter", "minutes"] as const;
type MemoKind = (typeof FORM_KINDS)[number];

/** How a field is filled in: on a line, on several, with a name on each line, by choice, with a date. */
export type Input = "line" | "lines" | "list" | "kind" | "urgency" | "date";

export interface Field {
  readonly input: Input;
  readonly hasHint?: true;
  readonly isNeeded?: true;
  /** The kinds that have it; absent for all. */
  readonly kinds?: readonly MemoKind[];
}

/** The parts of the form with their fields, which have the names of a memo's file, in the order of the paper. */
export const MEMO_FORM = {
  head: {
    kind: { input: "kind" },
    issuer: { input: "line", hasHint: true, isNeeded: true },
    number: { input: "line", hasHint: true },
    mark: { input: "line", hasHint: true },
    copy_number: { input: "line", hasHint: true },
    secrecy: { input: "line", hasHint: true },
    urgency: { input: "urgency" },
    signatories: { input: "list", isNeeded: true, kinds: ["report"] },
  },
  text: {
    title: { input: "lines", hasHint: true, isNeeded: true },
    addressees: {
      input: "list",
      hasHint: true,
      isNeeded: true,
      kinds: ["notice", "report", "letter"],
    },
    body: { input: "lines", hasHint: true, isNeeded: true },
    signature: { input: "line", hasHint: true, kinds: ["notice", "report", "letter"] },
    date: { input: "date", isNeeded: true },
    note: { input: "line", hasHint: true },
  },
  meeting: {
    present: { input: "list", isNeeded: true, kinds: ["minutes"] },
    absent: { input: "list", kinds: ["minutes"] },
    observers: { input: "list", kinds: ["minutes"] },
  },
  imprint: {
    copy_to: { input: "list", hasHint: true },
    "printing.body": {
      input: "line",
      hasHint: true,
      isNeeded: true,
      kinds: ["notice", "report", "minutes"],
    },
    "printing.date": { input: "date", isNeeded: true, kinds: ["notice", "report", "minutes"] },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Field>>>>;

export type FormPart = keyof typeof MEMO_FORM;
export type FieldName = { readonly [P in FormPart]: keyof (typeof MEMO_FORM)[P] }[FormPart];

/** Every field with its name, in their order. */
export const FIELDS = Object.values(MEMO_FORM).flatMap(
  (part) => Object.entries(part) as [FieldName, Field][],
);
