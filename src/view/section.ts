import type { ChartAnalysis, Row, SectionAnalysis } from "../analysis/analyze.ts";
import { buildChart } from "./chart.ts";
import { sectionId } from "./contents.ts";
import { type Context, lookUp } from "./context.ts";
import { sayFinding } from "./findings/word.ts";
import { hasPart, type Kind } from "./kind.ts";
import type { ContentsEntry, SectionView, Sentence, TableView } from "./model.ts";
import { join, plainText, say } from "./sentence.ts";
import { mergeLegends } from "./table/legend.ts";
import { buildTable, type TableSettings } from "./table/table.ts";
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
  const table = (name: "tables" | "plans" | "met", rows: readonly Row[]): TableView | null => {
    if (!hasPart(kind, name === "met" ? "plans" : name) || rows.length === 0) return null;
    const caption = plainText(say(context.locale.say(`section.${name}`), { theme: title }));
    return buildTable(context, { ...tables, id: `${id}-${name}`, caption, rows, regions });
  };
  // In the order of the page: the ledger numbers its entries as they come.
  const lead = hasPart(kind, "leads") ? sayLead(context, section) : [];
  const charts = hasPart(kind, "charts") ? section.charts : [];
  const [outcome, plan] = [table("tables", section.rows), table("plans", section.plans)];
  const met = table("met", section.met);
  return {
    id,
    title,
    number: entry?.number ?? "",
    heading: entry?.heading ?? "",
    lead,
    table: outcome,
    plan,
    ...(met ? { met } : {}),
    legend: mergeLegends(context, [outcome, plan, met]),
    charts: charts.map((chart, index) =>
      buildChart(
        context,
        {
          number: firstChart + index,
          widthMm: widthOf(kind, chart),
          focus,
          ...(chartRows === null ? {} : { mostRows: chartRows }),
        },
        chart,
      ),
    ),
  };
}

/** Several panels take the whole width of the text. */
function widthOf({ chartWidthMm }: Kind, { panels }: ChartAnalysis): number {
  return panels.length > 1 ? Math.max(chartWidthMm, FULL_WIDTH_MM) : chartWidthMm;
}

const FULL_WIDTH_MM = 166;

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
