import type { OutputFile } from "../store/folder.ts";

/** The kinds of files made of a briefing in one language, each with the ending of its name. */
const ENDING_BY_KIND = { pdf: "pdf", html: "html", facts: "facts.json" } as const;

type OutputKind = keyof typeof ENDING_BY_KIND;

/** The path of one file of an output in its output folder; `name` as of `nameOf`. */
export function pathOf(name: string, kind: OutputKind): string {
  return `${name}.${ENDING_BY_KIND[kind]}`;
}

/** The files of an output; none of its kinds may be missing. */
export function outputFiles(
  name: string,
  bytesByKind: Readonly<Record<OutputKind, Uint8Array>>,
): readonly OutputFile[] {
  const kinds = Object.keys(ENDING_BY_KIND) as readonly OutputKind[];
  return kinds.map((kind) => ({ path: pathOf(name, kind), bytes: bytesByKind[kind] }));
}

/** The file of facts. */
export function encodeFacts(facts: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify({ facts }, null, 1)}\n`);
}
