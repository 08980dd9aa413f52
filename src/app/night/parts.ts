import { NO_FORMER_IDS } from "../../dataset/former-ids.ts";
import { figureId } from "../../dataset/identity.ts";
import type { Dataset, Figure, Position, Region, SourceDocument } from "../../dataset/model.ts";
import { wholesOf } from "../../dataset/regions/tree.ts";
import { ReportError } from "../../error.ts";
import { groupBy } from "../../group-by.ts";
import { sha256 } from "../../store/folder.ts";
import { type Columns, fromColumns, toColumns } from "./columns.ts";

/** Bytes by their hash: the same content has the same bytes in every process. */
export interface DataPart {
  /** SHA-256 of the bytes. */
  readonly key: string;
  readonly bytes: Uint8Array;
}

/** What one job reads of a dataset, by the keys of the parts that hold it. */
export interface DataNeeds {
  /** The part with all lists, which all jobs share. */
  readonly lists: string;
  /** The part of each place, in the order of the dataset. */
  readonly places: readonly string[];
  /** Ids of the documents in the order of the dataset, where that of the places is another. */
  readonly documents?: readonly string[];
  /** Ids of the regions in the order of the dataset, with those that the places lie within or became. */
  readonly regions: readonly string[];
}

/** A dataset divided into parts: the lists, and one part a place. */
export interface DataParts {
  readonly lists: DataPart;
  /** The part of a place: its region with what it lies within and became, its documents and figures. */
  ofPlace(region: string): DataPart;
  /** What a job about some places needs: those of it, of its briefing, and those for reference. */
  needsOf(regions: readonly string[]): DataNeeds;
}

interface PlaceContent {
  readonly regions: readonly Region[];
  readonly documents: Columns;
  readonly figures: Columns;
}

/**
 * Divides a dataset into parts.
 *
 * Nothing of a part follows from the rest of the dataset, nor from the lines at which its figures stand in their files: a place of which nothing
 * changed has the part that it had. Keys are worked out once; bytes are made anew whenever they are asked for.
 */
export function openDataParts(dataset: Dataset): DataParts {
  const { regionById, documentById, figures } = dataset;
  const figuresByPlace = groupBy(figures, ({ region }) => region);
  const documentsByPlace = groupBy([...documentById.values()], ({ region }) => region);
  const documentOrder = orderOf(documentById.keys());
  const regionOrder = orderOf(regionById.keys());
  const lists = partOfContent(listsOf(dataset));
  const keys = new Map<string, string>();
  const ofPlace = (region: string) => {
    const content: PlaceContent = {
      regions: [...regionsAround(region, regionById)],
      documents: toColumns((documentsByPlace.get(region) ?? []).map(withoutPosition)),
      figures: toColumns((figuresByPlace.get(region) ?? []).map(withShortId)),
    };
    const part = partOfContent(content);
    keys.set(region, part.key);
    return part;
  };
  const inOrder = (ids: Iterable<string>, order: ReadonlyMap<string, number>) =>
    [...ids].sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
  const needsOf = (asked: readonly string[]): DataNeeds => {
    const places = inOrder(new Set(asked), regionOrder);
    const around = places.flatMap((id) => regionsAround(id, regionById).map((one) => one.id));
    const byPlace = places.flatMap((id) => (documentsByPlace.get(id) ?? []).map((one) => one.id));
    const documents = inOrder(byPlace, documentOrder);
    return {
      lists: lists.key,
      places: places.map((id) => keys.get(id) ?? ofPlace(id).key),
      ...(documents.join() === byPlace.join() ? {} : { documents }),
      regions: inOrder(new Set(around), regionOrder),
    };
  };
  return { lists, ofPlace, needsOf };
}

/** A place with all that it lies within, and the same of what it became. */
function regionsAround(id: string, regionById: Dataset["regionById"]): readonly Region[] {
  const near = [id, ...(regionById.get(id)?.succeededBy ?? [])];
  const all = near.flatMap((one) => [regionById.get(one) ?? [], ...wholesOf(one, regionById)]);
  return [...new Set(all.flat())];
}

/** What of a dataset comes from places, from the job itself, or is not read by a job. */
const NOT_LISTED = [
  ...["regionById", "documentById", "figures"],
  ...["briefings", "groupById", "formerIds", "corrections", "version"],
] as const satisfies readonly (keyof Dataset)[];
type NotListed = (typeof NOT_LISTED)[number];
type Lists = Omit<Dataset, NotListed>;

/** All that is of no place, in the order in which the dataset has it. */
function listsOf(dataset: Dataset) {
  const skipped: ReadonlySet<string> = new Set(NOT_LISTED);
  return Object.entries(dataset as Lists)
    .filter(([name]) => !skipped.has(name))
    .map(([name, byId]) => [name, [...byId]] as const);
}

