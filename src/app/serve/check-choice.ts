import type { Dataset } from "../../dataset/model.ts";
import { datasetAsOf } from "../query/as-of.ts";
import { QueryFault } from "../query/fault.ts";
import { checkKnown, knownIndicators, knownPlaces } from "../query/known.ts";
import type { Choice } from "./choice.ts";

/** Finds the first field of a choice that names what is not there. Errors: QueryFault. */
export function checkChoice(dataset: Dataset, choice: Choice): void {
  const { regions, group, within, focus, themes, indicators, asOf } = choice;
  knownPlaces(dataset, regions);
  if (group !== undefined)
    checkKnown([group], dataset.groupById, { field: "group", what: "group" });
  if (within !== undefined) knownPlaces(dataset, [within], { field: "within", what: "place" });
  if (focus !== undefined) knownPlaces(dataset, [focus], { field: "focus", what: "place" });
  checkKnown(themes ?? [], dataset.themeById, { field: "themes", what: "theme" });
  knownIndicators(dataset, indicators);
  datasetAsOf(dataset, asOf);
  const ways = Object.entries({ places: regions, group, within }).filter(
    ([, one]) => one !== undefined,
  );
  const [, second] = ways;
  if (second)
    throw new QueryFault("Places are asked for in more than one way", {
      field: second[0],
      value: [second[1]].flat().join(","),
      hint: "give one of places, group and within",
    });
}
