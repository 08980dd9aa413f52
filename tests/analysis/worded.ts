import type { Analysis, ChartPanel, Row } from "../../src/analysis/analyze.ts";
import type { Finding } from "../../src/analysis/findings/model.ts";
import type { Comparison } from "../../src/analysis/model.ts";
import { draftBriefing } from "../../src/briefing.ts";
import { labelsOf } from "../../src/charts/check.ts";
import { type Dataset, type Figure, LANGUAGES } from "../../src/dataset/model.ts";
import { loadDesign } from "../../src/design.ts";
import { packageHome } from "../../src/package.ts";
import { joinPanels, withoutDrawn } from "../../src/view/chart/panels.ts";
import { partByPublishers } from "../../src/view/few-publishers.ts";
import type { Kind } from "../../src/view/kind.ts";
import type {
  CellView,
  ChartView,
  Fact,
  Numeral,
  Sentence,
  TableView,
  View,
} from "../../src/view/model.ts";
import { plainText } from "../../src/view/sentence.ts";
import type { Published } from "./published.ts";

const design = await loadDesign(packageHome());
const comparison = design.kindById.get("comparison");
if (!comparison) throw new Error("There is no kind for comparisons");

/** A kind of briefing that says all that may be said. */
const EVERYTHING: Kind = {
  ...comparison,
  id: "everything",
  parts: [
    ...["contents", "findings", "headline", "targets", "leads", "tables", "plans"],
    ...["charts", "only", "guide", "sources"],
  ] as Kind["parts"],
  findings: 1_000,
  sectionFindings: 1_000,
  least: 1,
  everyScope: true,
  withoutFindings: [],
  withoutSectionFindings: [],
};

/** A published dataset as a page in one language, with all that stands behind it. */
export interface Page extends Published {
  readonly kind: Kind;
  /** The dataset as far as the page may know it. */
  readonly known: Dataset;
  readonly analysis: Analysis;
  readonly view: View;
  readonly figureById: ReadonlyMap<string, Figure>;
  readonly factByAnchor: ReadonlyMap<string, Fact>;
}

/** Words a dataset in every language. */
export function wordPages({ dataset, spec }: Published, index = 0): readonly Page[] {
  // Half of the pages set the charts of a section as panels, the other half each by itself.
  const kind = { ...EVERYTHING, joinCharts: index % 2 === 1 };

  return LANGUAGES.map((language) => {
    const { analysis, view, request } = draftBriefing({
      dataset,
      spec,
      regions: spec.regions,
      locale: design.localeByLanguage[language],
      templates: design.templates,
      kindById: new Map([[kind.id, kind]]),
    });
    return {
      dataset,
      spec,
      kind,
      known: request.dataset,
      analysis,
      view,
      figureById: new Map(request.dataset.figures.map((figure) => [figure.id, figure])),
      factByAnchor: new Map(view.facts.map((fact) => [fact.where, fact])),
    };
  });
}

/** Something said in words, with the facts of its numbers. */
export interface Statement {
  readonly text: string;
  readonly sentence: Sentence;
  readonly facts: readonly Fact[];
  /** Null where it is of no finding. */
  readonly finding: Finding | null;
  readonly is: "finding" | "lead" | "title" | "subtitle" | "note" | "head" | "few";
}

/** Every sentence, lead, title and note of a page. */
export function statementsOf(page: Page): readonly Statement[] {
  const { view, analysis } = page;
  const said = (
    is: Statement["is"],
    sentence: Sentence,
    finding: Finding | null = null,
    lead = "",
  ): Statement => ({
    text: lead + plainText(sentence),
    sentence,
    facts: factsIn(page, sentence),
    finding,
    is,
  });
  return [
    said("head", view.head.scope),
    said("head", view.omitted),
    ...view.findings.map(({ lead, sentence, aside }, index) =>
      said("finding", [...sentence, ...aside], analysis.findings[index] ?? null, `${lead}。`),
    ),
    ...view.sections.map(({ lead }) => said("lead", lead)),
    ...view.sections.flatMap(({ few }) => few.map((sentence) => said("few", sentence))),
    ...chartsOf(view).flatMap(({ title, subtitle }) => [
      said("title", title),
      said("subtitle", subtitle),
    ]),
    ...tablesOf(view).flatMap(({ notes }) => notes.map(({ text }) => said("note", text))),
  ];
}

export function factsIn({ factByAnchor }: Page, sentence: Sentence): readonly Fact[] {
  return sentence.flatMap((piece) => (piece.isNumeral ? (factByAnchor.get(piece.id) ?? []) : []));
}

