import type { Browser, CDPSession, Page } from "puppeteer";
import { ReportError } from "../../error.ts";
import { type Assets, fontsIn, originOf } from "./address.ts";
import { fontPage, readFontNames } from "./font-page.ts";
import { type Serving, serve } from "./served.ts";

/** A page of the browser that shows one document after another. */
export interface Tab {
  readonly session: CDPSession;
  /** Aborted, with a ReportError, when the page can't go on. */
  readonly lost: AbortSignal;
  /** Loads the fonts among the assets and tells their names as a PDF gives them. */
  loadFonts(assets: Assets): Promise<ReadonlySet<string>>;
  /** Shows a document; what it asks for and is refused is in what comes back, also later on. */
  show(html: string, assets: Assets): Promise<Readonly<Serving>>;
  close(): void;
}

const NOTHING: Assets = new Map();

/** Opens a page in which scripts are off and every request is answered from memory. */
export async function openTab(browser: Browser): Promise<Tab> {
  const page = await browser.newPage();
  // Deadlines are set where a tab is lent.
  page.setDefaultTimeout(0);
  const session = await page.createCDPSession();
  let serving = servingOf("about:blank", "", NOTHING);
  await Promise.all([
    session.send("Emulation.setScriptExecutionDisabled", { value: true }),
    // Fonts and images that only paper gets are then loaded before it is printed.
    session.send("Emulation.setEmulatedMedia", { media: "print" }),
    serve(session, () => serving),
  ]);
  const show = async (next: Serving) => {
    serving = next;
    await page.goto(serving.url, { waitUntil: "load" });
    await settle(session);
    return serving;
  };
  const fontNamesByOrigin = new Map<string, ReadonlySet<string>>();
  return {
    session,
    lost: watch(session),
    show: (html, assets) => show(servingOf(originOf(assets), html, assets)),
    loadFonts: async (assets) => {
      const origin = originOf(assets);
      const known = fontNamesByOrigin.get(origin);
      if (known !== undefined || fontsIn(assets).length === 0) return known ?? new Set();
      await show(servingOf(`${origin}.fonts`, fontPage(assets), assets));
      const names = await readFontNames(session);
      fontNamesByOrigin.set(origin, names);
      return names;
    },
    close: () => closePage(page),
  };
}

/** Waits until no font is loading, also those that the layout itself asks for. */
export async function settle(session: CDPSession): Promise<void> {
  await session.send("Runtime.evaluate", {
    expression: "document.documentElement.offsetHeight, document.fonts.ready.then(() => true)",
    awaitPromise: true,
    returnByValue: true,
  });
}

function servingOf(url: string, html: string, assets: Assets): Serving {
  return { url, html, assets, refused: [], requests: 0 };
}

function watch(session: CDPSession): AbortSignal {
  const lost = new AbortController();
  session.on("Inspector.targetCrashed", () => {
    const message = "The page crashed: the browser may have run out of memory";
    lost.abort(new ReportError("PRINT_FAILED", message));
  });
  return lost.signal;
}

function closePage(page: Page): void {
  // It may be closed already, or its browser ended.
  page.close().catch(() => {});
}
