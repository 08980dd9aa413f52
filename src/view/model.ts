import type { ButterflySpec } from "../charts/butterfly/model.ts";
import type { FigureSpec } from "../charts/forms/forms.ts";
import type { ChartFigureSpec } from "../charts/model.ts";
import type { PanelsSpec } from "../charts/panels/model.ts";
import type { StripSpec, SwarmSpec } from "../charts/position/model.ts";
import type { CoverageSpec, YearsSpec } from "../charts/reporting/model.ts";
import type { LinesSpec, SlopeSpec } from "../charts/time/model.ts";
import type { Bound, Language, Status } from "../dataset/model.ts";
import type { Mark } from "../marks/key.ts";
import type { FactKind } from "./fact-kinds.ts";

/** Everything a template sees, in one language: words and numbers as text, nothing left to compute. */
export interface View {
  readonly id: string;
  readonly language: Language;
  /** For the document, e.g. `zh-CN`. */
  readonly lang: string;
  readonly kind: string;
  /** Fixed words of the page by key, e.g. `labels.contents`. */
  readonly labels: Readonly<Record<string, string>>;
  readonly meta: Meta;
  readonly head: Head;
  /** What changed in the data since an earlier edition; empty where none is known. */
  readonly since: Sentence;
  readonly contents: readonly ContentsEntry[];
  /** The same headings by anchor, e.g. `headings.targets`. */
  readonly headings: Readonly<Record<string, string>>;
  /** Those of the place in focus; null where the kind has none. */
  readonly figures: KeyFiguresView | null;
  /** Where the place in focus stands among the others; null where there is nothing to compare, and where the kind has it not. */
  readonly position: PositionView | null;
  readonly findings: readonly FindingView[];
  /** What the marks of the charts beside the findings say. */
  readonly key: readonly KeyEntryView[];
  /** Parts that the kind does not have are null or empty. */
  readonly headline: TableView | null;
  /** The same of two places, drawn. */
  readonly butterfly: ButterflyView | null;
  readonly targets: TableView | null;
  /** The same drawn, as far as there are numbers. */
  readonly steps: StepsView | null;
  readonly sections: readonly SectionView[];
  /** The pages of a data book by what they bear, in order; only where the kind has one. */
  readonly sheets?: readonly SheetView[];
  /** What, among the places shown, the place in focus alone publishes with its definition. */
  readonly only: TableView | null;
  /** Says what was left out so that the briefing fits its pages; empty where nothing was. */
  readonly omitted: Sentence;
  readonly guide: Guide | null;
  readonly sources: readonly SourceGroup[];
  /** What became of headline figures since the period before; only where the kind has it and there is any. */
  readonly changes?: ChangesView;
  /** The latest figures, with those of a year before and their course. */
  readonly latest?: LatestView;
  /** Headline indicators over time; only where three periods have figures. */
  readonly trends?: TrendsView;
  /** The documents of the latest figures, in short. */
  readonly documents?: DocumentsView;
  /** Names on the page that no line breaks within; none in a language that has spaces. */
  readonly names: readonly string[];
  /** Every number on the page, in reading order. */
  readonly facts: readonly Fact[];
}

/** What goes into the PDF's own description. */
export interface Meta {
  readonly title: string;
  readonly subject: string;
  readonly keywords: readonly string[];
  readonly author: string;
  /** ISO date. */
  readonly date: string;
}

export interface Head {
  readonly kind: string;
  readonly date: string;
  readonly title: string;
  readonly scope: Sentence;
  /** Which place reports which periods; null where the kind has no such figure, or all report the same. */
  readonly periods: PeriodsView | null;
  /** Eight characters that change with anything the page says. */
  readonly version: string;
}

/** A number on the page with the figures and the formula behind it, as the facts file lists it. */
export interface Fact {
  /** As printed, e.g. `804.1`. */
  readonly text: string;
  /** What the number is. */
  readonly is: FactKind;
  readonly value: number | null;
  readonly unit: string | null;
  /** What a value is only a bound of: the sign or word beside the number, e.g. ≥, 以上. Absent where it is exact. */
  readonly bound?: Bound;
  /** Figure ids. */
  readonly figures: readonly string[];
  /** How the figures make the value, or what the number is; null for a figure as it is. */
  readonly formula: string | null;
  /** The anchor in the page; empty where there is none. */
  readonly where: string;
  /** Those of its figures that no text proves; only where there are any. */
  readonly notProved?: readonly string[];
}

