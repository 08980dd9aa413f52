import { createHash } from "node:crypto";
import { groupBy } from "../group-by.ts";
import { NO_FORMER_IDS } from "./former-ids.ts";
import type { Dataset, Position } from "./model.ts";
import { tellApart } from "./regions/names.ts";
import { wholesOf } from "./regions/tree.ts";

/** Parts kept at once: so many sets of places are worked on at a time, the languages and editions of a set in a row. */
const MOST_KEPT = 8;

// A dataset is immutable, so its parts and hashes are kept; the WeakMaps free them with the dataset.
const partsByDataset = new WeakMap<Dataset, Map<string, Dataset>>();
const hashesByDataset = new WeakMap<Dataset, PartHashes>();

/**
 * The part of a dataset that a briefing on some places may read: their figures and documents, what they lie within and were succeeded by by name,
 * and the lists.
 *
 * Shape: as the dataset, without its briefings, its groups, its former ids, its corrections and its version, which are of the whole. Places of one name have
 * names that tell them apart. The same places give the same part.
 */
export function partOf(dataset: Dataset, regions: readonly string[]): Dataset {
  const asked = new Set(regions);
  const parts = partsByDataset.get(dataset) ?? new Map<string, Dataset>();
  partsByDataset.set(dataset, parts);
  const key = [...asked].sort().join("\n");
  const part = parts.get(key) ?? takePart(dataset, asked);
  // Deleting and setting the entry again moves it to the end: the first entry is then the least recently used.
  parts.delete(key);
  parts.set(key, part);
  for (const old of [...parts.keys()].slice(0, -MOST_KEPT)) parts.delete(old);
  return part;
}

function takePart(dataset: Dataset, asked: ReadonlySet<string>): Dataset {
  const { regionById, documentById, figures } = dataset;
  const successors = [...asked].flatMap((id) => regionById.get(id)?.succeededBy ?? []);
  const met = new Set([...asked, ...successors]);
  const named = new Set([...met].flatMap((id) => [id, ...idsOfWholes(id, regionById)]));
  return {
    ...dataset,
    regionById: tellApart(new Map([...regionById].filter(([id]) => named.has(id))), (id) =>
      met.has(id),
    ),
    groupById: new Map(),
    formerIds: NO_FORMER_IDS,
    documentById: new Map([...documentById].filter(([, { region }]) => asked.has(region))),
    figures: figures.filter(({ region }) => asked.has(region)),
    briefings: new Map(),
    corrections: [],
    version: "",
  };
}

/** The hash of the lists, and of each place's own entries: its region, documents and figures. */
interface PartHashes {
  readonly lists: string;
  readonly ofRegion: (region: string) => string;
}

/**
 * Hashes the part of a dataset that a briefing on some places may read.
 *
 * The positions in files (`at`) do not affect the hash; everything else does. Each place is hashed once and kept.
 */
export function hashPart(dataset: Dataset, regions: readonly string[]): string {
  const hashes = hashesByDataset.get(dataset) ?? openHashes(dataset);
  hashesByDataset.set(dataset, hashes);
  const own = [...new Set(regions)].sort().map((region) => [region, hashes.ofRegion(region)]);
  return hashOf([hashes.lists, own]);
}

function openHashes(dataset: Dataset): PartHashes {
  const {
    regionById,
    documentById,
    figures,
    briefings: _,
    groupById: __,
    formerIds: ___,
    corrections: _____,
    version: ____,
    ...lists
  } = dataset;
  const figuresByRegion = groupBy(figures, ({ region }) => region);
  const documentsByRegion = groupBy([...documentById.values()], ({ region }) => region);
  const successorsOf = (id: string) => regionById.get(id)?.succeededBy ?? [];
  const hashByRegion = new Map<string, string>();
  const ofRegion = (region: string) => {
    const known = hashByRegion.get(region);
    if (known !== undefined) return known;
    const documents = (documentsByRegion.get(region) ?? []).map(withoutPlace);
    const own = (figuresByRegion.get(region) ?? []).map(withoutPlace);
    const hash = hashOf([
      regionById.get(region) ?? null,
      [region, ...successorsOf(region)].map((id) => wholesOf(id, regionById)),
      successorsOf(region).map((id) => regionById.get(id) ?? null),
      documents,
      own,
    ]);
    hashByRegion.set(region, hash);
    return hash;
  };
  const named = Object.entries(lists).map(([name, byId]) => [name, [...byId]]);
  return { lists: hashOf(named), ofRegion };
}

function idsOfWholes(id: string, regionById: Dataset["regionById"]): readonly string[] {
  return wholesOf(id, regionById).map((whole) => whole.id);
}

/** Leaves out the position in the file, which changes with every line added above. */
function withoutPlace<T extends { readonly at: Position }>({ at: _, ...rest }: T): Omit<T, "at"> {
  return rest;
}

function hashOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}
