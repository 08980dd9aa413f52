import { type Document, isMap, isScalar, isSeq } from "yaml";
import { type Lines, positionIn } from "./guard.ts";
import type { Path, YamlSource } from "./yaml-source.ts";

/** The position of a value in its file, in one form for `readPlainYaml` and for the library. */
export interface YamlNode {
  /** Offset of its key, or of the value itself in a list; null at the root. */
  readonly key: number | null;
  /** Offset of its beginning; null where it is empty. */
  readonly value: number | null;
  /** A number as it is written; null for anything else. */
  readonly number: string | null;
  /** By key or in order; null for a scalar. Of a key given twice the last counts, as for the content. */
  readonly children: ReadonlyMap<string, YamlNode> | readonly YamlNode[] | null;
}

/** A parsed file: its content, and the positions of its values in the same structure. */
export interface ParsedYaml {
  readonly root: unknown;
  readonly places: YamlNode;
}

/** Takes content and places from what the YAML library has read. */
export function parsedFrom(document: Document): ParsedYaml {
  return { root: document.toJS({ maxAliasCount: 0 }), places: nodeOf(document.contents, null) };
}

/** Yields the offsets of keys that already occurred in the same mapping. */
export function* repeatedKeys({ contents }: Document): Generator<number> {
  const waiting: unknown[] = [contents];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isSeq(node)) for (const item of node.items) waiting.push(item);
    if (!isMap(node)) continue;
    const names = new Set<unknown>();
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? key.value : key;
      if (names.has(name)) yield startOf(key) ?? 0;
      names.add(name);
      waiting.push(value ?? null);
    }
  }
}

function nodeOf(value: unknown, key: number | null): YamlNode {
  if (isMap(value)) {
    const children = new Map<string, YamlNode>();
    for (const pair of value.items) {
      if (isScalar(pair.key) && typeof pair.key.value === "string") {
        children.set(pair.key.value, nodeOf(pair.value, startOf(pair.key)));
      }
    }
    return { key, value: startOf(value), number: null, children };
  }
  if (isSeq(value)) {
    const children = value.items.map((item) => nodeOf(item, startOf(item)));
    return { key, value: startOf(value), number: null, children };
  }
  const isEmpty = !isScalar(value) || value.value === null;
  const isNumber = isScalar(value) && typeof value.value === "number";
  return {
    key,
    value: isEmpty ? null : startOf(value),
    number: isNumber ? (value.source ?? null) : null,
    children: null,
  };
}

function startOf(node: unknown): number | null {
  const range = (node as { range?: readonly number[] } | null | undefined)?.range;
  return range?.[0] ?? null;
}

/** Makes the `YamlSource` of a parsed file; `shown` is its path as shown to the user. */
export function sourceOf(
  { root, places }: ParsedYaml,
  lines: Lines,
  { path, shown }: { readonly path: string; readonly shown: string },
): YamlSource {
  const position = positionIn(shown, lines);
  return {
    file: shown,
    path,
    root,
    at: (steps, part = "value") => {
      const { key, value } = nearestNode(places, steps);
      return position((part === "value" ? (value ?? key) : (key ?? value)) ?? 0);
    },
    writtenNumber: (steps) => nearestNode(places, steps).number,
  };
}

/** Returns the node at a path, or the last one on the way that exists. */
function nearestNode(root: YamlNode, path: Path): YamlNode {
  let node = root;
  for (const step of path) {
    const { children } = node;
    const next =
      children instanceof Map
        ? children.get(step as string)
        : (children as readonly YamlNode[] | null)?.[Number(step)];
    if (!next) break;
    node = next;
  }
  return node;
}