/** A number in the text: its sign and mark kept apart, so that the template can set them small. */
export interface Numeral {
  readonly isNumeral: true;
  /** Anchor of this number. */
  readonly id: string;
  /** e.g. `≥`, or the direction in Chinese, e.g. `下降`; empty where nothing stands close before it. */
  readonly prefix: string;
  /** e.g. `5.5`. */
  readonly text: string;
  /** Set small after the number, e.g. `e`; empty where there is nothing to say. */
  readonly mark: string;
  /** Anchor of what the mark means; null where nothing is marked or nothing explains it. */
  readonly markHref: string | null;
  /** Its unit, where no line may break between the two; empty where the unit stands elsewhere. */
  readonly tail: string;
  /** Anchor in the source list; null where the number is not a figure of a document. */
  readonly href: string | null;
}

/** Words with numbers among them. */
export type Piece = { readonly isNumeral: false; readonly text: string } | Numeral;
export type Sentence = readonly Piece[];

/** What is said in a few words, then in a sentence or a few. */
export interface SaidView {
  readonly lead: string;
  readonly sentence: Sentence;
  /** The years, in grey, where the sentence does not name them. */
  readonly aside: Sentence;
}

export interface FindingView extends SaidView {
  /** True where findings are strips, with or without a figure and a chart of their own. */
  readonly isStrip: boolean;
  /** What it is about, e.g. 地区生产总值增速; empty where it is about all that the page shows. */
  readonly topic: string;
  /** The figure that a reader sees first; null where it has none, or the kind has no charts beside findings. */
  readonly key: LeadFigureView | null;
  /** What shows it to be true; null where words alone tell it. */
  readonly chart: ProofView | null;
}

/** A mark of charts and what it says. */
export interface KeyEntryView {
  readonly mark: Mark;
  readonly meaning: string;
}

/** A figure set large beside a finding. */
export interface LeadFigureView {
  /** One, two that contradict each other, or the two ends of a step. */
  readonly numerals: readonly Numeral[];
  /** True where they take much room: they are set smaller, their unit beside what they are of. */
  readonly isLong: boolean;
  /** True where they are an outcome and its target. */
  readonly isStep: boolean;
  /** True of a decrease, or a target below its outcome. */
  readonly isFall: boolean;
  readonly unit: string;
  /** The unit beside what the figure is of, e.g. （人）; empty where its name says it. */
  readonly aside: string;
  /** Of which place and period, e.g. 峄城 2021年、2022年. */
  readonly of: Sentence;
}

/** The figure of which place reports which periods. */
export interface PeriodsView extends DrawnView {
  readonly spec: YearsSpec;
}

/** A chart beside the finding that it proves. */
export interface ProofView extends DrawnView {
  readonly id: string;
  /** Measure, unit, years. */
  readonly subtitle: Sentence;
  readonly spec: ChartFigureSpec;
  /** Names among its words, whose digits are no figures. */
  readonly names: readonly string[];
}

/** Key figures of one place. */
export interface KeyFiguresView {
  readonly id: string;
  readonly entries: readonly KeyFigureView[];
  /** The marks used in them. */
  readonly legend: readonly Sign[];
}

export interface KeyFigureView {
  /** e.g. 地区生产总值; 固定资产投资增速 where only growth is published. */
  readonly name: string;
  /** e.g. 2022年. */
  readonly period: Sentence;
  /** Its number, two where the document contradicts itself; its rank, where it has one. */
  readonly amount: CellView;
  readonly unit: string;
  /** The basis and scope that the amount states; empty where it states none. */
  readonly terms: Sentence;
  /** In words, e.g. 下降6.5%; empty where none is published for the period. */
  readonly growth: Sentence;
  /** True where growth is a decrease. */
  readonly isFall: boolean;
  /** In place of a rank, e.g. 不排序; empty where there is a rank or nothing to compare. */
  readonly standing: string;
}

export interface ContentsEntry {
  readonly id: string;
  /** e.g. 一, 1. */
  readonly number: string;
  /** Number and title, e.g. 一、主要指标对比. */
  readonly heading: string;
}

/**
 * How a table is set.
 *
 * `columns`: places are columns, indicators rows; `rows`: places are rows, indicators columns, a few a block;
 * `one-place`: measures are columns; `distribution`: ends, quartiles and median of many places, a line an indicator.
 */
export type TableForm = "columns" | "rows" | "one-place" | "distribution";

