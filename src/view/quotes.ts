import type { Dataset } from "../dataset/model.ts";
import { quotesIn } from "./facts.ts";
import type { ContentsEntry, Fact, TableView, View } from "./model.ts";
import { quoteSources } from "./quoted-sources.ts";

/**
 * Finds the numbers inside the words of a page: names such as 5G基站, titles, numbers of charts, dates and figures as
 * printed.
 *
 * Shape: one fact a number, by the anchor of the part that it stands in.
 */
export function quoteDigits(view: Omit<View, "facts">, dataset: Dataset): readonly Fact[] {
  const { head, contents, guide } = view;
  return [
    ...quotesIn("name", "head", head.kind),
    ...quotesIn("date", "head", head.date),
    ...quotesIn("title", "head", head.title),
    ...quotesIn("hash", "head", head.version),
    ...contents.flatMap(quoteHeading),
    ...[view.headline, view.targets, view.only].flatMap((table) => quoteTable(table)),
    ...view.sections.flatMap(({ id, table, plan, book, met = null, charts }) => [
      ...[table, plan, book?.table ?? null, ...(book?.alone ?? []), met].flatMap((one) =>
        quoteTable(one, id),
      ),
      ...charts.flatMap(({ id, label, names }) => [
        ...quotesIn("chart", id, label),
        ...quotesIn("name", id, names),
      ]),
    ]),
    ...(guide?.rules ?? []).flatMap(({ text }) => quotesIn("tolerance", "guide", text)),
    ...quoteSources(view, dataset),
  ];
}

function quoteHeading({ id, number, heading }: ContentsEntry): readonly Fact[] {
  const at = heading.indexOf(number) + number.length;
  return [...quotesIn("heading", id, number), ...quotesIn("name", id, heading.slice(at))];
}

/** The words of a table as it is set, but for names of places and words of figures, which have facts already. */
function quoteTable(table: TableView | null, where = table?.id ?? ""): readonly Fact[] {
  if (table === null) return [];
  const { form, blocks, legend, notes } = table;
  const arePlacesRows = form === "rows";
  const rows = blocks.flatMap((block) => block.rows);
  const columns = blocks.flatMap((block) => block.columns);
  const names = [
    legend,
    notes.map(({ text }) => text),
    blocks.map(({ caption, spans }) => [caption, spans.map(({ name }) => name)]),
    arePlacesRows ? columns.map(({ name }) => name) : rows.map(({ name }) => name),
  ];
  const units = [columns.map(({ unit }) => unit), rows.map(({ subs }) => subs)];
  return [
    ...quotesIn("name", where, names),
    ...quotesIn("unit", where, units),
    ...quotesIn(
      "note",
      where,
      notes.map(({ number }) => number),
    ),
  ];
}
