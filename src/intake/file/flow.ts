import { formatText } from "../../dataset/import/text.ts";
import { valueAt } from "../../dataset/shape.ts";
import type { Path, YamlSource } from "../../dataset/yaml-source.ts";

/** A value as it is written in a YAML flow: text, what stands as it is (a number, nothing), a list or a mapping. */
export type Flow = string | Plain | readonly Flow[] | FlowMap;
export interface FlowMap {
  readonly [key: string]: Flow;
}

/** A number written exactly so, zeros at its end included, `true`, or nothing. */
type Plain = { readonly plain: string };

/** What stands between the braces of a mapping, whose keys are names. */
export function pairsOf(map: FlowMap): string {
  return Object.entries(map)
    .map(([key, value]) => `${key}: ${formatFlow(value)}`)
    .join(", ");
}

export function formatFlow(value: Flow): string {
  if (typeof value === "string") return formatText(value);
  if (isPlain(value)) return value.plain;
  if (isList(value)) return `[${value.map(formatFlow).join(", ")}]`;
  return `{ ${pairsOf(value).trimEnd()} }`;
}

function isPlain(value: Plain | readonly Flow[] | FlowMap): value is Plain {
  return typeof (value as Partial<Plain>).plain === "string";
}

function isList(value: readonly Flow[] | FlowMap): value is readonly Flow[] {
  return Array.isArray(value);
}

/** A value without its digits as they were written, e.g. what a reading comes to; keys of nothing are left out. */
export function toFlow(value: unknown): Flow {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return { plain: "" };
  if (typeof value !== "object") return { plain: String(value) };
  if (Array.isArray(value)) return value.map(toFlow);
  const kept = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(kept.map(([key, one]) => [key, toFlow(one)]));
}

/** What stands at a place of a file, to be written again with the same digits. */
export function flowAt(source: YamlSource, path: Path): Flow {
  const value = valueAt(source.root, path);
  if (typeof value === "number") return { plain: source.writtenNumber(path) ?? String(value) };
  if (typeof value !== "object" || value === null) return toFlow(value);
  if (Array.isArray(value)) return value.map((_, index) => flowAt(source, [...path, index]));
  return Object.fromEntries(Object.keys(value).map((key) => [key, flowAt(source, [...path, key])]));
}
