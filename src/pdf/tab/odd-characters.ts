import type { CDPSession } from "puppeteer";

/** A character on the page that the served fonts don't have. */
export interface OddCharacter {
  readonly character: string;
  /** Some of the text it stands in. */
  readonly text: string;
}

/** Lays out every character once in each font it stands in; source text, as it runs in the page. */
const LAY_SAMPLES = `(() => {
  const samples = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { fontFamily, fontWeight, fontStyle } = getComputedStyle(walker.currentNode.parentElement);
    const font = fontStyle + " " + fontWeight + " 20px " + fontFamily;
    const text = walker.currentNode.textContent.replace(/\\s+/g, " ").trim();
    for (const character of text.replace(/[\\s\\p{Cf}]/gu, "")) {
      if (samples.has(font + character)) continue;
      const start = Math.max(0, text.indexOf(character) - 15);
      samples.set(font + character, { character, font, text: text.slice(start, start + 30) });
    }
  }
  const holder = document.body.appendChild(document.createElement("odd-characters"));
  for (const { character, font } of samples.values()) {
    const span = holder.appendChild(document.createElement("span"));
    span.textContent = character;
    span.style.font = font;
  }
  // Without a layout nothing is known yet of the fonts used.
  holder.offsetHeight;
  return [...samples.values()].map(({ character, text }) => ({ character, text }));
})()`;

/** Tells of each sample whether it is drawn like U+10FFFF, which no font has: as an empty box. */
const FIND_BOXES = `(() => {
  const pen = new OffscreenCanvas(32, 32).getContext("2d", { willReadFrequently: true });
  const picture = (text, font) => {
    pen.clearRect(0, 0, 32, 32);
    pen.font = font;
    pen.fillText(text, 4, 24);
    return pen.getImageData(0, 0, 32, 32).data.join();
  };
  const boxByFont = new Map();
  return [...document.querySelectorAll("odd-characters > span")].map(({ style, textContent }) => {
    if (!boxByFont.has(style.font)) boxByFont.set(style.font, picture("\\u{10FFFF}", style.font));
    return picture(textContent, style.font) === boxByFont.get(style.font);
  });
})()`;

/**
 * Finds the characters on the page that the served fonts don't have.
 *
 * Slow, so only for a page known to have some. Text in page margins isn't in the page and never found.
 */
export async function findOddCharacters(session: CDPSession): Promise<readonly OddCharacter[]> {
  const samples = await evaluate<readonly OddCharacter[]>(session, LAY_SAMPLES);
  const isBox = await evaluate<readonly boolean[]>(session, FIND_BOXES);
  const isForeign = await findForeign(session);
  return samples.filter((_, index) => isBox[index] || isForeign[index]);
}

/** Tells of each sample whether another font than a served one drew it. */
async function findForeign(session: CDPSession): Promise<readonly boolean[]> {
  await session.send("DOM.enable");
  await session.send("CSS.enable");
  const { root } = await session.send("DOM.getDocument", { depth: 0 });
  const { nodeIds } = await session.send("DOM.querySelectorAll", {
    nodeId: root.nodeId,
    selector: "odd-characters > span",
  });
  const used = await Promise.all(
    nodeIds.map((nodeId) => session.send("CSS.getPlatformFontsForNode", { nodeId })),
  );
  await session.send("CSS.disable");
  await session.send("DOM.disable");
  return used.map(({ fonts }) => fonts.some(({ isCustomFont }) => !isCustomFont));
}

async function evaluate<T>(session: CDPSession, expression: string): Promise<T> {
  const { result } = await session.send("Runtime.evaluate", { expression, returnByValue: true });
  return result.value;
}
