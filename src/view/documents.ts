/** Names the documents behind a page by their kinds: 五份国民经济和社会发展计划；八份计划和两份统计公报. */

import type { SourceDocument } from "../dataset/model.ts";
import { DOCUMENT_KINDS, type DocumentKind } from "../dataset/time/document.ts";
import { type Context, listNames } from "./context.ts";
import type { Sentence } from "./model.ts";
import { joinAsList, sayCount } from "./phrase.ts";
import { say } from "./sentence.ts";

/** The kinds among documents, each once, plans first. */
function kindsOf(documents: readonly SourceDocument[]): readonly DocumentKind[] {
  return DOCUMENT_KINDS.filter((kind) => documents.some((document) => document.kind === kind));
}

/** True where all of them are plans. */
export function arePlans(documents: readonly SourceDocument[]): boolean {
  return documents.every(({ kind }) => kind === "plan");
}

/** The kinds in a row, without numbers: where figures are from. */
export function nameKinds(context: Context, documents: readonly SourceDocument[]): string {
  const { locale } = context;
  const names = kindsOf(documents).map((kind) => {
    const isOne = documents.filter((document) => document.kind === kind).length === 1;
    return locale.say(`document.${kind}.${isOne ? "one" : "many"}`);
  });
  return listNames(context, names);
}

/** How many there are of each kind. */
export function countKinds(context: Context, documents: readonly SourceDocument[]): Sentence {
  const { locale } = context;
  const counts = kindsOf(documents).map((kind) => {
    const count = documents.filter((document) => document.kind === kind).length;
    const name = locale.say(`document.${kind}.${count === 1 ? "one" : "many"}`);
    return say(locale.say("document.count"), {
      count: sayCount(context, count, "documents read"),
      name,
    });
  });
  return joinAsList(context, counts);
}

/** The documents without a text that proves their figures. */
export function unprovedOf(documents: readonly SourceDocument[]): readonly SourceDocument[] {
  return documents.filter(({ proof }) => proof === null);
}

/** Matches a title that says itself that the document is a draft: nothing is then added to it. */
const DRAFT = /draft|草案/i;

/** The title of a document, and that it was read as a draft. */
export function titleOf(
  { language, locale }: Pick<Context, "language" | "locale">,
  { title, draft }: Pick<SourceDocument, "title" | "draft">,
): string {
  const own = title[language];
  return draft && !DRAFT.test(own) ? own + locale.say("source.draft") : own;
}
