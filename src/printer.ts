import type { Printer } from "./briefing.ts";
import { documentDate } from "./document-date.ts";
import type { FontStack } from "./fonts/faces.ts";
import { addRareFonts } from "./page/fonts.ts";
import type { PrintBrowser } from "./pdf/browser/with-browser.ts";
import { finishPdf } from "./pdf/finish/finish.ts";
import type { Asset } from "./pdf/model.ts";
import { printPdf } from "./pdf/print/print.ts";
import type { OutputFile } from "./store/folder.ts";

/** What a printer is set up with. */
interface PrinterOptions {
  /** Environment variables; `SOURCE_DATE_EPOCH` sets the date in a PDF. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly fonts: readonly OutputFile[];
  /** In which fonts the rare characters of a page are looked for. */
  readonly fontStacks: readonly FontStack[];
  /** Name and version of the program, for the PDF's own description. */
  readonly generator: string;
  /** True for files made to the rules of PDF/A-3. */
  readonly archive?: boolean;
}

/** A printer that can be made ready before there is something to print. */
export interface BrowserPrinter extends Printer {
  /** Starts the browser and loads the fonts, while the caller goes on. */
  warm(): void;
}

/** Makes a printer of a browser. */
export function openPrinter(
  browser: PrintBrowser,
  { env, fonts, fontStacks, generator, archive = false }: PrinterOptions,
): BrowserPrinter {
  const assets = new Map(
    fonts.map(({ path, bytes }): [string, Asset] => [path, { bytes, type: "font/woff2" }]),
  );
  return {
    warm: () => browser.warm(assets),
    print: (job) => {
      const { html, fonts: rare } = addRareFonts(job.html, fontStacks);
      const extra = rare
        .filter(({ path }) => !assets.has(path))
        .map(({ path, bytes, name }): [string, Asset] => [
          path,
          { bytes, type: "font/woff2", extraFont: name },
        ]);
      return printPdf(browser, { ...job, html, assets: new Map([...assets, ...extra]) });
    },
    finish: async (printed, { meta, lang, claims, identifier }, attachments) =>
      finishPdf(printed, {
        attachments,
        title: meta.title,
        subject: meta.subject,
        author: meta.author,
        keywords: meta.keywords,
        lang,
        date: documentDate(meta.date, env),
        creator: generator,
        archive,
        ...(claims ? { claims } : {}),
        ...(identifier === undefined ? {} : { identifier }),
      }),
  };
}
