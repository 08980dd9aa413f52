/** The checked dataset: what every later stage reads. Plain data, no behaviour. */

import type { ChartForm } from "./chart-forms.ts";
import type { FormerIds } from "./former-ids.ts";
import type { Level } from "./regions/level.ts";
import type { DocumentKind } from "./time/document.ts";
import type { Days, Frequency, Period, Time } from "./time/period.ts";
import type { Reference } from "./time/reference.ts";

export type { Level } from "./regions/level.ts";
export type { DocumentKind } from "./time/document.ts";
export type { Days, Frequency, Period, Time } from "./time/period.ts";
export type { Reference } from "./time/reference.ts";

export const LANGUAGES = ["zh", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** One wording in each language. */
export type Text = Readonly<Record<Language, string>>;

/**
 * What a number measures.
 *
 * `level` an amount, `count` a number of things, `share` a part of a whole in %,
 * `growth` the rate in %, `change` the difference, each on what the figure's `on` says.
 */
export const MEASURES = ["level", "count", "share", "growth", "change"] as const;
export type Measure = (typeof MEASURES)[number];

/** 实际, 预计, 目标. */
export const STATUSES = ["actual", "estimate", "target"] as const;
export type Status = (typeof STATUSES)[number];

/** As printed; 左右; 以上, 不少于, 余; 以内, 不超过. */
export const BOUNDS = ["exact", "about", "at_least", "at_most"] as const;
export type Bound = (typeof BOUNDS)[number];

/** Signs of the bounds, set before a number in tables, charts and workbooks. */
export const BOUND_SIGNS = {
  exact: "",
  about: "≈",
  at_least: "≥",
  at_most: "≤",
} as const satisfies Readonly<Record<Bound, string>>;

/** Whether higher or lower values are better; `neither` where none is. */
export const DIRECTIONS = ["higher", "lower", "neither"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Whether growth is worked out at current prices (nominal) or at constant or comparable prices (real). */
export const PRICES = ["current", "constant"] as const;
export type Prices = (typeof PRICES)[number];

/** A place in a file, 1-based, as editors count. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly col: number;
}

/** A place in a source document where a figure stands. */
export interface Citation {
  /** The section's path, e.g. `一（二）三是` or `附表/地区生产总值`. */
  readonly section: string;
  /** The figure as it stands there, with its unit. */
  readonly printed: string;
}

/**
 * The role of a figure among all figures of the same identity.
 *
 * `counts`: the one that is used; `contradicted`: one of several that contradict each other, so that none is used;
 * `superseded`: replaced by a later document; `set-aside`: agrees within its digits with the one that counts, or is an
 * estimate where there is an actual figure.
 */
export const STANDINGS = ["counts", "contradicted", "superseded", "set-aside"] as const;
export type Standing = (typeof STANDINGS)[number];

/** One published number, or words in its place. Later stages pass on the whole record, never the number alone. */
export interface Figure extends Citation {
  /** e.g. `zhangdian/gross_regional_product/2022/level`; see `figureId`. */
  readonly id: string;
  readonly region: string;
  readonly indicator: string;
  readonly period: Period;
  /** The year in which the period ends. */
  readonly year: number;
  readonly measure: Measure;
  /** What growth and change are measured against; of other measures `year_earlier`. */
  readonly on: Reference;
  /** In `unit`; null where the document has words only. */
  readonly value: number | null;
  /** The words, as printed, where there is no number. */
  readonly text: string | null;
  /** A key of `unitById`: the indicator's unit, `%` for growth and share. */
  readonly unit: string;
  /** One unit of the last printed digit, in `unit`, e.g. 0.1; null for words. */
  readonly precision: number | null;
  readonly bound: Bound;
  readonly status: Status;
  /** A key of `basisById`; null where the document states none. */
  readonly basis: string | null;
  /** A key of `scopeById`; null where the indicator's own definition is the scope. */
  readonly scope: string | null;
  /** What scope and basis mean, where their ids do not say it. Figures are compared by what they mean: see `sameness.ts`. */
  readonly sense?: Sense;
  readonly document: string;
  /** Further places in the same document that say the same. */
  readonly also: readonly Citation[];
  /** True where the data marks it as contradicted by another figure, which is listed as well. */
  readonly conflict: boolean;
  readonly standing: Standing;
  /** A key of `remarkById`; null where there is nothing to say. */
  readonly remark: string | null;
  readonly at: Position;
}

/** What the scope and the basis of a figure mean. */
export interface Sense {
  /** A key of `scopeById`; null where it is the indicator's own definition. */
  readonly scope: string | null;
  /** A key of `basisById`; null where none is stated. */
  readonly basis: string | null;
  /** False where the document leaves open what the figure covers. */
  readonly isScopeStated: boolean;
}

export interface Region {
  readonly id: string;
  readonly name: Text;
  /** For charts and narrow columns, e.g. 张店, Zhangdian. */
  readonly short: Text;
  /** GB/T 2260, six digits. */
  readonly code: string;
  readonly level: Level;
  /** Id of the place that it lies within; null where that is none of the dataset. */
  readonly within: string | null;
  /** Name of the prefecture-level city that it belongs to, where no place of the dataset is that city; null where none is named. */
  readonly city: Text | null;
  /** The period in which it was founded, and that in which it was abolished; null where neither is said. */
  readonly since: Period | null;
  readonly until: Period | null;
  /** Ids of the places that it became, or became a part of; none where it still exists. */
  readonly succeededBy: readonly string[];
  /** By which groups choose places. */
  readonly tags: readonly string[];
}

/** What a group is called, and why its places belong together. */
export interface GroupName {
  readonly id: string;
  readonly name: Text;
  readonly reason: Text;
}

/** Places that belong together, and why. */
export interface Group extends GroupName {
  /** Region ids, in the order of regions.yaml, all of one tier; none only as of a date by which no figure put one there. */
  readonly places: readonly string[];
  /** What the places were found by; null where they are listed. */
  readonly rule: GroupRule | null;
}

/** What all places of a group have in common: every condition that is given holds. */
export interface GroupRule {
  /** Id of the place that they lie within; null for any. */
  readonly within: string | null;
  /** The levels that they may be of; none for any. */
  readonly levels: readonly Level[];
  /** Null for any. */
  readonly tag: string | null;
  /** Null for any. */
  readonly range: GroupRange | null;
}

/** A range of outcomes, its ends included; an end that is null is open. */
export interface GroupRange {
  readonly indicator: string;
  readonly measure: Measure;
  readonly period: Period;
  /** In the unit of the indicator. */
  readonly from: number | null;
  readonly to: number | null;
}

/** What is counted, in English, e.g. job, jobs. */
interface CountedThing {
  readonly one: string;
  readonly many: string;
}

export interface Indicator {
  readonly id: string;
  readonly name: Text;
  /** For charts and narrow columns; the name where none is given. */
  readonly short: Text;
  /** What documents call it besides, with `…` where the number stands; only `intake/` asks. */
  readonly aliases: readonly string[];
  readonly theme: string;
  /** What its number is when it is neither growth nor change. */
  readonly measure: "level" | "count" | "share";
  readonly unit: string;
  /** What English says in place of the unit, as it has no counting words; null where the unit's own name is said. */
  readonly counts: CountedThing | null;
  /** Flow or stock; null where the data does not say which, and all its periods are whole years. */
  readonly time: Time | null;
  /** Digits after the point when shown. */
  readonly decimals: number;
  readonly direction: Direction;
  readonly definition: Text;
  /** The standard or statistical system that defines it. */
  readonly definitionSource: Text;
  /** Indicators that add up to no more than this one. */
  readonly parts: readonly string[];
  /** The prices of its growth; null where the data does not say. */
  readonly growthPrices: Prices | null;
  /** Id of the things counted of which this is the money, e.g. the projects of an investment; null where there are none. */
  readonly amountOf: string | null;
}

export interface SourceDocument {
  readonly id: string;
  readonly region: string;
  readonly title: Text;
  /** 发文字号; null where there is none. */
  readonly number: string | null;
  readonly issuer: Text;
  readonly kind: DocumentKind;
  /** ISO date on the document; null where it bears none. */
  readonly date: string | null;
  /** When it was published: an ISO date, a month or a year; its date where nothing more is said; null where neither is known. */
  readonly published: string | null;
  /** The last day of `published`. */
  readonly publishedOn: string | null;
  /** The periods whose outcomes it reports; null where it reports none. */
  readonly covers: Days | null;
  /** The periods it sets targets for; null where it sets none. */
  readonly aims: Days | null;
  /** True where it was read as a draft 草案. */
  readonly draft: boolean;
  /** The text file of the document; null where there is none to prove its figures, e.g. for a yearbook on paper. */
  readonly proof: Proof | null;
  readonly at: Position;
}

export interface Proof {
  /** Name of the text file in the sources folder. */
  readonly file: string;
  /** Of its bytes with line feeds for ends of lines. */
  readonly sha256: string;
}

export interface Unit {
  readonly id: string;
  readonly name: Text;
  /** English of exactly one, where it differs, e.g. `day`. */
  readonly singular: string;
  /** The unit it is converted through; itself where there is none. */
  readonly base: string;
  /** How many `base` one of it is, a decimal number as text. */
  readonly factor: string;
}

/** A named thing of a controlled list: a theme, a scope, a basis, a remark. */
export interface Term {
  readonly id: string;
  readonly name: Text;
}

/** A scope or a basis. */
export interface Qualifier extends Term {
  /** The one of which it is another name, itself no other name; null: the indicator's own definition. Absent: none. */
  readonly sameAs?: string | null;
  /** Of a scope: that the document leaves open what a figure covers. Default: false. */
  readonly isNotStated?: boolean;
}

/** A ratio worth telling of one place in one year; places are never ranked by it. */
export interface RatioSpec extends Term {
  /** An indicator id. */
  readonly numerator: string;
  /** An indicator id. */
  readonly denominator: string;
  readonly unit: "percent" | "times";
}

/** Two indicators whose growth targets are worth telling side by side within one plan. */
export interface ContrastSpec {
  readonly id: string;
  /** An indicator id. */
  readonly indicator: string;
  /** An indicator id. */
  readonly against: string;
}

/** The controlled lists. */
export interface Vocabulary {
  readonly themeById: ReadonlyMap<string, Term>;
  readonly unitById: ReadonlyMap<string, Unit>;
  readonly scopeById: ReadonlyMap<string, Qualifier>;
  readonly basisById: ReadonlyMap<string, Qualifier>;
  readonly remarkById: ReadonlyMap<string, Term>;
  /** Words that stand in place of a number, by the Chinese words, e.g. 稳定增长 → steady growth. */
  readonly phraseByWords: ReadonlyMap<string, Text>;
  readonly ratioById: ReadonlyMap<string, RatioSpec>;
  readonly contrastById: ReadonlyMap<string, ContrastSpec>;
}

export interface Dataset extends Vocabulary {
  readonly regionById: ReadonlyMap<string, Region>;
  readonly groupById: ReadonlyMap<string, Group>;
  readonly indicatorById: ReadonlyMap<string, Indicator>;
  /** What places and indicators were called before. */
  readonly formerIds: FormerIds;
  readonly documentById: ReadonlyMap<string, SourceDocument>;
  /** All figures, of any standing, in the order of the regions, then of the indicators, then as written. */
  readonly figures: readonly Figure[];
  readonly briefings: ReadonlyMap<string, BriefingSpec>;
  /** Published results that were found wrong, the latest first. */
  readonly corrections: readonly Correction[];
  /** SHA-256 over everything above: the version that a briefing prints. */
  readonly version: string;
}

/** A published result, as its address names it. */
export interface Result {
  /** The first 16 hexadecimal digits of its fingerprint, or more. */
  readonly fingerprint: string;
  /** Name of its file; null where only the fingerprint is given. */
  readonly name: string | null;
}

/** 勘误: a published result that was found wrong. */
export interface Correction {
  readonly result: Result;
  /** ISO date. */
  readonly date: string;
  readonly reason: Text;
  /** The result that takes its place; null where none does. */
  readonly replacedBy: Result | null;
  readonly at: Position;
}

/**
 * The period whose figures a briefing shows: the latest of each place, the latest that most have, or a given one.
 *
 * Targets are those of the period after it.
 */
export type PeriodChoice = "latest of each" | "latest common" | { readonly period: Period };

/** What a user asks for in place of a briefing's own; an absent key leaves that. */
export interface SubjectAsked {
  /** A region id. */
  readonly focus?: string;
  /** Theme ids, in the order of the page. */
  readonly themes?: readonly string[];
  /** Indicator ids, in the order of the page. */
  readonly indicators?: readonly string[];
}

/** What a briefing asks for: `data/briefings/<id>.yaml`. */
export interface BriefingSpec {
  readonly id: string;
  /** The folder under `templates/briefings/`. */
  readonly kind: string;
  readonly title: Text;
  readonly subject: Text;
  /** True where it is asked of something else than its title and subject speak of. Default: false. */
  readonly isOfOthers?: boolean;
  /** What is asked for in place of its own, for its title to say. Default: nothing. */
  readonly asked?: SubjectAsked;
  /** Ids of the indicators that alone are told of. Default: all. */
  readonly told?: readonly string[];
  readonly keywords: Readonly<Record<Language, readonly string[]>>;
  readonly author: Text;
  /** ISO date printed in the title block. */
  readonly date: string;
  /** True where that is the day of its newest document, false where somebody has named it. Default: false. */
  readonly isDatedByDocuments?: boolean;
  readonly period: PeriodChoice;
  /** How long the periods are that it asks for. */
  readonly frequency: Frequency;
  /** ISO date: documents published later are left out; null for no such date. */
  readonly asOf: string | null;
  /** Ids of the regions that are compared as far as they exist, in the order of the page. */
  readonly regions: readonly string[];
  /** True where they were named one by one, so that one that did not exist is told of. Default: false. */
  readonly arePlacesListed?: boolean;
  /** Ids of the regions that all of these lie within, the smallest first; none by default. */
  readonly references: readonly string[];
  /** The group that the regions are; null where they are none. */
  readonly group: GroupName | null;
  /** The region a profile is about; null where all are equal. */
  readonly focus: string | null;
  /** Regions shown by name, with the one in focus, where there are too many to show all; none by default. */
  readonly peers: readonly string[];
  /** True where the briefing names its peers, so that tables show them too; else charts and sentences alone. Default: false. */
  readonly arePeersListed?: boolean;
  /** Most pages it may have; null where there is no limit. */
  readonly pages: number | null;
  /** Rows of the headline table. */
  readonly headline: readonly HeadlineRow[];
  /** Empty: every theme, without charts. */
  readonly sections: readonly SectionSpec[];
  /** The position of `regions`, `group` or `within` in its file; that of `kind` where it has none of them. */
  readonly at: Position;
}

interface HeadlineRow {
  readonly indicator: string;
  /** Measures shown, in order. */
  readonly measures: readonly Measure[];
}

export interface SectionSpec {
  readonly theme: string;
  /** Empty: every indicator of the theme that at least two of the places report. */
  readonly indicators: readonly string[];
  readonly charts: readonly ChartSpec[];
}

export interface ChartSpec {
  /** One chart a measure; several indicators make small multiples on one scale. */
  readonly indicators: readonly string[];
  readonly measure: Measure;
  readonly form: ChartForm;
}