/** A table in the form that its contents fit into. */
export interface TableView {
  readonly id: string;
  readonly form: TableForm;
  readonly caption: string;
  /** The places, in the order of the page; of a distribution none. */
  readonly columns: readonly ColumnView[];
  /** The indicators, one cell a place, whatever the form; of a distribution none. */
  readonly rows: readonly RowView[];
  /** The same cells as they are set, block under block. */
  readonly blocks: readonly BlockView[];
  /** True where notes have a column of their own. */
  readonly hasRemarks: boolean;
  /** The marks used in this table, always in the same order. */
  readonly legend: readonly Sign[];
  readonly notes: readonly NoteView[];
}

/** A part of a table as wide as the page, with heads of its own. */
export interface BlockView {
  readonly id: string;
  readonly caption: string;
  /** Lengths that its styles use, as CSS custom properties. */
  readonly style: string;
  /** Width of every column, those of the stubs first, in mm. */
  readonly widthsMm: readonly number[];
  /** The same as parts of the whole, e.g. `22.89%`: a page that is narrower, e.g. of a memo, has all of them narrower. */
  readonly widths: readonly string[];
  /** Heads over several columns; empty where no column shares its name with another. */
  readonly spans: readonly SpanView[];
  /** Heads of the columns before the numbers; the first is that of the row names. */
  readonly stubs: readonly StubView[];
  readonly columns: readonly HeadView[];
  readonly rows: readonly BlockRowView[];
  /** What holds for the block, e.g. which places publish nothing of it; empty where there is nothing to say. */
  readonly remark: Sentence;
}

export interface SpanView {
  readonly name: string;
  readonly width: number;
  readonly notes: readonly NoteView[];
}

interface StubView {
  readonly title: string;
  /** Years of the whole block. */
  readonly years: readonly Numeral[];
}

export interface HeadView {
  /** True of a place that all others lie within: it stands apart. Default: false. */
  readonly isReference?: boolean;
  /** Empty where a head over several columns says it. */
  readonly name: string;
  readonly unit: string;
  readonly years: readonly Numeral[];
  readonly notes: readonly NoteView[];
}

export interface BlockRowView {
  /** Empty on a row that goes on with the indicator above. */
  readonly name: string;
  readonly opens: boolean;
  /** True for the place in focus, where places are rows. */
  readonly isFocus: boolean;
  /** Name of the city whose places begin here, where places are rows by city. Default: none. */
  readonly city?: string;
  /** True of a place that all others lie within, where places are rows. Default: false. */
  readonly isReference?: boolean;
  readonly notes: readonly NoteView[];
  /** True of a change in a list of what one place publishes: its unit says so, and is read before the number. Default: false. */
  readonly isChange?: boolean;
  /** What stands between the name and the numbers: units, years, counts. */
  readonly subs: readonly Sentence[];
  readonly cells: readonly CellView[];
}

export interface ColumnView {
  readonly name: string;
  /** True of a place that all others lie within: it stands apart, without a rank. Default: false. */
  readonly isReference?: boolean;
  readonly years: readonly Numeral[];
}

export interface RowView {
  /** Empty on a row that goes on with the indicator above. */
  readonly name: string;
  /** The name on every row, for tables that do not group. */
  readonly full: string;
  readonly unit: string;
  /** True where the name ends with the unit, e.g. New urban jobs, so that it need not follow. Default: false. */
  readonly saysUnit?: boolean;
  /** True on the first row of an indicator. */
  readonly opens: boolean;
  /** What holds for the whole row, such as the scope of its figures. */
  readonly notes: readonly NoteView[];
  readonly cells: readonly CellView[];
}

export interface CellView {
  readonly kind: "number" | "words" | "missing";
  readonly isNumber: boolean;
  /** Two where a document contradicts itself. */
  readonly numerals: readonly Numeral[];
  readonly words: string;
  /** What a sign in place of a number says, e.g. 未公布, for those to whom the page is read. Default: none. */
  readonly meaning?: string;
  /** Words with a number among them: a target in another measure than the row's. Default: none. */
  readonly said?: Sentence;
  /** Anchor of the words in the source list. */
  readonly href: string | null;
  /** e.g. `1/3`; null where ranking is not allowed. */
  readonly rank: Numeral | null;
  /** True where the rank may still move: it stands in brackets. */
  readonly isProvisional: boolean;
  /** Class of the empty space that stands for the decimals others of the column have, e.g. `pad-1`, `pad-point-1`. */
  readonly pad: string;
  /** Outcome before an arrow, in the table of targets. */
  readonly from: CellView | null;
  /** True in a list of what one place publishes: nothing is after the arrow, and so no arrow stands. Default: false. */
  readonly isOutcomeOnly?: boolean;
  /** The period of its figure; only where the head does not say it. */
  readonly period?: Numeral;
  /** A thin bar under a number that may be compared with others of its row, on their scale from zero. Default: none. */
  readonly bar?: BarView;
  /** The places that have this number, in a distribution; else empty. */
  readonly place: Sentence;
  /** True in the column of a place that all others lie within. Default: false. */
  readonly isReference?: boolean;
}

