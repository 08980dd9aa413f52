import type { Words } from "../../words.ts";
import type { FieldFault } from "../faults.ts";
import { FIELDS } from "./fields.ts";

/** What is wrong with one field of a memo, in the words of the program, which are English. */
export interface MemoFault {
  /** e.g. `printing.date`, `addressees.1` or `attachments.0.places`. */
  readonly field: string;
  readonly code: string;
  readonly message: string;
  readonly choices: readonly string[];
  /** Of a fault in the body, the line of it; null elsewhere. */
  readonly line: number | null;
}

/** What the form as a whole is called where a fault is of no field of it. */
export const WHOLE_FORM = "memo";

/** Of these the words of the page say all. */
const SAID: ReadonlySet<string> = new Set(["missing-key", "unfit-key"]);

/** Words a fault for the field of the form in which it is to be mended. */
export function wordFault(
  { field, code, message, choices, line }: MemoFault,
  words: Words,
): FieldFault {
  const at = fieldOf(field);
  const worded = words.all[`fault-${code}`];
  const about = worded ?? words.say("fault-other");
  const label = words.all[at.replace(/^attachments\.\d+$/, "attachment")] ?? "";
  return {
    field: at,
    message: line === null ? about : words.say("faultInLine", { line: String(line), fault: about }),
    label: at === WHOLE_FORM ? "" : labelOf(at, label, words),
    detail: SAID.has(code) ? "" : message,
    choices,
  };
}

function labelOf(field: string, label: string, words: Words): string {
  const [, index] = /^attachments\.(\d+)$/.exec(field) ?? [];
  if (index === undefined) return label;
  return words.say("attachmentNumber", { number: String(Number(index) + 1) });
}

/** The field of the form that has a field of a memo. */
function fieldOf(field: string): string {
  const known = FIELDS.map(([name]) => name as string);
  if (known.includes(field)) return field;
  const [first = "", second] = field.split(".");
  if (first === "printing") return "printing.body";
  if (first === "attachments") return second === undefined ? first : `${first}.${second}`;
  if (first === "add") return field;
  return known.includes(first) ? first : WHOLE_FORM;
}

/** Faults in the order of the form; those of the whole first. */
export function inOrder(faults: readonly FieldFault[]): readonly FieldFault[] {
  const names = FIELDS.map(([name]) => name as string);
  const rank = ({ field }: FieldFault) => {
    if (field === WHOLE_FORM) return -1;
    return names.includes(field) ? names.indexOf(field) : names.length;
  };
  return faults.toSorted((a, b) => rank(a) - rank(b));
}
