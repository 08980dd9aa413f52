import type { Fact, View } from "./model.ts";

/**
 * Finds the numbers inside words that the page quotes from the data: names such as 5G基站, titles, document
 * numbers, dates and figures as printed.
 *
 * Shape: one fact a number, by the anchor of the part that quotes it. What findings and charts say of the same names
 * is quoted only where neither a table nor one of the `facts` has it.
 */
export function quoteDigits(view: Omit<View, "facts">, facts: readonly Fact[]): readonly Fact[] {
  const quoted = quoteParts(view);
  const known = new Set([...facts, ...quoted].map(({ text }) => text));
  return [...quoted, ...quoteSaid(view).filter(({ text }) => !known.has(text))];
}

/** Names of places and indicators, and units, within sentences and charts. */
function quoteSaid({ head, findings, sections }: Omit<View, "facts">): readonly Fact[] {
  return [
    ...quotesIn("head", head.scope),
    ...quotesIn("findings", findings),
    ...sections.flatMap(({ id, lead, charts }) => [
      ...quotesIn(id, lead),
      ...charts.flatMap(({ id: chart, title, subtitle, spec }) => [
        ...quotesIn(chart, [title, subtitle]),
        ...quotesIn(
          chart,
          spec.groups.flatMap(({ rows }) => rows.map(({ label }) => label)),
        ),
      ]),
    ]),
  ];
}

function quoteParts(view: Omit<View, "facts">): readonly Fact[] {
  return [
    ...quotesIn("head", [view.head.kind, view.head.date, view.head.title, view.head.version]),
    ...quotesIn("since", view.since),
    ...view.contents.flatMap(({ id, heading }) => quotesIn(id, heading)),
    ...[view.headline, view.targets, view.only].flatMap((table) =>
      quotesIn(table?.id ?? "", tableWords(table)),
    ),
    ...view.sections.flatMap(({ id, table, plan, charts }) =>
      quotesIn(id, [
        tableWords(table),
        tableWords(plan),
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

function tableWords(table: View["headline"]): unknown {
  if (table === null) return [];
  const { caption, rows, legend, notes } = table;
  return [
    caption,
    legend,
    notes.map(({ text }) => text),
    // A name stands before the first of its rows.
    rows.map(({ full, opens, unit, cells }) => [
      opens ? full : "",
      unit,
      cells.map((c) => c.words),
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
