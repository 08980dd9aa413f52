import type { CDPSession } from "puppeteer";

/** The links of a page. */
interface Links {
  /** Those that lead nowhere once the page is a PDF: to no place in it, or to a file beside it. */
  readonly broken: readonly string[];
  /** Where a link leads, `#anchor` or an address → what to call it. */
  readonly texts: Readonly<Record<string, string>>;
}

/** Source text and not a function, which a compiler could change, e.g. by calls of helpers that the page lacks. */
const READ_LINKS = `(() => {
  const broken = new Set();
  const texts = {};
  const textOf = (element) => element.textContent.replace(/\\s+/g, " ").trim().slice(0, 120);
  const headingOf = (target) => target.closest("h1,h2,h3,h4,h5,h6") ?? target.querySelector("h1,h2,h3,h4,h5,h6,caption");
  for (const link of document.querySelectorAll("a[href]")) {
    const isInside = link.origin === location.origin;
    const isHere = link.pathname === location.pathname && link.search === "" && link.hash !== "";
    const id = decodeURIComponent(link.hash.slice(1));
    const target = isInside && isHere ? document.getElementById(id) : null;
    if (isInside && target === null) broken.add(link.getAttribute("href"));
    const key = target === null ? link.href : "#" + id;
    texts[key] ??= link.title || textOf((target && (headingOf(target) ?? target)) ?? link) || textOf(link);
  }
  return { broken: [...broken], texts };
})()`;

/** Reads where the links of the page lead. */
export async function readLinks(session: CDPSession): Promise<Links> {
  const { result } = await session.send("Runtime.evaluate", {
    expression: READ_LINKS,
    returnByValue: true,
  });
  return result.value;
}
