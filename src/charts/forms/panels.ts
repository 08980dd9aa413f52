import { checkPanels, labelsOfPanels, tabulatePanels } from "../panels/check.ts";
import { layOutPanels } from "../panels/layout.ts";
import type { PanelsSpec } from "../panels/model.ts";
import type { DrawnForm } from "./model.ts";

/** Several measures of the same places, beside one another on shared rows. */
export const panels: DrawnForm<PanelsSpec> = {
  check: checkPanels,
  labelsOf: labelsOfPanels,
  tabulate: tabulatePanels,
  layOut: layOutPanels,
};
