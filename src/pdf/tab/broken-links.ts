import type { CDPSession } from "puppeteer";

/** Source text, not a function: what compiles this module must have no say in what runs in the page. */
const BROKEN_LINKS = `(() => {
  const isBroken = (link) => {
    if (link.origin !== location.origin) return false;
    const isInside = link.pathname === location.pathname && link.search === "" && link.hash !== "";
    return !isInside || document.getElementById(decodeURIComponent(link.hash.slice(1))) === null;
  };
  const links = [...document.querySelectorAll("a[href]")].filter(isBroken);
  return [...new Set(links.map((link) => link.getAttribute("href")))];
})()`;

/** Lists the links of the page that lead nowhere once it is a PDF: to no place in it, or to a file beside it. */
export async function findBrokenLinks(session: CDPSession): Promise<readonly string[]> {
  const { result } = await session.send("Runtime.evaluate", {
    expression: BROKEN_LINKS,
    returnByValue: true,
  });
  return result.value;
}
