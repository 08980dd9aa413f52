/** What a butterfly is drawn from: two places, a row an indicator and measure. Strings arrive worded. */

import type { ChartMark, FigureIdentity } from "../model.ts";
import type { Ground } from "../panels/model.ts";

/**
 * Two places on either side of the names of indicators.
 *
 * Shape: `groups` × `rows` × both sides. Each row is on a scale of its own, which both sides share.
 */
export interface ButterflySpec extends FigureIdentity {
  readonly form: "butterfly";
  readonly left: ButterflyPlace;
  readonly right: ButterflyPlace;
  readonly groups: readonly ButterflyGroup[];
}

interface ButterflyPlace {
  readonly label: string;
  /** Grey beside it, e.g. `2022`; "" for none. */
  readonly sub: string;
}

/** An indicator; its name stands once, in its first row. */
export interface ButterflyGroup {
  readonly label: string;
  readonly rows: readonly ButterflyRow[];
}

export interface ButterflyRow {
  /** Grey, e.g. `亿元`, `增长（%）`; "" where the name says it. */
  readonly unit: string;
  /** Small and grey after them, e.g. `①`; "" for none. */
  readonly sign: string;
  /** Whether the two may be compared; `plain` where there is but one number. */
  readonly ground: Ground;
  readonly left: ButterflyCell;
  readonly right: ButterflyCell;
}

export interface ButterflyCell {
  /** Null where there is no number. */
  readonly mark: ChartMark | null;
  /** Grey after the number, e.g. `2021`; "" where the head of the side says it. */
  readonly sub: string;
  /** Printed in a dotted slot where there is no mark, e.g. `未公布`; "" for none. */
  readonly empty: string;
}
