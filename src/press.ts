import type { Press } from "./briefing.ts";
import { documentDate } from "./document-date.ts";
import type { FontStack } from "./fonts/faces.ts";
import type { Host } from "./host.ts";
import { addRareFonts } from "./page/fonts.ts";
import { type PrintBrowser, withBrowser } from "./pdf/browser/with-browser.ts";
import { finishPdf } from "./pdf/finish/finish.ts";
import type { Asset } from "./pdf/model.ts";
import { printPdf } from "./pdf/print/print.ts";
import type { OutputFile } from "./store/folder.ts";

/** What a press is set up with. */
interface PressOptions {
  readonly host: Host;
  readonly fonts: readonly OutputFile[];
  /** In which fonts the rare characters of a page are looked for. */
  readonly fontStacks: readonly FontStack[];
  /** Name and version of the program, for the PDF's own description. */
  readonly generator: string;
  /** True for files made to the rules of PDF/A-3. */
  readonly archive?: boolean;
  /** Takes a line that a user should see once. */
  readonly onNotice: (line: string) => void;
}

/** Lends a press for as long as `use` takes; its browser is gone afterwards, whatever happens. */
export async function withPress<T>(
  options: PressOptions,
  use: (press: WarmPress) => Promise<T>,
): Promise<T> {
  const { host, onNotice } = options;
  return withBrowser({ log: onNotice, signal: host.signal }, (browser) =>
    use(openPress(browser, options)),
  );
}

/** A press that can be made ready before there is something to print. */
interface WarmPress extends Press {
  /** Starts the browser and loads the fonts, while the caller goes on. */
  warm(): void;
}

/** Makes a press of a browser. */
export function openPress(
  browser: PrintBrowser,
  { host, fonts, fontStacks, generator, archive = false }: Omit<PressOptions, "onNotice">,
): WarmPress {
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
    finish: async (printed, { meta, lang }, attachments) =>
      finishPdf(printed, {
        attachments,
        title: meta.title,
        subject: meta.subject,
        author: meta.author,
        keywords: meta.keywords,
        lang,
        date: documentDate(meta.date, host.env),
        creator: generator,
        archive,
      }),
  };
}
