import { type Document, isMap, isScalar, isSeq, type Scalar } from "yaml";
import type { Position } from "../model.ts";
import type { Report } from "../text.ts";
import { findCharacterFaults, isSuspect } from "./faults.ts";

/** A parsed file as it is written. */
interface Written {
  readonly document: Document;
  readonly text: string;
  readonly position: (offset: number) => Position;
}

/**
 * Reports the characters that keys and values may not hold, also where they are written as escapes such as `"\u200b"`.
 *
 * Errors: `control-character`, `invisible-character`, `lookalike-character`.
 */
export function checkCharacters(written: Written, report: Report): void {
  // Most files have neither a suspect character nor a backslash (an escape): their values need no search.
  if (!isSuspect(written.text) && !written.text.includes("\\")) return;
  walk(written.document.contents, [], written, report);
}

function walk(node: unknown, path: readonly string[], written: Written, report: Report): void {
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : "";
      if (isScalar(key)) checkScalar(key, [...path, name], "The key ", written, report);
      walk(value, [...path, name], written, report);
    }
  } else if (isSeq(node)) {
    for (const item of node.items) walk(item, path, written, report);
  } else if (isScalar(node)) checkScalar(node, path, "", written, report);
}

function checkScalar(
  { value, range }: Scalar,
  path: readonly string[],
  what: string,
  { text, position }: Written,
  report: Report,
): void {
  if (typeof value !== "string" || !isSuspect(value) || !range) return;
  const field = `${what}\`${path.join(".")}\``;
  const [start, end] = range;
  for (const { character, ...fault } of findCharacterFaults(value, field)) {
    const found = text.slice(start, end).indexOf(character);
    // A character written as an escape is not found in the text: the fault is then reported at the start of the value.
    report({ severity: "error", ...fault, at: position(start + Math.max(found, 0)) });
  }
}
