import { ReportError } from "../../error.ts";
import type { PrintBrowser } from "../browser/with-browser.ts";
import type { Printed, PrintJob } from "../model.ts";
import type { Tab } from "../tab/tab.ts";
import { fillPlaces, listPlaces, type PageNumbers } from "./contents.ts";
import { printOnce } from "./print-once.ts";

/** Time limit for any document, and more for each character: three megabytes of tables take longer than a page. */
const TIMEOUT_MS = 60_000;
const TIMEOUT_MS_A_CHARACTER = 0.1;
/** Most prints: the first finds the page numbers, the second sets them; a further one follows where they moved. */
const MAX_PASSES = 4;

/**
 * Prints an HTML document to PDF, again until the page numbers in its contents are right.
 *
 * Shape: the same document gives the same bytes but for its dates and the ids in its structure tree, which
 * `finishPdf` settles.
 * Errors: PRINT_FAILED where the page asks for a file that isn't among its assets, holds a link that leads
 * nowhere, takes too long, or its page numbers never settle; FONT_MISSING where text would be set in another font
 * than those served; CANCELLED.
 */
export async function printPdf(browser: PrintBrowser, job: PrintJob): Promise<Printed> {
  const characters = job.html.length;
  const { timeoutMs = Math.round(TIMEOUT_MS + TIMEOUT_MS_A_CHARACTER * characters), signal } = job;
  const places = listPlaces(job.html);
  const limits = { timeoutMs, characters, signal };
  return browser.lend((tab) => printUntilSettled(tab, job, places), limits);
}

async function printUntilSettled(
  tab: Tab,
  { html, assets = new Map(), knownPages = {}, whilePrinting }: PrintJob,
  places: readonly string[],
): Promise<Printed> {
  let numbers = knownPages;
  for (let passes = 1; passes <= MAX_PASSES; passes += 1) {
    const isDraft = places.some((anchor) => !Object.hasOwn(numbers, anchor));
    const print = await printOnce(tab, fillPlaces(html, numbers), {
      assets,
      isDraft,
      whilePrinting,
    });
    if (!isDraft && places.every((anchor) => print.anchors[anchor] === numbers[anchor])) {
      return { ...print, passes };
    }
    requireAnchors(places, print.anchors);
    numbers = print.anchors;
  }
  throw new ReportError("PRINT_FAILED", `Page numbers still move after ${MAX_PASSES} prints`, {
    hint: "give the numbers in the contents a fixed width, so that they move no line",
  });
}

function requireAnchors(places: readonly string[], anchors: PageNumbers): void {
  const missing = places.filter((anchor) => !Object.hasOwn(anchors, anchor));
  if (missing.length === 0) return;
  throw new ReportError("PRINT_FAILED", `No page found for ${missing.join(", ")}`, {
    hint: 'each data-page-of="x" needs an element with id="x" and a link to "#x"',
  });
}
