import type { Finding } from "../model.ts";
import { isKeyed, isList, textOf } from "../raw/value.ts";
import { type Claimant, fault } from "./model.ts";

/** Reports layers that have no named configuration, or that change by themselves (ISO 19005-3, 6.9). */
export function checkLayers({ file }: Claimant): readonly Finding[] {
  const others = file.at(file.catalog, "OCProperties", "Configs");
  const all = [
    file.at(file.catalog, "OCProperties", "D"),
    ...(isList(others) ? others.map(file.follow) : []),
  ];
  return all
    .filter(isKeyed)
    .flatMap((layers) => [
      ...(textOf(file.at(layers, "Name"))
        ? []
        : [fault("optional-content", "A configuration of layers has no name")]),
      ...(layers.entries.has("AS")
        ? [fault("optional-content", "A configuration of layers changes by itself (AS)")]
        : []),
    ]);
}
