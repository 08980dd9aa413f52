import type { Language } from "../../dataset/model.ts";
import { LANG_TAGS, type Shown } from "./frame.ts";

/** What programs may ask of the service. */
export interface ApiModel {
  /** The language of summaries and descriptions. */
  readonly language: Language;
  readonly openapi: string;
  readonly operations: readonly {
    readonly method: string;
    readonly path: string;
    readonly summary: string;
    readonly parameters: readonly {
      readonly name: string;
      readonly description: string;
      readonly isRequired: boolean;
      readonly values: readonly string[];
    }[];
    /** An address that shows it; null where a link would change something. */
    readonly example: string | null;
  }[];
}

/** What `site/api.hbs` is filled with. */
export function apiView({ language, openapi, operations }: ApiModel, { words }: Shown) {
  const lang = language === words.language ? null : LANG_TAGS[language];
  return {
    words: words.all,
    heading: words.say("heading"),
    openapi,
    operations: operations.map((one, index) => ({
      ...one,
      id: `operation-${index + 1}`,
      lang,
      parameters: one.parameters.map((parameter) => ({ ...parameter, lang })),
    })),
  };
}
