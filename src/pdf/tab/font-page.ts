import type { CDPSession } from "puppeteer";
import { type Assets, fontsIn } from "./address.ts";

/** Characters that every font here has some of: Latin, Han, figures. */
const SAMPLE = "x中1";

/**
 * Writes a page that uses each font once.
 *
 * Once it is shown, the browser has loaded all fonts, and `readFontNames` can ask for their names.
 */
export function fontPage(assets: Assets): string {
  const fonts = fontsIn(assets).map(([path], index) => ({
    url: encodeURI(path),
    name: `f${index}`,
  }));
  const faces = fonts.map(({ url, name }) => `@font-face{font-family:${name};src:url("/${url}")}`);
  const uses = fonts.map(({ name }) => `<p style="font-family:${name}">${SAMPLE}</p>`);
  return `<!doctype html><style>${faces.join("")}</style><body>${uses.join("")}</body>`;
}

/** Reads off the font page how the browser names each font, and so how a PDF will. */
export async function readFontNames(session: CDPSession): Promise<ReadonlySet<string>> {
  const [, , { root }] = await Promise.all([
    session.send("DOM.enable"),
    session.send("CSS.enable"),
    session.send("DOM.getDocument", { depth: 0 }),
  ]);
  const { nodeIds } = await session.send("DOM.querySelectorAll", {
    nodeId: root.nodeId,
    selector: "p",
  });
  const used = await Promise.all(
    nodeIds.map((nodeId) => session.send("CSS.getPlatformFontsForNode", { nodeId })),
  );
  await Promise.all([session.send("CSS.disable"), session.send("DOM.disable")]);
  const ours = used.flatMap(({ fonts }) => fonts).filter(({ isCustomFont }) => isCustomFont);
  return new Set(ours.map(({ postScriptName }) => postScriptName));
}
