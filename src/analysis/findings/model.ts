import type { Figure, Measure, Period } from "../../dataset/model.ts";
import type { Derived, Order, RatioSpec, ReasonCode, Refusal } from "../model.ts";

/** What a finding may be about, in the order in which they are looked for. */
export const FINDING_KINDS = [
  "scale",
  "order",
  "spread",
  "outlier",
  "ambition",
  "turn",
  "met",
  "revision",
  "divergence",
  "structure",
  "contradiction",
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
  readonly turn: TurnParams;
  readonly met: MetParams;
  readonly revision: RevisionParams;
  readonly divergence: DivergenceParams;
  readonly structure: StructureParams;
  readonly contradiction: ContradictionParams;
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
export type StepDirection = "above" | "below" | "same" | "open";

/** An outcome of one place, and its target for the period after. */
export interface Step {
  readonly region: string;
  readonly outcome: Figure;
  readonly target: Figure;
  /** In points for rates; for counts the target as a part of the outcome, in percent. */
  readonly change: Derived;
  readonly direction: StepDirection;
}

/** Targets against outcomes: each place against itself, never against another. */
interface AmbitionParams {
  readonly steps: readonly Step[];
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
  | { readonly form: "ratio"; readonly spec: RatioSpec; readonly items: readonly Proportion[] }
  | { readonly form: "parts"; readonly region: string; readonly parts: readonly Proportion[] };

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
export type MetSide = "above" | "below" | "same" | "open";

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
