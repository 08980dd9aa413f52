import type { Row, SectionAnalysis } from "../analysis/analyze.ts";
import { buildChart } from "./chart.ts";
import { type Context, lookUp, regionOf } from "./context.ts";
import { wordFinding } from "./findings/word.ts";
import type { ColumnView, Numeral, SectionView, Sentence, TableView } from "./model.ts";
import { openNotes } from "./notes.ts";
import { sayCount } from "./phrase.ts";
import { plainText, say } from "./sentence.ts";
import { buildRows } from "./table.ts";

/** Anchor of a theme. */
export function sectionId(theme: string): string {
  return `theme-${theme}`;
}

/** Words a theme: what it shows, its table and its charts, numbered on from those before. */
export function buildSection(
  context: Context,
  section: SectionAnalysis,
  {
    heading,
    firstChart,
    regions,
  }: { heading: string; firstChart: number; regions: readonly string[] },
): SectionView {
  const { locale, language, dataset } = context;
  const id = sectionId(section.theme);
  const title = lookUp(dataset.themeById, section.theme).name[language];
  const caption = plainText(say(locale.say("section.caption"), { theme: title }));
  return {
    id,
    title,
    heading,
    lead: leadOf(context, section.rows),
    findings: section.findings.map((finding) => wordFinding(context, finding)),
    table:
      section.rows.length > 0
        ? buildTable(context, { id: `${id}-table`, caption, rows: section.rows, regions })
        : null,
    charts: section.charts.map((chart, index) => buildChart(context, firstChart + index, chart)),
  };
}

/** Words a table of comparisons with its notes and the marks it uses. */
export function buildTable(
  context: Context,
  table: { id: string; caption: string; rows: readonly Row[]; regions: readonly string[] },
): TableView {
  const notes = openNotes(context);
  const rows = buildRows(context, notes, table.rows);
  return {
    id: table.id,
    caption: table.caption,
    columns: columnsOf(context, table.rows, table.regions),
    rows,
    legend: legendOf(context, table.rows),
    notes: notes.notes,
  };
}

/** Place names over their years, which differ from place to place. */
function columnsOf(
  context: Context,
  rows: readonly Row[],
  regions: readonly string[],
): readonly ColumnView[] {
  return regions.map((region) => {
    const own = rows
      .flatMap(({ comparison, outcome }) => [outcome, comparison])
      .flatMap((comparison) => comparison?.cells.filter((cell) => cell.region === region) ?? [])
      .flatMap((cell) => cell.figures);
    const years = [...new Set(own.map((figure) => figure.year))].sort((a, b) => a - b);
    return {
      name: regionOf(context, region).short[context.language],
      years: years.map((year) => yearNumeral(context, year)),
    };
  });
}

function yearNumeral({ ledger }: Context, year: number): Numeral {
  return ledger.enter({
    text: String(year),
    value: year,
    unit: null,
    figures: [],
    formula: "year of the column",
  });
}

/** The marks that stand in the table, always in the same order. */
function legendOf({ locale }: Context, rows: readonly Row[]): readonly string[] {
  const figures = rows
    .flatMap(({ comparison, outcome }) => [comparison, outcome])
    .flatMap((comparison) => comparison?.cells ?? []);
  const all = figures.flatMap((cell) => cell.figures);
  const signs: readonly (readonly [boolean, string, string])[] = [
    [all.some((f) => f.status === "estimate"), locale.say("mark.estimate"), "estimate"],
    [all.some((f) => f.bound === "about"), "≈", "about"],
    [all.some((f) => f.bound === "at_least"), "≥", "at_least"],
    [all.some((f) => f.bound === "at_most"), "≤", "at_most"],
    [all.some((f) => f.conflict), locale.say("mark.conflict"), "conflict"],
    [all.some((f) => f.remark !== null), locale.say("mark.remark"), "remark"],
    [figures.some((cell) => cell.figures.length === 0), locale.say("labels.none"), "missing"],
  ];
  return signs
    .filter(([isUsed]) => isUsed)
    .map(([, sign, key]) => `${sign} ${locale.say(`sign.${key}`)}`);
}

/** How much of the section may be ranked. */
function leadOf(context: Context, rows: readonly Row[]): Sentence {
  const { locale } = context;
  const comparisons = rows.map((row) => row.comparison);
  const rankedIds = new Set(
    comparisons
      .filter(({ groups }) => groups.some((g) => g.ranks))
      .map(({ indicator }) => indicator),
  );
  const allIds = new Set(comparisons.map(({ indicator }) => indicator));
  const count = (ids: ReadonlySet<string>, formula: string) => sayCount(context, ids.size, formula);
  return say(locale.say(rankedIds.size > 0 ? "section.lead.ranked" : "section.lead.none"), {
    count: count(allIds, "indicators in the section"),
    ranked: rankedIds.size > 0 ? count(rankedIds, "indicators with a rank") : "",
  });
}
