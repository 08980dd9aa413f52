import { readFile } from "node:fs/promises";
import { withBrowser } from "../../src/pdf/browser/with-browser.ts";

/** Prints small documents in one browser. */
export interface Printer {
  print(html: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

const ADDRESS = "https://audit.invalid/";
const FONTS = new URL("../../templates/", import.meta.url);

/** Opens a printer; it prints with the project's fonts, and with no others that a document doesn't bring. */
export async function openPrinter(): Promise<Printer> {
  let close = (): void => {};
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  return new Promise((opened, failed) => {
    const over = withBrowser({}, async (pool) => {
      const { browser } = await pool.running();
      const print = async (html: string): Promise<Uint8Array> => {
        const page = await browser.newPage();
        await page.setRequestInterception(true);
        page.on("request", async (request) => {
          const path = new URL(request.url()).pathname.slice(1);
          if (path === "") await request.respond({ contentType: "text/html", body: html });
          else await request.respond({ body: await readFile(new URL(path, FONTS)) });
        });
        await page.goto(ADDRESS);
        const options = { preferCSSPageSize: true, printBackground: true };
        const pdf = await page.pdf({ ...options, tagged: true, outline: true });
        await page.close();
        return pdf;
      };
      opened({
        print,
        close: () => {
          close();
          return over;
        },
      });
      await closed;
    });
    over.catch(failed);
  });
}

/** A sound page around a body; `head` comes after its styles. */
export function pageOf(body: string, head = ""): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>简报</title><style>
@font-face { font-family: "Briefing Sans"; src: url("fonts/briefing-sans-400.woff2"); }
@page { size: A4; margin: 24mm 22mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt "Briefing Sans"; } }
body { margin: 0; font: 10.5pt/17pt "Briefing Sans"; } h1, h2, h3 { font-weight: 400; } a { color: inherit; text-decoration: none; }
</style>${head}</head><body>${body}</body></html>`;
}
