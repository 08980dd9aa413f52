/** Units that only a derived value has; `own`: that of its figures, a key of `unitById`. */
export type DerivedUnit = "points" | "percent" | "times" | "own";

/** The formulas that derived values are worked out with, and the units that a value of each may have. Worded by the view. */
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
} as const satisfies Readonly<Record<string, readonly DerivedUnit[]>>;

/** How a derived value is made of its inputs. */
export type Formula = keyof typeof UNITS_BY_FORMULA;

/** The units that a value of a formula may have; for `own` any unit of the vocabulary. */
export type UnitOf<Of extends Formula> = Written<(typeof UNITS_BY_FORMULA)[Of][number]>;
type Written<Unit extends DerivedUnit> = Unit extends "own" ? string : Unit;
