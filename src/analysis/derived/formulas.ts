/** How a derived value is made of its inputs. Worded by the view, never here. */
export const FORMULAS = [
  "difference",
  "multiple",
  "ratio",
  "part-of-whole",
  "target-minus-outcome",
  "target-to-outcome",
  "outcome-minus-target",
  "outcome-to-target",
  "implied-target-level",
] as const;
export type Formula = (typeof FORMULAS)[number];

/** Units that only a derived value has; `own`: that of its figures, a key of `unitById`. */
export type DerivedUnit = "points" | "percent" | "times" | "own";

/** The units that a value of each formula may have. */
export const UNITS_BY_FORMULA = {
  difference: ["points", "own"],
  multiple: ["times"],
  ratio: ["percent", "times"],
  "part-of-whole": ["percent"],
  "target-minus-outcome": ["points"],
  "target-to-outcome": ["percent"],
  "outcome-minus-target": ["points"],
  "outcome-to-target": ["percent"],
  "implied-target-level": ["own"],
} as const satisfies Readonly<Record<Formula, readonly DerivedUnit[]>>;

/** What may stand for the unit of a value of some formula. */
export type UnitOf<Of extends Formula> = Written<(typeof UNITS_BY_FORMULA)[Of][number]>;
type Written<Unit extends DerivedUnit> = Unit extends "own" ? string : Unit;
