import { AxePuppeteer } from "@axe-core/puppeteer";
import type { Browser, Page } from "puppeteer";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openReadersBrowser } from "../../app/watch/reader.ts";
import { openPdf } from "../../read-pdf.ts";
import { type Running, startService } from "./running.ts";

let service: Running;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), openReadersBrowser()]);
  await service.get("/health/ready");
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});
beforeEach(async () => {
  page = await browser.newPage();
  page.setDefaultTimeout(120_000);
});
afterEach(() => page.close());

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };

async function open(path: string): Promise<void> {
  await page.goto(service.origin + path, { waitUntil: "domcontentloaded" });
}

/** Clicks what leads to another page, and waits for it. */
async function follow(selector: string): Promise<void> {
  await Promise.all([
    page.waitForNavigation({ waitUntil: "domcontentloaded" }),
    page.click(selector),
  ]);
}

/** Presses Tab until the focus is on what is sought, as a reader without a mouse does. */
async function tabTo(selector: string): Promise<void> {
  for (let presses = 0; presses < 200; presses += 1) {
    if (await page.evaluate((sought) => document.activeElement?.matches(sought) ?? false, selector))
      return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${selector} is not reached by the keyboard`);
}

async function press(key: "Enter" | "Space", leads = false): Promise<void> {
  const moved = leads ? page.waitForNavigation({ waitUntil: "domcontentloaded" }) : null;
  await page.keyboard.press(key);
  await moved;
}

const addressOf = () => {
  const { pathname, search } = new URL(page.url());
  return pathname + decodeURIComponent(search);
};
const textOf = (selector: string) => page.$eval(selector, (element) => element.textContent ?? "");

/** The text of the PDF that the page leads to. */
async function pdfText(): Promise<string> {
  const href = await page.$eval(".web-act", (link) => link.getAttribute("href") ?? "");
  const answer = await service.get(href, { headers: { Prefer: "wait=60" } });
  expect([href, answer.status, answer.headers.get("content-type")]).toEqual([
    href,
    200,
    "application/pdf",
  ]);
  const pdf = await openPdf(new Uint8Array(await answer.arrayBuffer()));
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const { items } = await (await pdf.getPage(index + 1)).getTextContent();
      return items.map((item) => ("str" in item ? item.str : "")).join("");
    }),
  );
  await pdf.destroy();
  return pages.join("\n");
}

describe("from the first page to a PDF", () => {
  it("by mouse, in Chinese, at a desk", async () => {
    await page.setViewport(DESK);
    await open("/zh/");
    await follow(".acts .act");
    expect(addressOf()).toBe("/zh/choose");
    await page.click("input[name=briefing][value=pair]");
    await page.click("input[name=places][value=yi]");
    await page.click("input[name=places][value=jia]");
    await follow("form[data-choose] button.act:not(.second)");
    expect(addressOf()).toBe("/briefings/pair.zh?places=jia,yi");
    expect(await textOf("main h1, h1")).toMatch(/甲县.*乙县/s);
    const text = await pdfText();
    expect(text).toContain("210.5");
    expect(text).toMatch(/甲县/);
  });

  it("by keyboard alone, in English, on a phone", async () => {
    await page.setViewport(PHONE);
    await open("/en/");
    await tabTo(".acts .act");
    await press("Enter", true);
    await tabTo("input[name=briefing]:checked");
    await tabTo("input[name=places][value=jia]");
    await press("Space");
    await tabTo("form[data-choose] button.act:not(.second)");
    await press("Enter", true);
    expect(addressOf()).toBe("/briefings/comparison.en?places=jia");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    expect(await textOf("h1")).toContain("Jia");
    await tabTo(".web-act");
    expect(await pdfText()).toContain("21.05");
  });

  it("without scripts, with a fault that is told where it is and mended", async () => {
    await page.setJavaScriptEnabled(false);
    await page.setViewport(DESK);
    await open("/en/choose?briefing=pair");
    await page.click("input[name=places][value=jia]");
    await follow("form[data-choose] button.act:not(.second)");
    expect(addressOf()).toContain("/en/open?");
    expect(await textOf("#faults")).toContain("2 places");
    expect(
      await page.$eval("input[name=places][value=jia]", (box) => (box as HTMLInputElement).checked),
    ).toBe(true);
    await page.click("input[name=places][value=yi]");
    await follow("form[data-choose] button.act:not(.second)");
    expect(addressOf()).toBe("/briefings/pair.en?places=jia,yi");
    expect(await pdfText()).toContain("Jia");
  });

  it("waits on a page that renews itself, without scripts, until the PDF is there", async () => {
    await page.setJavaScriptEnabled(false);
    await page.setExtraHTTPHeaders({ Prefer: "wait=0" });
    const answer = await page.goto(`${service.origin}/briefings/comparison.zh.pdf?places=yi`);
    expect(answer?.status()).toBe(202);
    expect(await page.content()).toContain('<meta http-equiv="refresh" content="3">');
    expect(await textOf("h1")).toMatch(/正在/);
  });
});

describe("a page of the service", () => {
  it("leads from each number to its sentence, its document and how to cite it", async () => {
    await open("/zh/data?places=jia&indicator=gross_regional_product");
    await follow("table.list tbody th a");
    expect(addressOf()).toMatch(/^\/zh\/figures\/jia\/gross_regional_product\/2023\//);
    expect(await textOf("blockquote")).not.toBe("");
    expect(await textOf("#citation")).toContain("甲县");
    await follow("p.take a");
    expect(await textOf("mark")).toBe("完成210.5亿元");
  });

  it("has the same choice in the other language", async () => {
    await open("/briefings/two-places.zh?places=yi,jia");
    await follow(".web-bar a[hreflang=en]");
    expect(addressOf()).toBe("/briefings/two-places.en?places=yi,jia");
    await open("/zh/data?theme=budget&sort=-value");
    await follow("a[hreflang=en]");
    expect(addressOf()).toBe("/en/data?theme=budget&sort=-value");
  });

  it("asks no other host for anything, and runs no script of its own text", async () => {
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on("request", (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol !== "data:") asked.push(origin);
    });
    page.on("console", (message) => complaints.push(message.text()));
    for (const path of [
      "/zh/",
      "/en/choose",
      "/briefings/two-places.en",
      "/zh/data",
      "/en/documents",
    ]) {
      await page.goto(service.origin + path, { waitUntil: "networkidle0" });
    }
    expect([...new Set(asked)]).toEqual([service.origin]);
    expect(complaints).toEqual([]);
  });

  it.each([
    ["/briefings/two-places.zh", DESK],
    ["/briefings/two-places.en", PHONE],
    ["/zh/figures/jia/gross_regional_product/2023/level", PHONE],
    ["/en/documents/jia-2024-plan?figure=jia/gross_regional_product/2023/level", DESK],
  ])("%s has no fault of accessibility", async (path, viewport) => {
    await page.setViewport(viewport);
    await page.goto(service.origin + path, { waitUntil: "networkidle0" });
    const { violations } = await new AxePuppeteer(page)
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
      // A generic role names the language of a title in the PDF.
      .disableRules(["aria-roles"])
      .analyze();
    expect(
      violations.map(({ id, nodes }) => [id, nodes.length, nodes[0]?.html.slice(0, 200)]),
    ).toEqual([]);
  });
});
