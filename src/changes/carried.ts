import { openRawFile, type RawFile } from "../audit/raw/file.ts";
import { unpack } from "../audit/raw/filters.ts";
import { isList, isOf, textOf, type Value } from "../audit/raw/value.ts";
import type { ExportRecord } from "../dataset/export.ts";
import { readExport } from "../dataset/read-export.ts";

/** What a PDF of a briefing carries of what it was made from. */
interface Carried {
  readonly title: string;
  /** ISO date that it bears; null where it says none. */
  readonly date: string | null;
  /** Name and version of the program that made it. */
  readonly generator: string;
  /** What it says that it is, e.g. `five-places.zh?places=zhangdian`; null where it says nothing, as of earlier versions. */
  readonly identifier: string | null;
  /** The figures that it shows or works with. */
  readonly figures: readonly ExportRecord[];
}

/** Why nothing can be told of a file. */
export type Unreadable = "no-pdf" | "damaged" | "encrypted" | "no-figures";

/** Reads what a PDF carries. Nothing in it is trusted: it may be anybody's. */
export function readCarried(bytes: Uint8Array): Carried | Unreadable {
  if (!isPdf(bytes)) return "no-pdf";
  const file = openRawFile(bytes);
  if (!file) return "damaged";
  if (file.at(file.trailer, "Encrypt") !== null) return "encrypted";
  if (!isOf(file.at(file.catalog, "Pages"), "dict")) return "damaged";
  const figures = figuresIn(file);
  if (figures.length === 0) return "no-figures";
  const about = (key: string) => textOf(file.at(file.trailer, "Info", key)) ?? "";
  const [, ...date] = /^D:(\d{4})(\d{2})(\d{2})/.exec(about("CreationDate")) ?? [];
  return {
    title: about("Title").slice(0, MOST_SHOWN),
    date: date.length > 0 ? date.join("-") : null,
    generator: about("Creator").slice(0, MOST_SHOWN),
    identifier: identifierIn(file),
    figures,
  };
}

const MOST_SHOWN = 500;

/** Readers take a file whose head stands a little further in. */
const MOST_BEFORE = 1024;

function isPdf(bytes: Uint8Array): boolean {
  const { buffer, byteOffset, byteLength } = bytes;
  const head = Buffer.from(buffer, byteOffset, Math.min(byteLength, MOST_BEFORE));
  return head.includes("%PDF-");
}

function figuresIn(file: RawFile): readonly ExportRecord[] {
  const byId = new Map<string, ExportRecord>();
  for (const spec of attachedIn(file)) {
    const name = textOf(file.at(spec, "UF")) ?? textOf(file.at(spec, "F")) ?? "";
    const stream = file.at(spec, "EF", "F");
    if (!name.endsWith(".csv") || !isOf(stream, "stream")) continue;
    const content = unpack(stream);
    const text = Buffer.from(content ?? "", "latin1").toString("utf8");
    for (const record of readExport(text) ?? []) byId.set(record.id, record);
  }
  return [...byId.values()];
}

/** More files than a memo of many briefings carries. */
const MOST_FILES = 200;

function attachedIn(file: RawFile): readonly Value[] {
  const associated = file.at(file.catalog, "AF");
  const named = namedIn(file, file.at(file.catalog, "Names", "EmbeddedFiles"), 0);
  const specs = [...(isList(associated) ? associated : []), ...named].map(file.follow);
  return [...new Set(specs)].slice(0, MOST_FILES);
}

const MOST_LEVELS = 4;

/** The files of a tree of names. */
function namedIn(file: RawFile, node: Value, depth: number): readonly Value[] {
  if (depth > MOST_LEVELS) return [];
  const [names, kids] = [file.at(node, "Names"), file.at(node, "Kids")];
  const own = isList(names) ? names.filter((_, index) => index % 2 === 1) : [];
  const below = isList(kids)
    ? kids.slice(0, MOST_FILES).flatMap((kid) => namedIn(file, file.follow(kid), depth + 1))
    : [];
  return [...own, ...below].slice(0, MOST_FILES);
}

/** A packet of metadata is shorter; the identifier stands before all that is longer. */
const MOST_METADATA = 100_000;

/** Undoes what `escapeXml` did. */
function undoEscapes(text: string): string {
  return text.replace(/&#(\d{1,3});/g, (_, code) => String.fromCharCode(Number(code)));
}

function identifierIn(file: RawFile): string | null {
  const metadata = file.at(file.catalog, "Metadata");
  const packet = isOf(metadata, "stream") ? (unpack(metadata) ?? "") : "";
  const text = Buffer.from(packet.slice(0, MOST_METADATA), "latin1").toString("utf8");
  const [, found] = /<dc:identifier>([^<]{1,8000})<\/dc:identifier>/.exec(text) ?? [];
  return found === undefined ? null : undoEscapes(found);
}
