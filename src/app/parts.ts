import { type Design, loadDesign } from "../design.ts";
import type { Environment } from "../environment.ts";
import type { FontStack } from "../fonts/faces.ts";
import { generatorOf } from "../package.ts";
import { type PrintBrowser, withBrowser } from "../pdf/browser/with-browser.ts";
import { type BrowserPrinter, openPrinter } from "../printer.ts";
import type { OutputFile } from "../store/folder.ts";

/** What pages are made with and printed on, whatever is on them. */
export interface Parts {
  readonly design: Design;
  readonly printer: BrowserPrinter;
  /** Name and version of the program. */
  readonly generator: string;
}

/** What parts may differ in. */
interface PartsOptions {
  /** True for files made to the rules of PDF/A-3. */
  readonly archive?: boolean;
  /** The design, where it was read before. */
  readonly design?: Design;
  /** Fonts beside those of the design; one of the same path goes in place of the design's. */
  readonly extraFonts?: readonly OutputFile[];
  readonly extraStacks?: readonly FontStack[];
}

/**
 * Puts a browser, the design and its fonts together: the one place that does.
 *
 * A browser that was started already is given the fonts. Errors: TEMPLATE_FAULT.
 */
export async function openParts(
  environment: Environment,
  browser: PrintBrowser,
  { archive = false, extraFonts = [], extraStacks = [], ...known }: PartsOptions = {},
): Promise<Parts> {
  const design = known.design ?? (await loadDesign(environment.home));
  const generator = generatorOf(environment.home);
  const fonts = new Map([...design.fontFiles, ...extraFonts].map((font) => [font.path, font]));
  const printer = openPrinter(browser, {
    env: environment.env,
    fonts: [...fonts.values()],
    fontStacks: [...design.fontStacks, ...extraStacks],
    generator,
    archive,
  });
  if (browser.isStarted()) printer.warm();
  return { design, printer, generator };
}

/** Lends parts with a browser of their own for as long as `use` takes; it is gone afterwards, whatever happens. */
export async function withParts<T>(
  environment: Environment,
  options: PartsOptions,
  use: (parts: Parts) => Promise<T>,
): Promise<T> {
  return lendBrowser(environment, async (browser) =>
    use(await openParts(environment, browser, options)),
  );
}

/** Lends a browser that is started when it is first needed, and is gone afterwards. */
export function lendBrowser<T>(
  { notice, signal }: Pick<Environment, "notice" | "signal">,
  use: (browser: PrintBrowser) => Promise<T>,
): Promise<T> {
  return withBrowser({ log: notice, signal }, use);
}