function orderOf(ids: Iterable<string>): ReadonlyMap<string, number> {
  return new Map([...ids].map((id, at) => [id, at]));
}

function withoutPosition<T extends { readonly at: Position }>({ at: _, ...rest }: T) {
  return rest;
}

function partOfContent(content: unknown): DataPart {
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  return { key: sha256(bytes), bytes };
}

const WHOLE_ID = "=";

/** A figure whose id is only what the rest of it does not tell: mostly nothing. */
function withShortId({ at: _, ...figure }: Figure) {
  const told = figureId(figure);
  const isTold = figure.id.startsWith(told);
  return { ...figure, id: isTold ? figure.id.slice(told.length) : `${WHOLE_ID}${figure.id}` };
}

function withWholeId(figure: Omit<Figure, "at">): Figure {
  const { id } = figure;
  const whole = id.startsWith(WHOLE_ID) ? id.slice(WHOLE_ID.length) : figureId(figure) + id;
  return { ...figure, id: whole, at: NOWHERE };
}

/** Nothing says where in a file something stood. */
const NOWHERE: Position = { file: "", line: 1, col: 1 };

/** Reads parts by their keys, and keeps what was read of them. */
interface Assembly {
  /** The dataset that a job reads, of the parts it needs. Errors: INPUT_UNREADABLE where one is not there or is not what its key says. */
  assemble(needs: DataNeeds): Promise<Dataset>;
}

/** Lists and places read are kept: those of `mostPlaces` places, the last ones used. */
interface AssemblyOptions {
  readonly get: (key: string) => Promise<Uint8Array | null>;
  readonly mostPlaces?: number;
}

const MOST_PLACES = 64;

/** A place that was read. */
interface Place {
  readonly regions: readonly Region[];
  readonly documents: readonly SourceDocument[];
  readonly figures: readonly Figure[];
}

/** Puts datasets together of parts. */
export function openAssembly({ get, mostPlaces = MOST_PLACES }: AssemblyOptions): Assembly {
  const lists = keep(1, async (key) => readLists(await partWith(key, get)));
  const places = keep(mostPlaces, async (key) => readPlace(await partWith(key, get)));
  return {
    assemble: async (needs) => {
      const own = await Promise.all(needs.places.map(places));
      return joinPlaces(await lists(needs.lists), own, needs);
    },
  };
}

function joinPlaces(lists: Lists, places: readonly Place[], needs: DataNeeds): Dataset {
  const regions = new Map(places.flatMap((place) => place.regions.map((one) => [one.id, one])));
  const documents = new Map(places.flatMap((place) => place.documents.map((one) => [one.id, one])));
  const inOrder = <T>(byId: ReadonlyMap<string, T>, ids: readonly string[]) =>
    new Map(ids.flatMap((id) => (byId.has(id) ? [[id, byId.get(id) as T] as const] : [])));
  return {
    ...lists,
    regionById: inOrder(regions, needs.regions),
    groupById: new Map(),
    formerIds: NO_FORMER_IDS,
    documentById: needs.documents ? inOrder(documents, needs.documents) : documents,
    figures: places.flatMap(({ figures }) => figures),
    briefings: new Map(),
    corrections: [],
    version: "",
  };
}

function readLists(text: string): Lists {
  const named = JSON.parse(text) as readonly [string, readonly [string, unknown][]][];
  return Object.fromEntries(named.map(([name, byId]) => [name, new Map(byId)])) as unknown as Lists;
}

function readPlace(text: string): Place {
  const { regions, documents, figures } = JSON.parse(text) as PlaceContent;
  const [papers, numbers] = [fromColumns(documents), fromColumns(figures)] as unknown as [
    readonly SourceDocument[],
    readonly Omit<Figure, "at">[],
  ];
  return {
    regions,
    documents: papers.map((one) => ({ ...one, at: NOWHERE })),
    figures: numbers.map(withWholeId),
  };
}

async function partWith(key: string, get: AssemblyOptions["get"]): Promise<string> {
  const bytes = await get(key);
  if (bytes !== null && sha256(bytes) === key) return new TextDecoder().decode(bytes);
  const what = bytes === null ? "is missing" : "is not what was put there";
  throw new ReportError("INPUT_UNREADABLE", `The part ${key} of the data ${what}`, {
    hint: "plan the build again: its data is put there anew",
  });
}

/** Remembers what a key led to, of the keys last used; a failure is tried again. */
function keep<T>(most: number, read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return (key) => {
    const value = kept.get(key) ?? read(key);
    kept.delete(key);
    kept.set(key, value);
    value.catch(() => kept.delete(key));
    for (const old of [...kept.keys()].slice(0, -most)) kept.delete(old);
    return value;
  };
}
