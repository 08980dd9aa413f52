/** Names in short the documents that the latest figures stand in. */

import type { OverTime } from "../../analysis/over-time/model.ts";
import type { SourceDocument } from "../../dataset/model.ts";
import { type Context, lookUp } from "../context.ts";
import type { DocumentsView } from "../model.ts";
import { sayCount } from "../phrase.ts";
import { say } from "../sentence.ts";
import { cutPrinted, detailOf } from "../sources.ts";

/** More documents are counted. */
const MOST_LISTED = 6;

/** Lists the documents of the latest figures of the places told, and counts the others behind the page. */
export function buildDocuments(context: Context, { latest, places }: OverTime): DocumentsView {
  const { dataset, documents, language, locale } = context;
  const figures = latest.flatMap(({ amount, growth }) =>
    [amount, growth].flatMap((answer) => answer?.comparison.cells ?? []),
  );
  const own = figures
    .filter(({ region }) => places.includes(region))
    .flatMap((cell) => cell.figures);
  const ids = [...new Set(own.map(({ document }) => document))];
  const listed = ids.slice(0, MOST_LISTED).map((id) => lookUp(dataset.documentById, id));
  const rest = documents.length - listed.length;
  return {
    items: listed.map((document: SourceDocument) => ({
      id: `document-${document.id}`,
      title: cutPrinted(document.title[language]),
      detail: detailOf(context, document),
    })),
    rest:
      rest > 0
        ? say(locale.say("documents.rest"), {
            count: sayCount(context, rest, "further documents read"),
          })
        : [],
  };
}
