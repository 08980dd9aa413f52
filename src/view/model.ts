import type { FigureSpec } from "../charts/forms/forms.ts";
import type { ChartFigureSpec } from "../charts/model.ts";
import type { PanelsSpec } from "../charts/panels/model.ts";
import type { CoverageSpec } from "../charts/reporting/model.ts";
import type { Bound, Language, Status } from "../dataset/model.ts";
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
  readonly findings: readonly FindingView[];
  /** Parts that the kind does not have are null or empty. */
  readonly headline: TableView | null;
  readonly targets: TableView | null;
  readonly sections: readonly SectionView[];
  /** The pages of a data book by what they bear, in order; only where the kind has one. */
  readonly sheets?: readonly SheetView[];
  /** What, among the places shown, the place in focus alone publishes with its definition. */
  readonly only: TableView | null;
  /** Says what was left out so that the briefing fits its pages; empty where nothing was. */
  readonly omitted: Sentence;
  readonly guide: Guide | null;
  readonly sources: readonly SourceGroup[];
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

export interface FindingView {
  readonly lead: string;
  readonly sentence: Sentence;
  /** The years, in grey, where the sentence does not name them. */
  readonly aside: Sentence;
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
