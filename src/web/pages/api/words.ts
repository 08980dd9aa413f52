import { parse } from "yaml";
import { type TemplateTree, webText } from "../../web-templates.ts";

/** A description, and the values that it lists. */
interface Told {
  readonly text: string;
  /** False where it is in English for want of Chinese words. */
  readonly isTranslated: boolean;
  readonly values: readonly string[];
}

/** Words a description of the API, which is in English, in the language of a page. */
export type ApiWords = (description: string) => Told;

/** As they stand in an OpenAPI document. */
export const ENGLISH: ApiWords = (description) => {
  const parts = partsOf(description);
  const text = parts.map(({ lead }) => `${lead}.`).join(" ");
  return { text, isTranslated: true, values: parts.flatMap(({ values }) => values) };
};

/** Reads the Chinese words of descriptions, sentence by sentence as these have them. */
export function readApiWords(tree: TemplateTree): ApiWords {
  const chinese = parse(webText(tree, "web/site/api-zh.yaml")) as Readonly<Record<string, string>>;
  return (description) => {
    const parts = partsOf(description);
    const worded = parts.map(({ lead }) => chinese[lead]);
    if (worded.includes(undefined)) return { ...ENGLISH(description), isTranslated: false };
    const text = worded.map((one) => `${one}。`).join("");
    return { text, isTranslated: true, values: parts.flatMap(({ values }) => values) };
  };
}

interface Part {
  readonly lead: string;
  readonly values: readonly string[];
}

/** A list of values ends a sentence. */
const VALUES = /^(.+): ((?:[-.\w]+, )+[-.\w]+)$/;

function partsOf(description: string): readonly Part[] {
  if (description === "") return [];
  const sentences = description
    .replaceAll("`", "")
    .replace(/\.$/, "")
    .split(/\. (?=[A-Z])/);
  return sentences.map((sentence) => {
    const [, lead, values] = VALUES.exec(sentence) ?? [];
    if (lead === undefined || values === undefined) return { lead: sentence, values: [] };
    return { lead, values: values.split(", ") };
  });
}