export function chartsOf({ sections }: View): readonly ChartView[] {
  return sections.flatMap(({ charts }) => charts);
}

export function tablesOf({ headline, targets, only, sections }: View): readonly TableView[] {
  const ofSections = sections.flatMap(({ table, plan, met }) => [table, plan, met ?? null]);
  return [headline, targets, only, ...ofSections].filter((table) => table !== null);
}

/** A cell of a table, with the answer that it words. */
export interface Worded {
  /** The row that it stands in. */
  readonly row: object;
  readonly comparison: Comparison;
  readonly region: string;
  readonly cell: CellView;
}

/** Every cell of a table beside the comparison that it is of. */
export function cellsOf({ view, analysis, kind, known }: Page): readonly Worded[] {
  const of = (table: TableView | null | undefined, rows: readonly Row[]): readonly Worded[] => {
    if (!table || table.rows.length === 0) return [];
    if (table.rows.length !== rows.length) throw new Error(`${table.id} has other rows`);
    return table.rows.flatMap((row, line) => {
      const comparison = rows[line]?.comparison;
      if (!comparison) return [];
      const all = [...comparison.cells, ...(comparison.references ?? [])];
      return row.cells.map((cell, place) => {
        const name = table.columns[place]?.name ?? "";
        const own = all.find(({ region }) => isCalled(known, region, name));
        if (!own) throw new Error(`${table.id} has a column of ${name}`);
        return { row, comparison, region: own.region, cell };
      });
    });
  };
  return [
    ...of(view.headline, analysis.headline),
    ...of(view.targets, analysis.targets),
    ...view.sections.flatMap(({ id, table, plan, met }) => {
      const section = analysis.sections.find(({ theme }) => id === `theme-${theme}`);
      if (!section) return [];
      const rows = kind.joinCharts
        ? partByPublishers(known, withoutDrawn(known, section.rows, section.charts)).byMany
        : section.rows;
      return [...of(table, rows), ...of(plan, section.plans), ...of(met, section.met)];
    }),
  ];
}

function isCalled({ regionById: regions }: Dataset, region: string, name: string): boolean {
  return Object.values(regions.get(region)?.short ?? {}).includes(name);
}

/** The years over each column: its own, or those that it shares with others. */
export function yearsOver({ columns, blocks }: TableView): readonly (readonly string[])[] {
  const shared = (blocks[0]?.periods ?? []).flatMap(({ years, width }) => Array(width).fill(years));
  return columns.map(({ years }, place) =>
    [...years, ...(shared[place] ?? [])].map(({ text }) => text),
  );
}

/** The panels of each figure of a page, in its order. */
export function panelsOf({ analysis, kind }: Page): readonly (readonly ChartPanel[])[] {
  return analysis.sections.flatMap(({ charts }) =>
    (kind.joinCharts ? joinPanels(charts) : charts.map((chart) => [chart])).map((together) =>
      together.flatMap((chart) => chart.panels),
    ),
  );
}

/** Every comparison of a page. */
export function comparisonsOf({
  headline,
  targets,
  only,
  sections,
}: Analysis): readonly Comparison[] {
  const rows = sections.flatMap(({ rows: own, plans, met }) => [...own, ...plans, ...met]);
  const charts = sections.flatMap((section) => section.charts);
  return [
    ...[...headline, ...targets, ...only, ...rows].flatMap((row) =>
      row.before ? [row.comparison, row.before] : [row.comparison],
    ),
    ...charts.flatMap(({ panels }) =>
      panels.flatMap(({ outcome, target }) => (target ? [outcome, target] : [outcome])),
    ),
  ];
}

export function numeralsOf(cell: CellView): readonly Numeral[] {
  return [...cell.numerals, ...(cell.from?.numerals ?? [])];
}

/** All text that a page prints, part by part, but for the reading notes, whose words are fixed. */
export function textsOf(page: Page): readonly string[] {
  const { view } = page;
  return [
    view.head.title,
    ...statementsOf(page).map(({ text }) => text),
    ...view.findings.map(({ lead }) => lead),
    ...tablesOf(view).flatMap(({ caption, legend, blocks }) => [
      caption,
      ...legend.map(({ meaning }) => meaning),
      ...blocks.flatMap(({ columns, rows, remark }) => [
        plainText(remark),
        ...columns.map(({ name, unit }) => name + unit),
        ...rows.flatMap(({ name, subs, cells }) => [
          name,
          ...subs.map(plainText),
          ...cells.flatMap(({ words, from }) => [words, from?.words ?? ""]),
        ]),
      ]),
    ]),
    ...chartsOf(view).flatMap(({ spec, source }) => [source, spec.alt, ...labelsOf(spec)]),
  ];
}
