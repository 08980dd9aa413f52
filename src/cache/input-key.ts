import type { BriefingSpec, Dataset, Language } from "../dataset/model.ts";
import { hashPart } from "../dataset/part.ts";
import { type OutputFile, sha256 } from "../store/folder.ts";
import { getJson, jsonFile, type Store } from "../store/store.ts";
import type { Earlier } from "../view/since.ts";
import { CACHE_FOLDER } from "./folder.ts";
import type { DrawingInputs } from "./program.ts";

/** What one output is asked for. */
export interface Asked {
  readonly spec: BriefingSpec;
  readonly language: Language;
  /** Region ids, in the order of the page. */
  readonly regions: readonly string[];
  /** The edition before, which the page tells the difference to; null for none. */
  readonly earlier: Earlier | null;
}

/** Gives the input key of an output. */
export type InputKeyOf = (asked: Asked) => string;

/** What all outputs of a build are made from. */
export interface InputKeySource {
  readonly dataset: Dataset;
  readonly drawing: Pick<DrawingInputs, "program">;
  /** Every file below `templates/`, by its path there. */
  readonly tree: ReadonlyMap<string, Uint8Array>;
}

/**
 * Hashes everything that may change an output, without analysing any of it.
 *
 * What a briefing may read of the dataset is the part about its places (`partOf`), and nothing else is given to it.
 * Several input keys may lead to the same fingerprint; one input key never leads to two.
 */
export function openInputKeys({ dataset, drawing, tree }: InputKeySource): InputKeyOf {
  const templates = [...tree].map(([path, bytes]) => [path, sha256(bytes)]);
  // Node is part of the key: its built-ins, e.g. the Unicode tables of regular expressions, may change an output.
  const shared = hashOf([drawing.program, templates, process.version]);
  return ({ spec, language, regions, earlier }) =>
    hashOf([
      shared,
      language,
      regions,
      spec,
      hashPart(dataset, [...regions, ...spec.regions, ...spec.references]),
      earlier,
    ]);
}

function hashOf(value: unknown): string {
  return sha256(JSON.stringify(value));
}

/** An input key, and the fingerprint that it leads to. */
interface Lead {
  readonly inputKey: string;
  readonly fingerprint: string;
}

/** Path of the file that keeps an output's input key and the fingerprint that it led to. */
export function leadPath(name: string): string {
  return `${CACHE_FOLDER}/inputs/${name}.json`;
}

/** The fingerprint that an input key led an output to the last time; null where that was another key, or none. */
export async function recallFingerprint(
  store: Store,
  name: string,
  inputKey: string,
): Promise<string | null> {
  const lead = await getJson<Lead>(store, leadPath(name));
  return lead?.inputKey === inputKey ? lead.fingerprint : null;
}

/** The file of `leadPath`. Of two builds at once either may write it last: an input key has one fingerprint. */
export function leadFile(name: string, lead: Lead): OutputFile {
  return jsonFile(leadPath(name), lead);
}
