import {
  PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFString,
  PDFWriter,
} from "@cantoo/pdf-lib";
import { compact } from "./compact.ts";
import { joinContent } from "./content.ts";
import { joinFiles } from "./files.ts";
import { stampFurniture } from "./furniture.ts";
import { type Grafted, type GraftedPage, graft } from "./graft.ts";
import { joinLayers } from "./layers.ts";
import { type Bookmark, markPage, readOutline, writeOutline } from "./outline.ts";
import { putOnPaper } from "./paper.ts";
import { joinLinks, listPlaces, readLinkTexts, renameLinks, writePlaces } from "./places.ts";
import { joinTags } from "./tags.ts";

/** What is bound together: a memo, an attachment, an imprint. */
export interface Part {
  /** The bookmark above its own; null where its own stand by themselves. */
  readonly bookmark: string | null;
  readonly documents: readonly PartDocument[];
}

export interface PartDocument {
  readonly bytes: Uint8Array;
  /** True where the browser printed it; a user's file is one that was made fit to be bound. */
  readonly isOwn: boolean;
  /** Pages left out at its beginning. Default: none. */
  readonly skippedPages?: number;
}

interface Binding {
  readonly parts: readonly Part[];
  /** One page for each bound page, drawn over it; null for none. */
  readonly furniture: Uint8Array | null;
  /** Beginning of links that lead into whichever part has the place. */
  readonly linkScheme: string;
}

interface Bound {
  readonly pdf: Uint8Array;
  /** Where a link leads, `#name` or an address → what it says of itself. */
  readonly linkTexts: Readonly<Record<string, string>>;
}

/**
 * Binds PDFs into one: pages on paper and numbered, tags, links and bookmarks of each kept.
 *
 * Errors: whatever the library throws for a file that cannot be read; the memo's check has tried each.
 */
export async function bind({ parts, furniture, linkScheme }: Binding): Promise<Bound> {
  const context = PDFContext.create();
  const grafted: Grafted[] = [];
  const chapters: Chapter[] = [];
  for (const { bookmark, documents } of parts) {
    const first = grafted.length;
    for (const { bytes, skippedPages = 0 } of documents) {
      const whole = await graft(bytes, context);
      grafted.push({ ...whole, pages: whole.pages.slice(skippedPages) });
    }
    chapters.push({ bookmark, documents: grafted.slice(first), first });
  }
  const pages = grafted.flatMap((document) => document.pages);
  const places = grafted.map((document) => listPlaces(document, context));
  for (const [index, document] of grafted.entries()) renameLinks(document.pages, index);
  joinLinks(pages, linkScheme, places);
  const outline = writeOutline(
    chapters.flatMap((chapter) => bookmarksOf(chapter, context)),
    context,
  );
  const tags = joinTags(grafted, context);
  if (furniture) await furnish(pages, furniture, context);
  for (const { dict } of pages) joinContent(dict, context);
  writeCatalog(context, {
    Pages: writePages(pages, context),
    Outlines: outline,
    StructTreeRoot: tags,
    Dests: writePlaces(places, context),
    ...joinFiles(grafted, context),
    OCProperties: joinLayers(grafted, context),
  });
  const writer = PDFWriter.forContext(compact(context), Number.POSITIVE_INFINITY);
  return { pdf: await writer.serializeToBuffer(), linkTexts: readLinkTexts(pages) };
}

interface Chapter {
  readonly bookmark: string | null;
  readonly documents: readonly Grafted[];
  /** Number of its first document in the bound one. */
  readonly first: number;
}

/** A single bookmark at the top of a document is its title, which the bookmark above it says already. */
function bookmarksOf(
  { bookmark, documents, first }: Chapter,
  context: PDFContext,
): readonly Bookmark[] {
  const own = documents.map((document, index) => readOutline(document, first + index));
  const page = documents[0]?.pages[0];
  if (bookmark === null || !page) return own.flat();
  const children = own.flatMap((level) =>
    level.length === 1 && level[0] ? level[0].children : level,
  );
  return [{ dict: markPage(bookmark, page.ref, context), children }];
}

async function furnish(
  pages: readonly GraftedPage[],
  furniture: Uint8Array,
  context: PDFContext,
): Promise<void> {
  const stamps = await graft(furniture, context);
  if (stamps.pages.length !== pages.length) {
    throw new Error(`${pages.length} pages are bound, ${stamps.pages.length} were numbered`);
  }
  for (const [index, page] of pages.entries()) {
    const stamp = stamps.pages[index];
    if (stamp) stampFurniture(page, stamp, putOnPaper(page, context), context);
  }
}

function writePages(pages: readonly GraftedPage[], context: PDFContext) {
  const ref = context.nextRef();
  for (const { dict } of pages) dict.set(PDFName.of("Parent"), ref);
  const kids = pages.map((page) => page.ref);
  context.assign(ref, context.obj({ Type: "Pages", Count: kids.length, Kids: kids } as never));
  return ref;
}

function writeCatalog(
  context: PDFContext,
  entries: Readonly<Record<string, PDFObject | null>>,
): void {
  const catalog = PDFDict.withContext(context);
  catalog.set(PDFName.of("Type"), PDFName.of("Catalog"));
  catalog.set(PDFName.of("Lang"), PDFString.of("zh-CN"));
  for (const [key, value] of Object.entries(entries))
    if (value) catalog.set(PDFName.of(key), value);
  if (entries.StructTreeRoot) catalog.set(PDFName.of("MarkInfo"), context.obj({ Marked: true }));
  context.trailerInfo.Root = context.register(catalog);
  context.trailerInfo.Info = context.register(
    context.obj({ Producer: PDFHexString.fromText("") } as never),
  );
}
