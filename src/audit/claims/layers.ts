import type { Finding } from "../model.ts";
import type { RawFile } from "../raw/file.ts";
import { isKeyed, isList, type Keyed, textOf } from "../raw/value.ts";
import { type Claimant, fault } from "./model.ts";

/** Reports layers that have no named configuration, or that change by themselves (ISO 19005-3, 6.9). */
export function checkLayers({ file }: Claimant): readonly Finding[] {
  return reportLayers(
    file,
    fault("optional-content", "A configuration of layers has no name"),
    fault("optional-content", "A configuration of layers changes by itself (AS)"),
  );
}

/** What is found of each configuration of layers that has no name, and of each that changes by itself. */
export function reportLayers(
  file: RawFile,
  nameless: Finding,
  changing: Finding,
): readonly Finding[] {
  const others = file.at(file.catalog, "OCProperties", "Configs");
  const all = [
    file.at(file.catalog, "OCProperties", "D"),
    ...(isList(others) ? others.map(file.follow) : []),
  ];
  return all
    .filter(isKeyed)
    .flatMap((layers: Keyed) => [
      ...(textOf(file.at(layers, "Name")) ? [] : [nameless]),
      ...(layers.entries.has("AS") ? [changing] : []),
    ]);
}
