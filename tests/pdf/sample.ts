import { readFileSync } from "node:fs";
import { afterAll, beforeAll } from "vitest";
import { type PrintBrowser, withBrowser } from "../../src/pdf/browser/with-browser.ts";
import type { Asset, Finish } from "../../src/pdf/model.ts";
import { openPdf } from "../read-pdf.ts";

const FONTS = ["briefing-sans-400", "briefing-sans-700", "briefing-serif-400"];

/** The project's fonts, as a page asks for them. */
export const ASSETS: ReadonlyMap<string, Asset> = new Map(
  FONTS.map((name) => [
    `fonts/${name}.woff2`,
    {
      type: "font/woff2",
      bytes: readFileSync(new URL(`../../templates/fonts/${name}.woff2`, import.meta.url)),
    },
  ]),
);

const STYLE = `
@font-face { font-family: "Page Sans"; font-weight: 400; src: url("fonts/briefing-sans-400.woff2"); }
@font-face { font-family: "Page Sans"; font-weight: 700; src: url("fonts/briefing-sans-700.woff2"); }
@font-face { font-family: "Page Serif"; src: url("fonts/briefing-serif-400.woff2"); }
body { font: 12pt/1.5 "Page Sans"; }
`;

/** A whole document around some content. */
export function page(body: string, style = ""): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>标题</title>
<style>${STYLE}${style}</style></head><body>${body}</body></html>`;
}

export const FINISH: Finish = {
  title: "五地比较 <A & B>",
  subject: "Five places",
  author: "Office",
  keywords: ["经济", "2022"],
  lang: "zh-CN",
  date: new Date("2023-01-05T08:30:00Z"),
  creator: "County Briefings 0.1.0",
};

/** The text of one page, in the order of its drawing. */
export async function textOf(pdf: Uint8Array, pageNumber: number): Promise<string> {
  const document = await openPdf(pdf);
  const { items } = await (await document.getPage(pageNumber)).getTextContent();
  await document.destroy();
  return items.map((item) => ("str" in item ? item.str : "")).join("");
}

/** The parts of a PDF that are not packed, as text. */
export function plain(pdf: Uint8Array): string {
  return Buffer.from(pdf).toString("latin1");
}

/** A browser for all tests of a file; it is ended after them. */
export function openBrowser(): () => PrintBrowser {
  let opened: PrintBrowser | null = null;
  let close = () => {};
  let closed: Promise<void>;
  beforeAll(async () => {
    await new Promise<void>((ready) => {
      closed = withBrowser({}, async (browser) => {
        opened = browser;
        ready();
        await new Promise<void>((done) => {
          close = done;
        });
      });
    });
  });
  afterAll(async () => {
    close();
    await closed;
  });
  return () => {
    if (opened === null) throw new Error("Expected a test to be under way");
    return opened;
  };
}