/** It repeats the number above it, and is read to nobody. */
export interface BarView {
  /** Part of the room that it has, from 0 to 1; 0 for what is not above zero. */
  readonly ratio: number;
  readonly status: Status;
}

/** A mark and what it means. */
export interface Sign {
  readonly sign: string;
  readonly meaning: string;
}

export interface NoteView {
  /** Anchor of the note. */
  readonly id: string;
  readonly number: string;
  readonly text: Sentence;
}

export interface SectionView {
  readonly id: string;
  readonly title: string;
  /** Of its heading, e.g. 一, 1; empty where the kind has no headings. */
  readonly number: string;
  /** Number and title. */
  readonly heading: string;
  readonly lead: Sentence;
  /** Outcomes of the past year. */
  readonly table: TableView | null;
  /** What only one or two of the places publish, as sentences, where the table leaves it out. */
  readonly few: readonly Sentence[];
  /** Outcome and target. */
  readonly plan: TableView | null;
  /** Outcomes, each after the target for the same period; only where a place has both. */
  readonly met?: TableView;
  /** Every figure of the theme once; only where the kind has the part. */
  readonly book?: BookView;
  /** The marks of its tables, each once, always in the same order. */
  readonly legend: readonly Sign[];
  readonly charts: readonly ChartView[];
}

/** Pages that bear the same headings. */
export interface SheetView {
  /** That of its first heading. */
  readonly id: string;
  /** Which of the headings of the contents its first is, from 0. */
  readonly at: number;
  readonly entries: readonly ContentsEntry[];
  /** The marks of its tables. */
  readonly legend: readonly Sign[];
}

/** A theme of a data book. */
export interface BookView {
  /** Who reports what; only where there are places to tell apart, and room. */
  readonly coverage?: CoverageView;
  /** How many indicators stand where; empty where all are in the table. */
  readonly summary: Sentence;
  /** Outcome → target, of what several places publish. */
  readonly table: TableView | null;
  /** What one place alone publishes, a table a place. */
  readonly alone: readonly TableView[];
}

/** A figure on the page; the page puts the drawing beside what it is drawn from. */
export interface DrawnView {
  readonly spec: FigureSpec;
}

export interface CoverageView extends DrawnView {
  readonly spec: CoverageSpec;
  readonly id: string;
  /** What the numbers over its columns are. */
  readonly title: string;
  /** What its squares mean, those that it has. */
  readonly key: readonly { readonly report: string; readonly label: string }[];
}

export interface ChartView extends DrawnView {
  readonly spec: ChartFigureSpec | PanelsSpec;
  readonly id: string;
  /** e.g. 图1, Figure 1. */
  readonly label: string;
  /** The message. */
  readonly title: Sentence;
  /** Measure, unit, years. */
  readonly subtitle: Sentence;
  /** Bases and scopes under the drawing, where the subtitle does not have them. */
  readonly notes?: Sentence;
  readonly source: string;
  /** True where it takes the whole width of the text. */
  readonly isWide: boolean;
  /** True where it shows one measure of several indicators. */
  readonly isOverview: boolean;
  /** The marks beside the numbers of panels; those of other charts are explained elsewhere. */
  readonly legend: readonly Sign[];
  /** True where panels set what may be compared on a field. */
  readonly hasField: boolean;
  /** Names among its words, whose digits are no figures. */
  readonly names: readonly string[];
}

/** Targets of the headline beside their outcomes. */
export interface StepsView {
  /** What the charts beside the findings draw already; empty where they draw none of it. */
  readonly beside: Sentence;
  readonly charts: readonly ChartView[];
  /** The marks of all its charts, each once. */
  readonly legend: readonly Sign[];
  readonly source: string;
  /** What one or two places alone set, and words too long for a chart. */
  readonly few: readonly Sentence[];
  /** What the charts do not show. */
  readonly table: TableView | null;
}

