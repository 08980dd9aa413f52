import type { PrintJob } from "../model.ts";
import { type Assets, extraNames } from "../tab/address.ts";
import { readLinks } from "../tab/links.ts";
import { findOddCharacters } from "../tab/odd-characters.ts";
import type { Serving } from "../tab/served.ts";
import { settle, type Tab } from "../tab/tab.ts";
import type { PageNumbers } from "./contents.ts";
import { filesRefused, fontMissing, linksBroken } from "./faults.ts";

/** One print of a document, whether or not its page numbers are right. */
interface Print {
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly anchors: PageNumbers;
  readonly linkTexts: Readonly<Record<string, string>>;
}

interface PrintOptions {
  readonly whilePrinting: PrintJob["whilePrinting"];
  readonly assets: Assets;
  /** True for a print that is only measured: it has no structure, which saves a third of the time. */
  readonly isDraft: boolean;
}

/** Most tries: a file that is first requested while printing comes too late, so that the document is printed again. */
const MAX_LATE = 3;

/**
 * Shows a document in a tab and prints it.
 *
 * Errors: PRINT_FAILED for files refused and links that lead nowhere; FONT_MISSING.
 */
export async function printOnce(tab: Tab, html: string, options: PrintOptions): Promise<Print> {
  const { assets } = options;
  const fontNames = new Set([...(await tab.loadFonts(assets)), ...extraNames(assets)]);
  const serving = await tab.show(html, assets);
  const links = await unlessRefused(serving, readLinks(tab.session));
  if (links.broken.length > 0 && serving.refused.length === 0) throw linksBroken(links.broken);
  const pdf = await unlessRefused(serving, printShown(tab, serving, options));
  if (serving.refused.length > 0) throw filesRefused(serving.refused);
  const { readPrint } = await import("./read-print.ts");
  const { pages, anchors, fontFaults } = readPrint(pdf, fontNames);
  if (fontFaults.foreign.length > 0 || fontFaults.boxes.length > 0) {
    throw fontMissing(fontFaults, await findOddCharacters(tab.session));
  }
  return { pdf, pages, anchors, linkTexts: links.texts };
}

/** Throws that files were refused instead of a later fault, which says less and may be caused by it. */
async function unlessRefused<T>({ refused }: Readonly<Serving>, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (fault) {
    throw refused.length > 0 ? filesRefused(refused) : fault;
  }
}

async function printShown(
  { session }: Tab,
  serving: Readonly<Serving>,
  { isDraft, whilePrinting }: PrintOptions,
): Promise<Uint8Array> {
  for (let tries = 1; ; tries += 1) {
    const { requests } = serving;
    const printing = session.send("Page.printToPDF", {
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: !isDraft,
      generateDocumentOutline: !isDraft,
    });
    // Loads the PDF library while the browser prints, which takes as long. A failed print throws at `await printing`.
    await Promise.allSettled([import("./read-print.ts")]);
    whilePrinting?.();
    const { data } = await printing;
    if (serving.requests === requests || tries === MAX_LATE) return Buffer.from(data, "base64");
    await settle(session);
  }
}
