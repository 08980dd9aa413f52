import type { Language } from "../../../dataset/model.ts";
import { LANG_TAGS, type Shown } from "../frame.ts";
import type { Operation } from "./operations.ts";
import { type ApiWords, ENGLISH } from "./words.ts";

/** What programs may ask of the service. */
export interface ApiModel {
  readonly operations: readonly Operation[];
  /** The Chinese words of descriptions. */
  readonly chinese: ApiWords;
  /** By method and path, what shows the operation. */
  readonly examples: Readonly<Record<string, ApiExample>>;
}

/** An address that can be opened, or what is sent there. */
export interface ApiExample {
  readonly address: string;
  /** What is sent, as it is written; null where nothing is. */
  readonly body: string | null;
}

/** The problems that are told of, by status; `problem-<status>` are their places on the page. */
const PROBLEM_STATUSES = [400, 401, 403, 404, 406, 413, 414, 415, 421, 429, 500, 503] as const;

const TAGS = ["data", "briefings", "memos", "changes", "health"];

/** What `site/api.hbs` is filled with. */
export function apiView({ operations, chinese, examples }: ApiModel, { words, place }: Shown) {
  const { language } = place;
  const told = language === "zh" ? chinese : ENGLISH;
  const tags = [...new Set([...TAGS, ...operations.map(({ tag }) => tag)])];
  return {
    words: words.all,
    heading: words.say("heading"),
    openapi: `${place.base}/openapi.json`,
    groups: tags.flatMap((tag) => {
      const members = operations.filter((one) => one.tag === tag);
      if (members.length === 0) return [];
      const label = words.all[`tag-${tag}`] ?? tag;
      return [
        { id: `tag-${tag}`, label, operations: members.map((one) => viewOf(one, told, words)) },
      ];
    }),
    problems: PROBLEM_STATUSES.map((status) => ({
      id: `problem-${status}`,
      status: String(status),
      text: words.say(`problem-${status}`),
    })),
  };

  function viewOf(operation: Operation, tell: ApiWords, { say }: Shown["words"]) {
    const { method, path, summary, description, parameters } = operation;
    const example = examples[`${method} ${path}`] ?? null;
    const isOpened = example !== null && example.body === null;
    return {
      id: idOf(operation),
      method,
      path,
      summary: sentence(tell(summary), language),
      description: description === "" ? null : sentence(tell(description), language),
      parameters: parameters.map(({ name, where, isRequired, ...one }) => {
        const { values, ...worded } = tell(one.description);
        return {
          name,
          where: say(`in-${where}`),
          isRequired,
          ...sentence(worded, language),
          values: one.values.length > 0 ? one.values : values,
        };
      }),
      href: isOpened ? place.base + example.address : null,
      example: example?.address ?? null,
      body: example?.body ?? null,
    };
  }
}

/** Words, and the language that they are in where it is not the page's. */
function sentence(
  { text, isTranslated }: { readonly text: string; readonly isTranslated: boolean },
  language: Language,
) {
  const isOther = language === "zh" && !isTranslated;
  return { text, lang: isOther ? LANG_TAGS.en : null };
}

/** The place of an operation on the page. */
function idOf({ method, path }: Operation): string {
  return `${method}${path}`
    .toLowerCase()
    .replaceAll(/[^\w]+/g, "-")
    .replace(/-$/, "");
}
