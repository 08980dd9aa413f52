import type { Language } from "../../dataset/model.ts";
import { addressOf } from "./addresses.ts";
import { LANG_TAGS, type Shown } from "./frame.ts";

/** Why an address gives nothing: a problem document (RFC 9457) for a reader. */
interface ProblemModel {
  /** Status code of HTTP. */
  readonly status: number;
  /** What was wrong, in the words of the program; empty where there is no more to say. */
  readonly detail: string;
  /** The language of `detail`. */
  readonly detailLanguage: Language;
  /** The field at fault and the value that it was given; null where it is none. */
  readonly field?: string | null;
  readonly value?: string | null;
  /** What would be valid, the nearest first; those with an address are links. */
  readonly choices?: readonly { readonly label: string; readonly href?: string | null }[];
  /** How many more would be valid. */
  readonly more?: number;
  /** The form to which the reader may go back; null where there is none. */
  readonly back?: string | null;
}

/** What `site/problem.hbs` is filled with. */
export function problemView(model: ProblemModel, { place: { language, base }, words }: Shown) {
  const { status, detail, detailLanguage, field, value, choices = [], more = 0, back } = model;
  const wording = (key: string) => words.all[`${key}${status}`];
  const given = [
    ...(field ? [{ label: words.say("field"), text: field }] : []),
    ...(value ? [{ label: words.say("value"), text: value }] : []),
    ...(choices.length > 0
      ? [
          {
            label: words.say("choices"),
            items: choices,
            more: more > 0 ? words.count("moreChoices", more) : "",
          },
        ]
      : []),
  ];
  return {
    words: words.all,
    heading: wording("problem") ?? words.say("problemOther"),
    about: wording("about") ?? "",
    detail,
    detailLang: detailLanguage === language ? null : LANG_TAGS[detailLanguage],
    given,
    back,
    home: addressOf(base, language, "start"),
    status: words.say("status", { status: String(status) }),
  };
}
