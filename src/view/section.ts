import type { ChartAnalysis, Row, SectionAnalysis } from "../analysis/analyze.ts";
import { buildBook, sharedRows } from "./book.ts";
import { joinPanels, withoutDrawn } from "./chart/panels.ts";
import { buildChart, buildPanels } from "./chart.ts";
import { sectionId } from "./contents.ts";
import { type Context, lookUp } from "./context.ts";
import { partByPublishers, sayFewPublishers } from "./few-publishers.ts";
import { sayFinding } from "./findings/word.ts";
import { hasPart, type Kind, type Part } from "./kind.ts";
import type { ChartView, ContentsEntry, SectionView, Sentence, TableView } from "./model.ts";
import { TEXT_WIDTH_MM } from "./paper.ts";
import { join, plainText, say } from "./sentence.ts";
import { mergeLegends } from "./table/legend.ts";
import { buildTable, type TableSettings, type TableSource } from "./table/table.ts";
import { whyBeside } from "./why-beside.ts";

interface Setting {
  /** Its entry in the contents; null where the kind has no headings. */
  readonly entry: ContentsEntry | null;
  /** Number of its first chart: charts are numbered through the page. */
  readonly firstChart: number;
  readonly regions: readonly string[];
  /** Regions that stand out. */
  readonly focus: readonly string[];
  readonly kind: Kind;
  /** How its tables are set. */
  readonly tables: TableSettings;
  /** Most rows of its charts; null for as many as charts have. */
  readonly chartRows: number | null;
}

/** Words a theme: what it shows, its tables and its charts. */
export function buildSection(
  context: Context,
  section: SectionAnalysis,
  { entry, firstChart, regions, focus, kind, tables, chartRows }: Setting,
): SectionView {
  const id = sectionId(section.theme);
  const title = lookUp(context.dataset.themeById, section.theme).name[context.language];
  const table = (
    name: "tables" | "plans" | "met",
    rows: readonly Row[],
    beside: Pick<TableSource, "alongside"> = {},
  ): TableView | null => {
    const parts: readonly Part[] = name === "met" ? ["plans", "book"] : [name];
    if (!hasPart(kind, ...parts) || rows.length === 0) return null;
    const caption = plainText(say(context.locale.say(`section.${name}`), { theme: title }));
    return buildTable(context, {
      ...tables,
      id: `${id}-${name}`,
      caption,
      rows,
      regions,
      ...beside,
    });
  };
  // In the order of the page: the ledger numbers its entries as they come.
  const lead = hasPart(kind, "leads") ? sayLead(context, section) : [];
  const charts = hasPart(kind, "charts") ? section.charts : [];
  const { byMany, byFew } =
    kind.joinCharts && hasPart(kind, "tables")
      ? partByPublishers(context.dataset, withoutDrawn(context.dataset, section.rows, charts))
      : { byMany: section.rows, byFew: [] };
  const [outcome, plan] = [table("tables", byMany), table("plans", section.plans)];
  const few = sayFewPublishers(context, byFew);
  const book = hasPart(kind, "book")
    ? buildBook(context, {
        ...tables,
        id: `${id}-book`,
        caption: plainText(say(context.locale.say("section.plans"), { theme: title })),
        rows: section.book ?? [],
        regions,
        alongside: { rows: section.met },
      })
    : null;
  const shared = book ? sharedRows({ ...tables, rows: section.book ?? [], regions }) : [];
  const met = table("met", section.met, { alongside: { rows: shared, bearsOutcomes: true } });
  return {
    id,
    title,
    number: entry?.number ?? "",
    heading: entry?.heading ?? "",
    lead,
    table: outcome,
    few,
    plan,
    ...(book ? { book } : {}),
    ...(met ? { met } : {}),
    legend: mergeLegends(context, [
      outcome,
      plan,
      book?.table ?? null,
      ...(book?.alone ?? []),
      met,
    ]),
    charts: buildCharts(context, charts, { firstChart, focus, kind, chartRows }),
  };
}

function buildCharts(
  context: Context,
  charts: readonly ChartAnalysis[],
  {
    firstChart,
    focus,
    kind,
    chartRows,
  }: Pick<Setting, "firstChart" | "focus" | "kind" | "chartRows">,
): readonly ChartView[] {
  const figures = kind.joinCharts ? joinPanels(charts) : charts.map((chart) => [chart]);
  return figures.flatMap((together, index) => {
    const [chart, ...others] = together;
    const number = firstChart + index;
    if (!chart) return [];
    if (others.length > 0) return [buildPanels(context, { number, focus }, together)];
    const rows = chartRows === null ? {} : { mostRows: chartRows };
    return [buildChart(context, { number, widthMm: widthOf(kind, chart), focus, ...rows }, chart)];
  });
}

/** Several panels take the whole width of the text. */
function widthOf({ chartWidthMm }: Kind, { panels }: ChartAnalysis): number {
  return panels.length > 1 ? Math.max(chartWidthMm, TEXT_WIDTH_MM) : chartWidthMm;
}

/** Says the findings of a section, and where nothing in it may be ranked, that nothing is. */
function sayLead(context: Context, { findings, rows }: SectionAnalysis): Sentence {
  const said = findings.map((finding) => sayFinding(context, finding));
  const isRanked = rows.some(({ comparison }) => comparison.groups.some(({ ranks }) => ranks));
  // Where no two places report the same indicator, there is nothing to rank, and nothing to say about it.
  const isBeside = rows.some(
    ({ comparison: { cells } }) => cells.filter(({ figures }) => figures.length > 0).length > 1,
  );
  const why =
    isBeside && !isRanked
      ? whyBeside(
          context,
          rows.map(({ comparison }) => comparison),
        )
      : "";
  const unranked = why === "" ? [] : [say(context.locale.say("section.unranked"), { why })];
  return join([...said, ...unranked], context.locale.say("list.sentence"));
}
