import { checkButterfly, labelsOfButterfly, tabulateButterfly } from "../butterfly/check.ts";
import { layOutButterfly } from "../butterfly/layout.ts";
import type { ButterflySpec } from "../butterfly/model.ts";
import type { DrawnForm } from "./model.ts";

/** Two places on either side of the names of indicators. */
export const butterfly: DrawnForm<ButterflySpec> = {
  check: checkButterfly,
  labelsOf: labelsOfButterfly,
  tabulate: tabulateButterfly,
  layOut: layOutButterfly,
};
