import {
  EncryptedPDFError,
  ParseSpeeds,
  PDFDict,
  PDFDocument,
  type PDFObject,
  type PDFRef,
  PDFWriter,
} from "@cantoo/pdf-lib";
import { compact } from "../binding/compact.ts";
import { cleanAction, cleanRest, cleanTriggers, type TakenOut, type Tell } from "./actions.ts";
import { agreesWithTable } from "./agreement.ts";
import { readAnnotations } from "./annotations.ts";
import { mendForArchive } from "./archive.ts";
import { UnfitFile } from "./fault.ts";
import { drawFields } from "./fields/draw.ts";
import { dropFiles, keepFiles, listFiles } from "./files.ts";
import { isolate, type PageChange } from "./isolate.ts";
import { dictAt, name, numberAt, textAt } from "./objects.ts";
import { type ForeignPage, listPages, MOST_PAGES } from "./pages.ts";
import { moveOn, type Placement, placePage } from "./placement.ts";
import { movePlaces } from "./places.ts";
import { isTree, moveTags } from "./tags.ts";
import { checkWhole } from "./whole.ts";

/** A file of somebody else, made fit to be bound. */
export interface CleanFile {
  /** The same pages, each on upright A4 and drawn within what a viewer showed of it. */
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly placements: readonly Placement[];
  readonly takenOut: readonly TakenOut[];
  /** Names of the files that it carried. */
  readonly files: readonly string[];
  /** Pages on which fields or frames were drawn, which another library may leave out; from 1. */
  readonly redrawn: ReadonlySet<number>;
  /** False where the file is damaged, so that a viewer may show something else. */
  readonly isSure: boolean;
}

/** Why a file cannot be bound. */
export interface Unfit {
  readonly code: "broken-attachment" | "encrypted-attachment";
  /** Goes on from the name of the file. */
  readonly message: string;
  readonly hint: string;
}

export interface CleanOptions {
  readonly keepsFiles: boolean;
  /** Most pages that it may have. Default: as many as a memo takes. */
  readonly mostPages?: number;
  /** True to mend what PDF/A-3 asks for and nobody sees. Default: false. */
  readonly archive?: boolean;
  /** Page, from 1 → how it is bound otherwise than it was. */
  readonly changes?: ReadonlyMap<number, PageChange>;
}

/** Makes a file fit to be bound, or tells why it cannot be. */
export async function cleanFile(
  bytes: Uint8Array,
  options: CleanOptions,
): Promise<CleanFile | Unfit> {
  try {
    const document = await PDFDocument.load(bytes, {
      updateMetadata: false,
      parseSpeed: ParseSpeeds.Fastest,
    });
    return await clean(document, bytes, options);
  } catch (cause) {
    if (cause instanceof EncryptedPDFError) {
      const message = "is protected by a password";
      return { code: "encrypted-attachment", message, hint: "save it without protection" };
    }
    const { message, hint } =
      cause instanceof UnfitFile ? cause : new UnfitFile("is not a PDF that can be read");
    return { code: "broken-attachment", message, hint };
  }
}

async function clean(
  document: PDFDocument,
  source: Uint8Array,
  { keepsFiles, mostPages = MOST_PAGES, archive = false, changes = new Map() }: CleanOptions,
): Promise<CleanFile> {
  const { context, catalog } = document;
  const takenOut = new Map<string, TakenOut>();
  const tell: Tell = (what, page) => takenOut.set(`${page} ${what}`, { page, what });
  const pages = listPages(catalog, context, mostPages);
  const isSure =
    numberAt(dictAt(catalog, "Pages") ?? catalog, "Count") === pages.length &&
    agreesWithTable(source, catalog.get(name("Pages")), context);
  checkWhole(pages, context);
  const redrawn = await drawFields(document, pages);
  await document.flush();
  const files = listFiles(catalog, context);
  if (dictAt(catalog, "AcroForm")?.has(name("XFA"))) tell("XFA form", null);
  const drawn = drawPages(pages, changes, tell);
  const kept = keepCatalog(catalog, drawn, tell);
  cleanRest([catalog, ...drawn.refs], context, tell);
  if (!keepsFiles) dropFiles(catalog, context);
  movePlaces([kept, ...drawn.refs], drawn.placementByPage, context);
  const own = keepsFiles ? keepFiles(files, catalog, context) : { Names: null, AF: null };
  const whole = { ...own, Pages: writePages(drawn.refs, document) };
  for (const [key, value] of Object.entries(whole)) if (value) addTo(kept, key, value);
  if (archive) mendForArchive(kept, context);
  context.trailerInfo = { Root: context.register(kept) };
  return {
    bytes: await PDFWriter.forContext(
      compact(context),
      Number.POSITIVE_INFINITY,
    ).serializeToBuffer(),
    pages: pages.length,
    placements: drawn.placements,
    takenOut: [...takenOut.values()],
    files: files.map((file) => file.name),
    redrawn: new Set([...redrawn, ...drawn.framed]),
    isSure: isSure && drawn.isSure,
  };
}

