import type { Browser, CDPSession } from "puppeteer";
import { ReportError } from "../../error.ts";

/** A page of the browser as the protocol has it. */
export interface Target {
  readonly session: CDPSession;
  /** Aborted, with a ReportError, when the page has crashed. */
  readonly lost: AbortSignal;
  /** Goes to an address and waits until all that it asks for has come. */
  go(url: string): Promise<void>;
  close(): void;
}

/**
 * Opens a page without Puppeteer's own Page around it; `prepare` asks for what else the page should be.
 *
 * Puppeteer's Page makes an isolated script world for each document and never frees it: after forty documents, each
 * takes twice as long as the first.
 */
export async function openTarget(
  browser: Browser,
  prepare: (session: CDPSession) => readonly Promise<unknown>[],
): Promise<Target> {
  const root = await browser.target().createCDPSession();
  const { targetId } = await root.send("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await root.send("Target.attachToTarget", { targetId, flatten: true });
  const session = root.connection()?.session(sessionId);
  if (!session) throw new Error(`Expected a session for page ${targetId}`);
  const loads = watchLoads(session);
  // Commands sent at once take one round trip, as the browser handles them in order.
  await Promise.all([
    session.send("Page.enable"),
    session.send("Page.setLifecycleEventsEnabled", { enabled: true }),
    ...prepare(session),
  ]);
  return {
    session,
    lost: watchCrash(session),
    go: async (url) => {
      const { loaderId, errorText } = await session.send("Page.navigate", { url });
      if (errorText !== undefined || loaderId === undefined) {
        throw new ReportError("PRINT_FAILED", `The page can't be shown: ${errorText}`);
      }
      await loads.until(loaderId);
    },
    close: () => {
      // Both commands fail where the page is closed already or the browser has ended.
      root.send("Target.closeTarget", { targetId }).catch(() => {});
      root.detach().catch(() => {});
    },
  };
}

/** Tells when a document has loaded; by loader, as a document that navigates elsewhere causes a further load event. */
function watchLoads(session: CDPSession) {
  let loaded = new Set<string>();
  let arrived = () => {};
  session.on("Page.lifecycleEvent", ({ name, loaderId }) => {
    if (name !== "load") return;
    loaded.add(loaderId);
    arrived();
  });
  return {
    until: async (loaderId: string) => {
      while (!loaded.has(loaderId)) {
        await new Promise<void>((resolve) => {
          arrived = resolve;
        });
      }
      loaded = new Set();
    },
  };
}

function watchCrash(session: CDPSession): AbortSignal {
  const lost = new AbortController();
  session.on("Inspector.targetCrashed", () => {
    const message = "The page crashed: the browser may have run out of memory";
    lost.abort(new ReportError("PRINT_FAILED", message));
  });
  return lost.signal;
}