/** Two places compared, indicator by indicator, with the marks and notes of its numbers. */
export interface ButterflyView extends DrawnView {
  readonly spec: ButterflySpec;
  readonly id: string;
  /** e.g. 图1, Figure 1. */
  readonly label: string;
  readonly title: Sentence;
  /** How its bars are to be read. */
  readonly subtitle: Sentence;
  readonly source: string;
  /** True where any row may be compared. */
  readonly hasField: boolean;
  readonly legend: readonly Sign[];
  readonly notes: readonly NoteView[];
  /** Names among its words, whose digits are no figures. */
  readonly names: readonly string[];
}

/** Where one place stands among all others. */
export interface PositionView extends DrawnView {
  readonly spec: StripSpec | SwarmSpec;
  readonly id: string;
  /** How it is to be read. */
  readonly subtitle: Sentence;
  /** The letters on its discs with their places, none in a swarm; then the marks in it that the key figures have not explained. */
  readonly legend: readonly Sign[];
  /** Bases and scopes, and what was revised. */
  readonly notes: readonly Sentence[];
  /** Names among its words, whose digits are no figures. */
  readonly names: readonly string[];
}

export interface ChangesView {
  /** Which periods are compared. */
  readonly basis: Sentence;
  /** Their `aside` is empty where they are of these periods. */
  readonly items: readonly SaidView[];
}

/** The latest figures: under each indicator a row a place. */
export interface LatestView {
  readonly id: string;
  readonly caption: string;
  /** Of its columns by name: `place`, `amount`, `amountEarlier`, `growth`, `growthEarlier`, `course`, `range`. */
  readonly heads: Readonly<Record<string, string>>;
  /** False where no place has enough periods for a line. */
  readonly hasLines: boolean;
  readonly groups: readonly LatestGroupView[];
  readonly legend: readonly Sign[];
  readonly notes: readonly NoteView[];
  /** How many places are compared and not listed; empty where all are. */
  readonly untold: Sentence;
}

export interface LatestGroupView {
  /** The indicator. */
  readonly name: string;
  /** Of its amounts; empty where none is shown. */
  readonly unit: string;
  /** Of its latest figures. */
  readonly period: Sentence;
  /** What its lines are of, and since when; empty where there are none. */
  readonly course: Sentence;
  readonly notes: readonly NoteView[];
  readonly rows: readonly LatestRowView[];
}

export interface LatestRowView {
  /** The place. */
  readonly name: string;
  readonly isFocus: boolean;
  /** Amount, that of a year before, growth, that of a year before; without words where a measure is not asked for. */
  readonly cells: readonly CellView[];
  /** The line; null where there are too few numbers. */
  readonly course: DrawnView | null;
  /** The lowest and the highest number of the line. */
  readonly range: Sentence;
}

/** Charts of values over time. */
export interface TrendsView {
  readonly charts: readonly TrendChartView[];
  readonly legend: readonly Sign[];
  /** As in `LatestView`. */
  readonly untold: Sentence;
}

export interface TrendChartView extends DrawnView {
  readonly spec: LinesSpec | SlopeSpec;
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly subtitle: Sentence;
  readonly isWide: boolean;
}

export interface DocumentsView {
  readonly items: readonly {
    readonly id: string;
    readonly title: readonly PrintedPart[];
    /** Issuer, document number, date. */
    readonly detail: string;
  }[];
  /** How many further documents stand behind the page; empty for none. */
  readonly rest: Sentence;
}

export interface Guide {
  readonly rules: readonly GuideRule[];
  readonly marks: readonly Sign[];
}

/** One rule of the comparison under a short name. */
interface GuideRule {
  readonly name: string;
  readonly text: Sentence;
}

export interface SourceGroup {
  readonly id: string;
  readonly place: string;
  /** Cut so that no line breaks between a number and its unit. */
  readonly title: readonly PrintedPart[];
  /** The title as published, where the page is in another language; else empty. */
  readonly original: readonly PrintedPart[];
  /** Issuer, document number, date. */
  readonly detail: string;
  /** Width of the column of periods; only where one is longer than a year. */
  readonly yearMm?: number;
  readonly rows: readonly SourceRow[];
}

/** Figures of one indicator and year that stand in the same places of the document. */
export interface SourceRow {
  /** Empty on a row that goes on with the indicator above. */
  readonly indicator: string;
  readonly year: string;
  readonly printed: readonly PrintedFigure[];
  readonly section: string;
}

/** A figure as the document has it. */
interface PrintedFigure {
  /** Anchor that the figure's numbers link to. */
  readonly id: string;
  /** Its words, cut so that no line breaks between a number and its unit. */
  readonly parts: readonly PrintedPart[];
}

export interface PrintedPart {
  readonly text: string;
  /** True for a number with its unit. */
  readonly isWhole: boolean;
}
