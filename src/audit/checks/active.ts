import type { Finding } from "../model.ts";
import { openRawFile, type RawFile } from "../raw/file.ts";
import { unpack } from "../raw/filters.ts";
import { parseValue, skipSpace } from "../raw/parse.ts";
import {
  isKeyed,
  isList,
  isOf,
  type Keyed,
  keyedIn,
  nameOf,
  textOf,
  type Value,
} from "../raw/value.ts";

/** What a file may do but go to a page of itself or to an address: ISO 32000-2, table 201. */
const ACTIONS =
  /^(GoToR|GoToE|GoToDp|Launch|Thread|Sound|Movie|Hide|SubmitForm|ResetForm|ImportData|JavaScript|SetOCGState|Rendition|Trans|GoTo3DView|RichMediaExecute)$/;
const PLAYERS = /^(RichMedia|3D|Movie|Screen|Sound)$/;
/** Addresses that lead into the machine of the reader, or run. */
const UNSAFE = /^\s*(file|javascript|vbscript|data|smb):|^\s*\\\\/i;

/**
 * Reports what a file does by itself or on a click, other than going to a page or to an address, and files it hides.
 *
 * `severity`: of what it does; a file of others may mean to do it.
 */
export function checkActive(bytes: Uint8Array, severity: Finding["severity"]): readonly Finding[] {
  const file = openRawFile(bytes);
  const values = file ? listObjects(file, bytes) : scanObjects(bytes, () => true);
  const pageOf = file ? pagesByObject(file) : new Map<Keyed, number>();
  const related = new Set(file ? listed(file, "AF") : []);
  const found = new Map<string, Finding>();
  for (const keyed of values.flatMap(keyedIn)) {
    const page = pageOf.get(keyed) ?? null;
    const what = activityOf(keyed, file);
    if (what) {
      const message = `The file would act: ${what}`;
      add(found, { severity, code: "active-content", message, page });
    }
    const carried = carriedName(keyed, file);
    if (carried !== null && !related.has(keyed))
      add(found, {
        ...CARRIED,
        message: `The file carries ${carried} without saying what for`,
        page,
      });
  }
  return [...found.values()];
}

const CARRIED = { severity: "warning", code: "file-carried" } as const;

/** Each once a page. */
function add(found: Map<string, Finding>, finding: Finding): void {
  found.set(`${finding.page} ${finding.message}`, finding);
}

function activityOf(keyed: Keyed, file: RawFile | null): string | null {
  const { entries } = keyed;
  const kind = nameOf(entries.get("S"));
  // Elements of a structure have the key S, too (their role), and one to their parent.
  const isAction = !entries.has("P");
  if (isAction && ACTIONS.test(kind)) return [kind, aboutOf(keyed, file)].filter(Boolean).join(" ");
  const address = textOf(entries.get("URI"));
  if (address !== null && UNSAFE.test(address)) return `URI ${address}`;
  if (entries.has("JS") && (entries.has("S") || !isResource(entries.get("JS"), file))) {
    return "JavaScript";
  }
  if (entries.has("XFA")) return "an XFA form";
  const subtype = nameOf(entries.get("Subtype"));
  return PLAYERS.test(subtype) && entries.has("Rect") ? subtype : null;
}

/** True for a font, picture or the like, which a file may name as it likes, `JS` as well. */
function isResource(value: Value | undefined, file: RawFile | null): boolean {
  const held = file ? file.follow(value) : value;
  if (!isKeyed(held)) return false;
  const { entries } = held;
  if (["F", "UF", "DOS", "Mac", "Unix"].some((key) => entries.has(key))) return false;
  return RESOURCES.test(nameOf(entries.get("Type"))) || entries.has("Subtype");
}

const RESOURCES = /^(Font|XObject|ExtGState|Pattern)$/;

function aboutOf(action: Keyed, file: RawFile | null): string {
  const spec = action.entries.get("F") ?? action.entries.get("Win");
  const held = file ? file.follow(spec) : spec;
  if (!isKeyed(held)) return textOf(held) ?? "";
  return textOf(held.entries.get("UF")) ?? textOf(held.entries.get("F")) ?? "";
}

