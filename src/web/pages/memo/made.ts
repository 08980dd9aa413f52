import { addressOf } from "../addresses.ts";
import type { Shown } from "../frame.ts";
import { type MemoFault, wordFault } from "./faults.ts";
import { FIELDS } from "./fields.ts";
import type { MemoForm } from "./form.ts";

/** A memo that was made. */
interface MemoMadeModel {
  readonly title: string;
  readonly pages: number;
  /** The addresses of its files, for good. */
  readonly pdf: string;
  readonly docx: string;
  readonly facts: string;
  /** What its author should know. */
  readonly warnings: readonly MemoFault[];
  /** What it was made of, to go on writing. */
  readonly form: MemoForm;
}

/** What `site/memo-made.hbs` is filled with. */
export function memoMadeView({ form, warnings, pages, ...made }: MemoMadeModel, shown: Shown) {
  const { words, place } = shown;
  return {
    words: words.all,
    heading: words.say("made"),
    ...made,
    pages: words.count("pages", pages),
    warnings: warnings.map((one) => wordFault(one, words)),
    action: addressOf(place.base, words.language, "memo"),
    fields: fieldsOf(form),
  };
}

/** The form as fields that go with a button. */
function fieldsOf({ values, attachments }: MemoForm) {
  return [
    ...FIELDS.map(([name]) => ({ name: name as string, value: values[name] ?? "" })),
    ...attachments.flatMap((one, index) =>
      Object.entries(one).map(([name, value]) => ({
        name: `attachments.${index}.${name}`,
        value: String(value),
      })),
    ),
  ].filter(({ value }) => value !== "");
}
