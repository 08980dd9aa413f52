import type { CDPSession, Protocol } from "puppeteer";
import type { Asset } from "../model.ts";
import type { Assets } from "./address.ts";

/** A document with its assets, and what it requested while it was shown. */
export interface Serving {
  readonly url: string;
  readonly html: string;
  readonly assets: Assets;
  /** Addresses asked for that are not among the assets, and files the browser itself refused. */
  readonly refused: string[];
  /** How many files it has asked for. */
  requests: number;
}

type Paused = Protocol.Fetch.RequestPausedEvent;

/**
 * Answers every request of a page from memory, and lets none through to the network.
 *
 * `current` gives the document being shown.
 */
export async function serve(session: CDPSession, current: () => Serving): Promise<void> {
  session.on("Fetch.requestPaused", (paused) => {
    // Answering fails where the tab has been closed meanwhile.
    answer(session, paused, current()).catch(() => {});
  });
  session.on("Log.entryAdded", ({ entry }) => {
    // The browser refuses files of the machine (`file:`) before they become requests; only its log tells.
    if (entry.level === "error" && entry.source !== "network") current().refused.push(entry.text);
  });
  await Promise.all([
    session.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] }),
    session.send("Log.enable"),
  ]);
}

async function answer(session: CDPSession, paused: Paused, serving: Serving): Promise<void> {
  const { requestId, request } = paused;
  serving.requests += 1;
  const file = find(paused, serving);
  if (file === null) {
    serving.refused.push(request.url);
    await session.send("Fetch.failRequest", { requestId, errorReason: "BlockedByClient" });
    return;
  }
  await session.send("Fetch.fulfillRequest", {
    requestId,
    responseCode: 200,
    responseHeaders: [
      { name: "Content-Type", value: file.type },
      { name: "Cache-Control", value: isLasting(file) ? "max-age=31536000" : "no-store" },
      { name: "Access-Control-Allow-Origin", value: "*" },
    ],
    body: Buffer.from(file.bytes).toString("base64"),
  });
}

function find({ request }: Paused, { url, html, assets }: Serving): Asset | null {
  if (request.method !== "GET") return null;
  if (request.url === url) return { bytes: Buffer.from(html), type: "text/html; charset=utf-8" };
  const origin = new URL("/", url).href;
  if (!request.url.startsWith(origin)) return null;
  return assets.get(decodeURIComponent(request.url.slice(origin.length))) ?? null;
}

/** True for files that the browser may cache: fonts have an address of their own, other files may change. */
function isLasting({ type }: Asset): boolean {
  return type.startsWith("font/");
}
