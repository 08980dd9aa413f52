import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/dataset/model.ts";
import { packageHome } from "../../src/package.ts";
import { openReadersBrowser } from "../app/watch/reader.ts";

/** Pages as they are set, see tests/stages.test.ts. */
const fileOf = (language: string) =>
  pathToFileURL(join(packageHome(), `tests/cases/starter/page.${language}.html`)).href;

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openReadersBrowser();
  page = await browser.newPage();
});
afterAll(() => browser?.close());

const NUMBER = "td .n[data-source]";

describe.each(LANGUAGES)("a page on a screen in %s", (language) => {
  it.each([360, 1280])("of %d px is never moved sideways as a whole", async (width) => {
    await page.setViewport({ width, height: 900 });
    await page.goto(fileOf(language));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
    const words = await page.$$eval("h1, .scope, .message, .lead", (all) =>
      all.map((one) => one.getBoundingClientRect().right),
    );
    expect(words.length).toBeGreaterThan(3);
    for (const right of words) expect(right).toBeLessThanOrEqual(width);
  });

  it("tells at a number what its document has, pointed at and reached by the keyboard", async () => {
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(fileOf(language));
    const shown = () => page.$eval(NUMBER, (number) => getComputedStyle(number, "::after").content);
    expect(await shown()).toBe("none");
    await page.hover(NUMBER);
    const told = await shown();
    const source = await page.$eval(NUMBER, (number) => number.getAttribute("data-source") ?? "");
    expect(source.split("\n").length).toBe(3);
    expect(told).toContain(source.split("\n")[0]);
    await page.mouse.move(0, 0);
    await page.keyboard.press("Tab");
    while ((await page.evaluate(() => document.activeElement?.matches("td .n"))) === false) {
      await page.keyboard.press("Tab");
    }
    const focused = await page.evaluate(
      () => getComputedStyle(document.activeElement as Element, "::after").content,
    );
    expect(focused).not.toBe("none");
  });

  it("is light on dark where the reader asks for it, on paper never", async () => {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
    await page.goto(fileOf(language));
    const ofBody = () =>
      page.$eval("body", (body) => {
        const { color, backgroundColor } = getComputedStyle(body);
        return [color, backgroundColor];
      });
    expect(await ofBody()).toEqual(["rgb(230, 233, 236)", "rgb(20, 20, 20)"]);
    await page.emulateMediaType("print");
    expect((await ofBody())[0]).toBe("rgb(23, 32, 42)");
    await page.emulateMediaType("screen");
    await page.emulateMediaFeatures([]);
  });
});