function carriedName({ entries }: Keyed, file: RawFile | null): string | null {
  if (!entries.has("EF") || isResource(entries.get("EF"), file)) return null;
  const text = (key: string) => textOf(file ? file.follow(entries.get(key)) : entries.get(key));
  return text("UF") ?? text("F") ?? "a file";
}

/** The objects that the table of a file leads to, and those that it should lead to: other readers look for them. */
function listObjects(file: RawFile, bytes: Uint8Array): readonly Value[] {
  const found = file.objects().map(([, value]) => value);
  const isLost = (number: number) => file.follow({ kind: "ref", number }) === null;
  const lost = new Set(found.flatMap(referencesIn).filter(isLost));
  return lost.size === 0 ? found : [...found, ...scanObjects(bytes, (number) => lost.has(number))];
}

function referencesIn(value: Value): readonly number[] {
  if (isOf(value, "ref")) return [value.number];
  if (isList(value)) return value.flatMap(referencesIn);
  return isKeyed(value) ? [...value.entries.values()].flatMap(referencesIn) : [];
}

function listed(file: RawFile, key: string): readonly Value[] {
  const list = file.at(file.catalog, key);
  return isList(list) ? list.map(file.follow) : [];
}

/** Which page each action and annotation belongs to. */
function pagesByObject(file: RawFile): ReadonlyMap<Keyed, number> {
  const pages = new Map<Keyed, number>();
  for (const [index, page] of listPages(file).entries()) {
    const annotations = file.at(page, "Annots");
    const pending: Value[] = [file.at(page, "AA"), ...(isList(annotations) ? annotations : [])];
    while (pending.length > 0) {
      for (const keyed of keyedIn(file.follow(pending.pop()))) {
        if (pages.has(keyed)) continue;
        pages.set(keyed, index + 1);
        for (const key of ["A", "AA", "PA", "Next"]) pending.push(keyed.entries.get(key) ?? null);
        if (!keyed.entries.has("Subtype")) pending.push(...keyed.entries.values());
      }
    }
  }
  return pages;
}

function listPages(file: RawFile): readonly Keyed[] {
  const pages: Keyed[] = [];
  const seen = new Set<Keyed>();
  const pending: Value[] = [file.at(file.catalog, "Pages")];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const held = file.follow(node);
    if (!isKeyed(held) || seen.has(held)) continue;
    seen.add(held);
    const kids = file.at(held, "Kids");
    if (isList(kids)) pending.push(...kids.toReversed());
    else pages.push(held);
  }
  return pages;
}

const OBJECT = /\b(\d+)\s+\d+\s+obj\b/g;

/** The objects of a file one after another as they stand, whatever its table says. */
function scanObjects(bytes: Uint8Array, isWanted: (number: number) => boolean): readonly Value[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return [...text.matchAll(OBJECT)].flatMap(({ index, 0: head, 1: number }) => {
    const parsed = isWanted(Number(number)) ? parseValue(text, index + head.length) : null;
    return parsed ? [parsed.value, ...packedIn(text, parsed.value, parsed.next)] : [];
  });
}

/** The objects that a stream packs. */
function packedIn(text: string, value: Value, next: number): readonly Value[] {
  if (!isOf(value, "dict") || nameOf(value.entries.get("Type")) !== "ObjStm") return [];
  const begin = /stream\r?\n/y;
  begin.lastIndex = skipSpace(text, next);
  if (!begin.test(text)) return [];
  const end = text.indexOf("endstream", begin.lastIndex);
  const raw = text.slice(begin.lastIndex, end < 0 ? undefined : end);
  const content = unpack({ kind: "stream", entries: value.entries, raw });
  const first = value.entries.get("First");
  if (content === null || typeof first !== "number") return [];
  const values: Value[] = [];
  let at = first;
  for (let parsed = parseValue(content, at); parsed; parsed = parseValue(content, at)) {
    values.push(parsed.value);
    at = parsed.next;
  }
  return values;
}
