import { z } from "zod";
import type { Days, SourceDocument } from "../../dataset/model.ts";
import { DOCUMENT_KINDS } from "../../dataset/time/document.ts";
import { datasetAsOf } from "./as-of.ts";
import { countsOf } from "./counts.ts";
import * as fields from "./fields.ts";
import { bilingual, count, idOf, orNull } from "./items.ts";
import { resourceOf } from "./resource.ts";
import { documentsNamed, wordsOf } from "./search.ts";
import { placesSought } from "./subset.ts";

const query = z.strictObject({
  ...fields.places,
  kind: fields.listOf(DOCUMENT_KINDS, "Kinds of documents"),
  ...fields.find("title, number, issuer and id of a document"),
  ...fields.asOf,
  ...fields.paging,
});

const days = (what: string) =>
  z.strictObject({ from: z.iso.date(), to: z.iso.date() }).describe(what);

const item = z.strictObject({
  id: idOf("the document"),
  region: idOf("the place that it is of"),
  title: bilingual("Title."),
  kind: z.enum(DOCUMENT_KINDS).describe("What kind of document it is."),
  number: orNull(z.string().describe("Document number."), "it bears none"),
  issuer: bilingual("Who issued it."),
  date: orNull(z.iso.date().describe("Date on it."), "it bears none"),
  published: orNull(
    z.string().describe("When it was published: a day, a month or a year."),
    "not known",
  ),
  covers: orNull(days("The days that it reports on."), "none"),
  aims: orNull(days("The days that it sets targets for."), "none"),
  draft: z.boolean().describe("True where it was read as a draft."),
  file: orNull(z.string().describe("Name of its file."), "no file is named"),
  sha256: orNull(z.string().describe("SHA-256 of that file."), "no file is named"),
  figures: count("figures are taken from it"),
});

/** The documents that figures are taken from, in the order of the dataset. */
export const documents = resourceOf({
  summary: "Published documents that the figures are taken from",
  query,
  item,
  find({ dataset }, { kind, find, as_of, ...asked }) {
    const known = datasetAsOf(dataset, as_of);
    const sought = placesSought(known, asked);
    const named = documentsNamed(known, wordsOf(find));
    const rows = [...known.documentById.values()].filter(
      (document) =>
        (sought?.has(document.region) ?? true) &&
        (!kind?.length || kind.includes(document.kind)) &&
        (named?.has(document.id) ?? true),
    );
    return { rows };
  },
  show({ dataset }, rows) {
    const { figuresByDocument } = countsOf(dataset);
    return rows.map((document) => describe(document, figuresByDocument.get(document.id) ?? 0));
  },
});

function describe(document: SourceDocument, figures: number): z.output<typeof item> {
  const { id, region, title, kind, number, issuer, date, published, draft, proof } = document;
  return {
    ...{ id, region, title, kind, number, issuer, date, published },
    covers: daysOf(document.covers),
    aims: daysOf(document.aims),
    draft,
    file: proof?.file ?? null,
    sha256: proof?.sha256 ?? null,
    figures,
  };
}

function daysOf(days: Days | null): { from: string; to: string } | null {
  return days && { ...days };
}