interface DrawnPages {
  readonly refs: readonly PDFRef[];
  readonly placements: readonly Placement[];
  readonly placementByPage: ReadonlyMap<PDFRef, Placement>;
  readonly formByPage: ReadonlyMap<PDFRef, PDFRef>;
  readonly gone: ReadonlySet<PDFDict>;
  /** Numbers of the pages on which frames of links were drawn. */
  readonly framed: readonly number[];
  /** False where the content of a page had to be mended. */
  readonly isSure: boolean;
}

function drawPages(
  pages: readonly ForeignPage[],
  changes: ReadonlyMap<number, PageChange>,
  tell: Tell,
): DrawnPages {
  const placementByPage = new Map<PDFRef, Placement>();
  const formByPage = new Map<PDFRef, PDFRef>();
  const gone = new Set<PDFDict>();
  const used = new Map<PDFDict, PDFDict>();
  const framed: number[] = [];
  let isSure = true;
  for (const page of pages) {
    const { context } = page.dict;
    cleanTriggers(page.dict, page.number, tell);
    const change = changes.get(page.number) ?? null;
    const placement = moveOn(placePage(page.dict), change?.move ?? null);
    const { kept, drawn, gone: lost, hasFrames } = readAnnotations(page, placement, used, tell);
    if (hasFrames) framed.push(page.number);
    const { page: dict, form, isMended } = isolate(page, placement, drawn, change);
    if (isMended) isSure = false;
    if (kept.length > 0) dict.set(name("Annots"), context.obj([...kept]));
    context.assign(page.ref, dict);
    placementByPage.set(page.ref, placement);
    formByPage.set(page.ref, form);
    for (const each of lost) gone.add(each);
  }
  const refs = [...placementByPage.keys()];
  const placements = [...placementByPage.values()];
  return { refs, placements, placementByPage, formByPage, gone, framed, isSure };
}

/** What is kept of a catalog: where its bookmarks, names and tags lead, and which layers are hidden. */
function keepCatalog(catalog: PDFDict, drawn: DrawnPages, tell: Tell): PDFDict {
  const { context } = catalog;
  const kept = PDFDict.withContext(context);
  const keep = (key: string, value: PDFObject | undefined) => value && kept.set(name(key), value);
  kept.set(name("Type"), name("Catalog"));
  for (const key of ["Dests", "OCProperties"]) keep(key, dictAt(catalog, key));
  cleanTriggers(catalog, null, tell);
  cleanAction(catalog, "OpenAction", null, tell);
  const outline = dictAt(catalog, "Outlines");
  if (outline) cleanOutline(outline, tell);
  keep("Outlines", outline);
  const names = dictAt(catalog, "Names");
  if (names && isTree(names, "Dests", "Names")) {
    const places = names.get(name("Dests"));
    if (places) keep("Names", context.obj({ Dests: places } as never));
  }
  if (moveTags(catalog, drawn.formByPage, drawn.gone)) {
    keep("StructTreeRoot", catalog.get(name("StructTreeRoot")));
    const lang = textAt(catalog, "Lang");
    if (lang) keep("Lang", catalog.get(name("Lang")));
  }
  return kept;
}

function cleanOutline(root: PDFDict, tell: Tell): void {
  const seen = new Set<PDFDict>();
  const pending = [root];
  for (let item = pending.pop(); item; item = pending.pop()) {
    if (seen.has(item)) continue;
    seen.add(item);
    cleanAction(item, "A", null, tell);
    for (const key of ["First", "Next"]) {
      const next = dictAt(item, key);
      if (next) pending.push(next);
    }
  }
}

function writePages(refs: readonly PDFRef[], { context }: PDFDocument): PDFRef {
  const ref = context.nextRef();
  for (const page of refs) context.lookup(page, PDFDict).set(name("Parent"), ref);
  const tree = { Type: "Pages", Count: refs.length, Kids: [...refs] };
  context.assign(ref, context.obj(tree as never));
  return ref;
}

/** Sets an entry; where both are dictionaries, adds what the new one has. */
function addTo(dict: PDFDict, key: string, value: PDFObject): void {
  const held = dict.get(name(key));
  if (held instanceof PDFDict && value instanceof PDFDict) {
    for (const [each, entry] of value.entries()) held.set(each, entry);
  } else dict.set(name(key), value);
}
