import type { ContrastSpec, Figure, Measure, Period, Prices } from "../../dataset/model.ts";
import type { Derived, Order, RatioSpec, ReasonCode, Refusal } from "../model.ts";
import type { Position } from "../tolerance.ts";

/** What a finding may be about, in the order in which they are looked for. */
export const FINDING_KINDS = [
  "scale",
  "order",
  "spread",
  "outlier",
  "ambition",
  "contrast",
  "position",
  "turn",
  "met",
  "revision",
  "divergence",
  "structure",
  "list",
  "contradiction",
  "coverage",
  "gap",
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** What a finding of each kind says. */
interface ParamsByKind {
  readonly scale: ScaleParams;
  readonly order: OrderParams;
  readonly spread: SpreadParams;
  readonly outlier: OutlierParams;
  readonly ambition: AmbitionParams;
  readonly contrast: ContrastParams;
  readonly position: PositionParams;
  readonly turn: TurnParams;
  readonly met: MetParams;
  readonly revision: RevisionParams;
  readonly divergence: DivergenceParams;
  readonly structure: StructureParams;
  readonly list: ListParams;
  readonly contradiction: ContradictionParams;
  readonly coverage: CoverageParams;
  readonly gap: GapParams;
}

/** Something worth saying, with all that is needed to say it and to prove it; no words. */
export type Finding = { readonly [Kind in FindingKind]: FindingOf<Kind> }[FindingKind];

/** A finding of one kind. */
export interface FindingOf<Kind extends FindingKind> {
  readonly kind: Kind;
  /** How much worth saying: 0 to 1. */
  readonly weight: number;
  readonly theme: string;
  readonly indicator: string;
  readonly measure: Measure;
  readonly target: boolean;
  /** Every place that the finding is about, in the order of the page. */
  readonly regions: readonly string[];
  /** The places of which it says most. */
  readonly subjects: readonly string[];
  /** What it says, by name: of two findings that share a name only one is told. */
  readonly facts: readonly string[];
  /** The ids of all figures it rests on, said or not. */
  readonly evidence: readonly string[];
  readonly marks: Marks;
  /** Id of the figure of a place that contains all of these, to be told for reference; absent where there is none. */
  readonly reference?: string;
  /** True where it is of the headline as a whole, so that it belongs to no theme's section. Default: false. */
  readonly isOfHeadline?: boolean;
  readonly params: ParamsByKind[Kind];
}

/** What is uncertain in the evidence, by figure id: its sentence says so. */
export interface Marks {
  readonly estimates: readonly string[];
  readonly bounds: readonly string[];
  readonly conflicts: readonly string[];
}

/** The figures that may be ranked with one another: what "highest" is the highest of. */
export interface Field {
  /** By value, the highest first; equal ones in the order of the page. */
  readonly figures: readonly Figure[];
  readonly period: Period;
  /** Which end ranks first. */
  readonly order: Order;
  /** True where an estimate or a bound is in play. */
  readonly provisional: boolean;
  /** How many places were asked, with or without a comparable figure. */
  readonly asked: number;
}

/** Amounts that differ in size. */
interface ScaleParams {
  readonly field: Field;
  /** All that are about the same as the highest, the highest first. */
  readonly highest: readonly Figure[];
  /** All that are about the same as the lowest, the lowest first. */
  readonly lowest: readonly Figure[];
  /** Highest over lowest; refused where an estimate or a bound is in play. */
  readonly multiple: Derived | Refusal;
}

/** Rates, or changes, of which some are higher than others. */
interface OrderParams {
  readonly field: Field;
  readonly highest: readonly Figure[];
  readonly lowest: readonly Figure[];
  /** Highest minus lowest. */
  readonly difference: Derived | Refusal;
}

/** All about the same: no highest, no lowest. */
interface SpreadParams {
  readonly field: Field;
  readonly highest: Figure;
  readonly lowest: Figure;
  /** True where all values are equal. */
  readonly isEqual: boolean;
  readonly difference: Derived | Refusal;
}

/** One figure that stands apart from all others. */
interface OutlierParams {
  readonly field: Field;
  readonly figure: Figure;
  readonly side: "above" | "below";
  /** The figure closest to it. */
  readonly nearest: Figure;
  readonly difference: Derived | Refusal;
}

/**
 * Where a target lies against what was reached the year before.
 *
 * `open`: the bound leaves it open, as with "at least 10%" after 25%.
 */
export type StepDirection = Position;

/** An outcome of one place, and its target for the period after. */
export interface Step {
  readonly region: string;
  readonly outcome: Figure;
  readonly target: Figure;
  /** In points for rates; for counts the target as a part of the outcome, in percent. */
  readonly change: Derived;
  readonly direction: StepDirection;
  /** How large it is: 0 to 1; see `isSmall`. */
  readonly size: number;
}

/** Targets against outcomes: each place against itself, never against another. */
interface AmbitionParams {
  readonly steps: readonly Step[];
  /** Those of them whose differences are worth their numbers where there is room for few. */
  readonly largest: readonly Step[];
  readonly asked: number;
  /** Places with a target that is not compared with what was reached, by the reason why; those of one reason together. */
  readonly unlike: readonly Unlike[];
}

/** Why targets and outcomes are not compared: they are on another basis or of another scope, or one does not state it. */
export interface Unlike {
  readonly code: UnlikeCode;
  readonly regions: readonly string[];
}

export const UNLIKE_CODES = [
  "basis",
  "basis-not-stated",
  "scope",
  "scope-not-stated",
] as const satisfies readonly ReasonCode[];
type UnlikeCode = (typeof UNLIKE_CODES)[number];

/** Where the growth target of one indicator lies against that of another within one plan; `open` where a bound leaves that open. */
type ContrastSide = StepDirection;

/** The two growth targets of one plan. No difference is worked out: one may be nominal and the other real. */
export interface ContrastItem {
  readonly region: string;
  readonly target: Figure;
  readonly against: Figure;
  readonly side: ContrastSide;
}

/** Growth targets of two indicators side by side, each plan for itself. */
interface ContrastParams {
  readonly spec: ContrastSpec;
  /** The prices of the growth of each. */
  readonly prices: { readonly target: Prices; readonly against: Prices };
  readonly items: readonly ContrastItem[];
  /** The one whose two targets are furthest apart; null where all are about the same. */
  readonly largest: ContrastItem | null;
}

/** Where a place stands among those that may be ranked with it. */
export interface Standing {
  readonly field: Field;
  /** How many lie above it and below it; those that are about the same do neither. */
  readonly above: number;
  readonly below: number;
  /** The others that are about the same. */
  readonly alike: readonly string[];
  /** The nearest that is not about the same; null where there is none. */
  readonly nearest: Figure | null;
  readonly difference: Derived | Refusal | null;
}

/** One place's figure: where it stands among the others, and its own target. */
interface PositionParams {
  readonly figure: Figure;
  /** Null where no other place has a figure to rank with, or a bound leaves it open. */
  readonly standing: Standing | null;
  /** From the figure to its target; null where that cannot be derived. */
  readonly step: Step | null;
}

/** Places where an indicator fell and is to rise, or rose and is to fall. */
interface TurnParams {
  readonly to: "rise" | "fall";
  readonly steps: readonly Step[];
}

/** One indicator that rose in some places and fell in others in the same year. */
interface DivergenceParams {
  readonly field: Field;
  readonly rose: readonly Figure[];
  readonly fell: readonly Figure[];
  /** About zero: too little to say which way. */
  readonly unchanged: readonly Figure[];
}

/** One amount of a place over another amount of the same place. */
export interface Proportion {
  readonly region: string;
  readonly numerator: Figure;
  readonly denominator: Figure;
  readonly share: Derived;
}

/** What the parts of a whole, or two amounts of one place, are to each other; places are not ranked by it. */
type StructureParams =
  | {
      readonly form: "ratio";
      readonly spec: RatioSpec;
      readonly items: readonly Proportion[];
      /** True where of several places asked it can be worked out for one alone. */
      readonly isSingle: boolean;
      /** Of a single place: growth and targets of the two amounts. */
      readonly moves: readonly Figure[];
      /** Amounts that state no basis, though the growth beside them does. */
      readonly unstated: readonly Figure[];
    }
  | { readonly form: "parts"; readonly region: string; readonly parts: readonly Proportion[] };

/** The things of a list and their money, which move apart: more things with less money, or the reverse. */
interface ListParams {
  readonly region: string;
  readonly count: ListMove;
  readonly amount: ListMove;
}

/** An outcome and its target, in one scope and on one basis. */
export interface ListMove {
  readonly outcome: Figure;
  readonly target: Figure;
  readonly to: "more" | "less";
}

/** Who sets a number as a target for a headline indicator, and who only words. */
export interface CoverageRow {
  readonly indicator: string;
  readonly numbers: readonly string[];
  readonly words: readonly string[];
}

/** How many of the headline figures a place publishes. */
export interface CoverageCount {
  readonly region: string;
  readonly count: number;
  readonly figures: readonly string[];
}

/** What is published of the headline at all. */
type CoverageParams =
  | {
      readonly form: "targets";
      readonly rows: readonly CoverageRow[];
      /** The places that have only words for one of them at least. */
      readonly inWords: readonly string[];
      readonly asked: number;
    }
  | { readonly form: "only"; readonly region: string; readonly targets: readonly Figure[] }
  | {
      readonly form: "apart";
      readonly region: string;
      /** Figures that no other place has one to compare with. */
      readonly apart: readonly string[];
      /** All that it publishes. */
      readonly published: readonly string[];
    }
  | {
      readonly form: "published";
      /** The most first. */
      readonly counts: readonly CoverageCount[];
      /** How many figures the headline asks of each place. */
      readonly of: number;
    };

/** A document that says two things, or prints a growth that does not follow from its own figures. */
interface ContradictionParams {
  readonly region: string;
  readonly cause: "conflict" | "remark";
  readonly figures: readonly Figure[];
}

/** What most places publish and some do not. */
interface GapParams {
  readonly published: readonly string[];
  readonly missing: readonly string[];
  /** What the missing places publish of the same indicator instead, e.g. its growth. */
  readonly instead: readonly Figure[];
}

/** On which side of a target the outcome of the same period lies; `open` where a bound leaves that open. */
export type MetSide = Position;

/** One place's outcome and its target for the same period. */
export interface MetStep {
  readonly region: string;
  readonly target: Figure;
  readonly outcome: Figure;
  /** In points, or the outcome as a part of the target in percent; refused where the two cannot be computed with. */
  readonly change: Derived | Refusal;
  /** Relative to the number in the target, also where that number is a bound. */
  readonly side: MetSide;
}

/** Outcomes against the targets for the same period: each place against itself, and no verdict. */
interface MetParams {
  readonly steps: readonly MetStep[];
  readonly asked: number;
}

/** What a revision changes: whether something rose, a rank, the side of a target. */
export type RevisionEffect =
  | { readonly kind: "sign" }
  | { readonly kind: "rank"; readonly before: number; readonly after: number; readonly of: number }
  | { readonly kind: "side"; readonly before: MetSide; readonly after: MetSide };

/** A figure that a later document replaced. */
interface RevisionParams {
  readonly region: string;
  readonly before: Figure;
  readonly after: Figure;
  readonly effects: readonly RevisionEffect[];
}
