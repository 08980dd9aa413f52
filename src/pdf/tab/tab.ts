import type { Browser, CDPSession } from "puppeteer";
import { type Assets, fontsIn, originOf } from "./address.ts";
import { fontPage, readFontNames } from "./font-page.ts";
import { type Serving, serve } from "./served.ts";
import { openTarget, type Target } from "./target.ts";

/** A page of the browser that shows one document after another. */
export interface Tab extends Pick<Target, "session" | "lost" | "close"> {
  /** Loads the fonts among the assets and tells their names as a PDF gives them. */
  loadFonts(assets: Assets): Promise<ReadonlySet<string>>;
  /** Shows a document; the result tells what was refused to it, and is updated with later requests. */
  show(html: string, assets: Assets): Promise<Readonly<Serving>>;
}

const NOTHING: Assets = new Map();

/** Opens a page in which scripts are off and every request is answered from memory. */
export async function openTab(browser: Browser): Promise<Tab> {
  let serving = servingOf("about:blank", "", NOTHING);
  const target = await openTarget(browser, (session) => [
    session.send("Emulation.setScriptExecutionDisabled", { value: true }),
    // With print media, fonts and images that only the print styles use are loaded before printing.
    session.send("Emulation.setEmulatedMedia", { media: "print" }),
    serve(session, () => serving),
  ]);
  const { session, lost, close } = target;
  const show = async (next: Serving) => {
    serving = next;
    await target.go(serving.url);
    await settle(session).catch((fault) => {
      // A document that navigates to another address is refused that and may be gone by then; `refused` tells of it.
      if (next.refused.length === 0) throw fault;
    });
    return serving;
  };
  const fontNamesByOrigin = new Map<string, ReadonlySet<string>>();
  const loadFonts = async (assets: Assets) => {
    const origin = originOf(assets);
    const known = fontNamesByOrigin.get(origin);
    if (known !== undefined || fontsIn(assets).length === 0) return known ?? new Set<string>();
    await show(servingOf(`${origin}.fonts`, fontPage(assets), assets));
    const names = await readFontNames(session);
    fontNamesByOrigin.set(origin, names);
    return names;
  };
  return {
    session,
    lost,
    close,
    loadFonts,
    show: (html, assets) => show(servingOf(originOf(assets), html, assets)),
  };
}

/** Loads every font that the document declares: what only a page margin uses is not asked for before printing. */
const LOAD_FONTS = `(async () => {
  document.documentElement.offsetHeight;
  await Promise.allSettled([...document.fonts].map((font) => font.load()));
  await document.fonts.ready;
})()`;

/** Waits until the document is laid out in its fonts. */
export async function settle(session: CDPSession): Promise<void> {
  await session.send("Runtime.evaluate", { expression: LOAD_FONTS, awaitPromise: true });
}

function servingOf(url: string, html: string, assets: Assets): Serving {
  return { url, html, assets, refused: [], requests: 0 };
}
