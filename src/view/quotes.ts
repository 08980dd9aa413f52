import type { Dataset } from "../dataset/model.ts";
import { quotesIn } from "./facts.ts";
import type {
  ChartView,
  ContentsEntry,
  Fact,
  KeyFiguresView,
  PositionView,
  TableView,
  View,
} from "./model.ts";
import { quoteSources } from "./quoted-sources.ts";

/**
 * Finds the numbers inside the words of a page: names such as 5G基站, titles, numbers of charts, dates and figures as
 * printed.
 *
 * Shape: one fact a number, by the anchor of the part that it stands in.
 */
export function quoteDigits(view: Omit<View, "facts">, dataset: Dataset): readonly Fact[] {
  const { head, contents, figures, position, findings, guide } = view;
  return [
    ...quotesIn("name", "head", head.kind),
    ...quotesIn("date", "head", head.date),
    ...quotesIn("title", "head", head.title),
    ...quotesIn("hash", "head", head.version),
    ...contents.flatMap(quoteHeading),
    ...quoteKeyFigures(figures),
    ...(position ? quotesIn("name", position.id, wordsOfPosition(position)) : []),
    ...findings.flatMap(({ topic, key, chart }) => [
      ...quotesIn("name", "findings", key || chart ? topic : ""),
      ...quotesIn("unit", "findings", key?.unit ?? ""),
      ...(chart ? quotesIn("name", chart.id, chart.names) : []),
    ]),
    ...[view.headline, view.targets, view.steps?.table ?? null, view.only].flatMap((table) =>
      quoteTable(table),
    ),
    ...quoteButterfly(view.butterfly),
    ...(view.steps?.charts ?? []).flatMap(quoteChart),
    ...quotesIn("name", "steps", view.steps?.legend),
    ...view.sections.flatMap(({ id, table, plan, book, met = null, charts }) => [
      ...[table, plan, book?.table ?? null, ...(book?.alone ?? []), met].flatMap((one) =>
        quoteTable(one, id),
      ),
      ...charts.flatMap(quoteChart),
    ]),
    ...quoteOverTime(view),
    ...(guide?.rules ?? []).flatMap(({ text }) => quotesIn("tolerance", "guide", text)),
    ...quoteSources(view, dataset),
  ];
}

/** The words of the parts over time, but for what the ledger holds. */
function quoteOverTime({ latest, trends, documents }: Omit<View, "facts">): readonly Fact[] {
  return [
    ...(latest?.groups ?? []).flatMap(({ name, unit }) => [
      ...quotesIn("name", latest?.id ?? "", name),
      ...quotesIn("unit", latest?.id ?? "", unit),
    ]),
    ...quotesIn("name", latest?.id ?? "", [latest?.legend, latest?.notes.map(({ text }) => text)]),
    ...quotesIn(
      "note",
      latest?.id ?? "",
      latest?.notes.map(({ number }) => number),
    ),
    ...(trends?.charts ?? []).flatMap(({ id, label, title, subtitle }) => [
      ...quotesIn("chart", id, label),
      ...quotesIn("name", id, [title, subtitle]),
    ]),
    ...(documents?.items ?? []).flatMap(({ id, title, detail }) => [
      ...quotesIn("title", id, title),
      ...quotesIn("date", id, detail),
    ]),
  ];
}

function quoteHeading({ id, number, heading }: ContentsEntry): readonly Fact[] {
  const at = heading.indexOf(number) + number.length;
  return [...quotesIn("heading", id, number), ...quotesIn("name", id, heading.slice(at))];
}

function quoteChart({ id, label, names }: ChartView): readonly Fact[] {
  return [...quotesIn("chart", id, label), ...quotesIn("name", id, names)];
}

function quoteButterfly(figure: View["butterfly"]): readonly Fact[] {
  if (figure === null) return [];
  const { id, label, names, legend, notes } = figure;
  return [
    ...quotesIn("chart", id, label),
    ...quotesIn("name", id, [names, legend, notes.map(({ text }) => text)]),
    ...quotesIn(
      "note",
      id,
      notes.map(({ number }) => number),
    ),
  ];
}

function quoteKeyFigures(figures: KeyFiguresView | null): readonly Fact[] {
  if (!figures) return [];
  const { id, entries, legend } = figures;
  return [
    ...quotesIn("name", id, [entries.map(({ name }) => name), legend]),
    ...quotesIn(
      "unit",
      id,
      entries.map(({ unit }) => unit),
    ),
  ];
}

function wordsOfPosition({ names, legend, notes }: PositionView): readonly unknown[] {
  return [names, legend, notes];
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
