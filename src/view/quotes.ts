import type { Fact, TableView, View } from "./model.ts";

/**
 * Finds the numbers inside words that the page quotes from the data: names such as 5G基站, titles, document
 * numbers, dates and figures as printed.
 *
 * Shape: one fact a number, by the anchor of the part that quotes it.
 */
export function quoteDigits(view: Omit<View, "facts">): readonly Fact[] {
  return [
    ...quotesIn("head", [view.head.kind, view.head.date, view.head.title, view.head.version]),
    ...quotesIn("since", view.since),
    ...view.contents.flatMap(({ id, heading }) => quotesIn(id, heading)),
    ...[view.headline, view.targets, view.only].flatMap((table) =>
      quotesIn(table?.id ?? "", tableWords(table)),
    ),
    ...view.sections.flatMap(({ id, table, plan, met = null, charts }) =>
      quotesIn(id, [
        tableWords(table),
        tableWords(plan),
        tableWords(met),
        charts.map(({ label, spec }) => [label, spec.panels]),
      ]),
    ),
    ...quotesIn("guide", [view.guide]),
    ...view.sources.flatMap(({ id, place, title, original, detail, rows }) => [
      ...quotesIn(id, [place, title, original, detail]),
      ...rows.flatMap(({ printed, ...row }) => [
        ...quotesIn(printed[0]?.id ?? id, row),
        ...printed.flatMap(({ id: where, parts }) => quotesIn(where, parts)),
      ]),
    ]),
  ];
}

/** The words of a table as it is set, but for names of places: `quoteNames` knows these. */
function tableWords(table: TableView | null): unknown {
  if (table === null) return [];
  const { form, blocks, legend, notes } = table;
  const arePlacesRows = form === "rows";
  return [
    legend,
    notes.map(({ text }) => text),
    blocks.map(({ caption, spans, columns, rows }) => [
      caption,
      spans.map(({ name }) => name),
      columns.map(({ name, unit }) => [arePlacesRows ? name : "", unit]),
      rows.map(({ name, subs, cells }) => [
        arePlacesRows ? "" : name,
        subs,
        cells.map(({ words }) => words),
      ]),
    ]),
  ];
}

/** Collects the digit runs of every string inside plain data; numerals are in the ledger already. */
function quotesIn(where: string, data: unknown): readonly Fact[] {
  return stringsIn(data)
    .flatMap((text) => text.match(/\d[\d.,]*\d|\d/g) ?? [])
    .map((text) => ({ text, value: null, unit: null, figures: [], formula: QUOTED, where }));
}

const QUOTED = "quoted from the data";

function stringsIn(data: unknown): readonly string[] {
  if (typeof data === "string") return [data];
  if (data === null || typeof data !== "object") return [];
  if ("isNumeral" in data && data.isNumeral === true) return [];
  const isWords = "isNumeral" in data;
  return Object.entries(data).flatMap(([key, value]) =>
    key === "id" && !isWords ? [] : stringsIn(value),
  );
}
