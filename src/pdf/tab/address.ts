import { createHash } from "node:crypto";
import type { Asset } from "../model.ts";

/** What a page may ask for: path from the document → file. */
export type Assets = ReadonlyMap<string, Asset>;

const hashByBytes = new WeakMap<Uint8Array, string>();

/**
 * Gives the origin under which a document is shown: one for each set of fonts.
 *
 * The browser keeps fonts in memory by their URL, so other fonts have to have other URLs. The top-level domain
 * `invalid` never resolves (RFC 2606).
 */
export function originOf(assets: Assets): string {
  const hash = createHash("sha256");
  for (const [path, { bytes }] of fontsIn(assets)) hash.update(`${path}\n${hashOf(bytes)}\n`);
  return `https://${hash.digest("hex").slice(0, 16)}.invalid/`;
}

/** The fonts among the files that any page may ask for, in a fixed order. */
export function fontsIn(assets: Assets): readonly (readonly [string, Asset])[] {
  return [...assets]
    .filter(([, { type, extraFont }]) => type.startsWith("font/") && extraFont === undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function hashOf(bytes: Uint8Array): string {
  const known = hashByBytes.get(bytes);
  if (known !== undefined) return known;
  const hash = createHash("sha256").update(bytes).digest("hex");
  hashByBytes.set(bytes, hash);
  return hash;
}

/** Names the fonts among the files that few pages ask for, as a PDF does. */
export function extraNames(assets: Assets): readonly string[] {
  return [...assets.values()].flatMap(({ extraFont }) => extraFont ?? []);
}
