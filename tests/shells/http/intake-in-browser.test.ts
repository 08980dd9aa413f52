import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AxePuppeteer } from "@axe-core/puppeteer";
import type { Browser, Page } from "puppeteer";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openReadersBrowser } from "../../app/watch/reader.ts";
import { type Running, startService } from "./running.ts";

/** A plan of an invented county: five numbers that are known, one that is new. */
const PLAN = `丙县2025年国民经济和社会发展计划

一、2024年国民经济和社会发展计划执行情况

2024年，全县地区生产总值完成220.5亿元，同比增长5.6%；固定资产投资增长6.2%；社会消费品零售总额完成88.4亿元；新增城镇就业3150人。

珍珠产值达到12.5亿元。

二、2025年经济社会发展主要预期目标

地区生产总值增长5.5%左右。
`;
const REGION = `bing:
  name: { zh: 丙县, en: Bing County }
  short: { zh: 丙县, en: Bing }
  code: "990103"
  city: { zh: 示例市, en: Example City }
`;

const STILL = [{ name: "prefers-reduced-motion", value: "reduce" }];

let service: Running;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [service, browser] = await Promise.all([
    startService({ args: ["--write"] }),
    openReadersBrowser(),
  ]);
  const regions = join(service.folder, "data/regions.yaml");
  writeFileSync(regions, readFileSync(regions, "utf8") + REGION);
  writeFileSync(join(service.folder, "plan.txt"), PLAN);
  await waitFor(async () => (await service.get("/api/places?find=bing")).text(), "bing");
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});
beforeEach(async () => {
  page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  // A page that still moves is clicked beside.
  await page.emulateMediaFeatures(STILL);
});
afterEach(() => page.close());

async function waitFor(ask: () => Promise<string>, sought: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if ((await ask()).includes(sought)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${sought} does not come`);
}

const intakeOf = (document: string) =>
  readFileSync(join(service.folder, `data/intake/${document}.yaml`), "utf8");
const textOf = (selector: string) => page.$eval(selector, (one) => one.textContent?.trim() ?? "");
const open = (path: string) => page.goto(service.origin + path, { waitUntil: "domcontentloaded" });

/** Presses Tab until the focus is on what is sought, as a reader without a mouse does. */
async function tabTo(selector: string): Promise<void> {
  for (let presses = 0; presses < 200; presses += 1) {
    if (await page.evaluate((one) => document.activeElement?.matches(one) ?? false, selector))
      return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${selector} is not reached by the keyboard`);
}

/** Does what leads to another page, and waits for it. */
async function leading(work: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForNavigation({ waitUntil: "domcontentloaded" }), work()]);
}

/** Does what puts another state of the page in place of this one, and waits for it. */
async function turning(work: () => Promise<unknown>): Promise<void> {
  await page.$eval("[data-intake]", (one) => one.setAttribute("data-before", ""));
  await work();
  await page.waitForSelector("[data-intake]:not([data-before])");
}
const key = (name: Parameters<Page["keyboard"]["press"]>[0]) =>
  turning(() => page.keyboard.press(name));

async function type(selector: string, text: string): Promise<void> {
  await tabTo(selector);
  await page.keyboard.down("Control");
  await page.keyboard.press("a");
  await page.keyboard.up("Control");
  await page.keyboard.type(text);
}

async function sendPlan(language: string, document: string): Promise<void> {
  await open(`/${language}/intake`);
  const file = await page.$("input#file");
  await file?.uploadFile(join(service.folder, "plan.txt"));
  await tabTo("#region");
  // The place was added last.
  await page.keyboard.press("End");
  await type("#document", document);
  await tabTo("form button.act");
  await leading(() => page.keyboard.press("Enter"));
}

async function faultsOfPage(): Promise<readonly string[]> {
  const { violations } = await new AxePuppeteer(page)
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .setLegacyMode()
    .analyze();
  return violations.map(({ id, nodes }) => `${id} ${nodes.length}× ${nodes[0]?.html}`);
}

describe("a document, from its file to the briefing", () => {
  it("of a new place is read, decided and merged by the keyboard alone", async () => {
    await page.setViewport({ width: 1280, height: 900 });
    await open("/en/intake");
    await tabTo("#place > summary");
    await page.keyboard.press("Enter");
    for (const [name, text] of [
      ["id", "ding"],
      ["code", "990104"],
      ["zh", "丁县"],
      ["en", "Ding County"],
    ] as const)
      await type(`#place\\.${name}`, text);
    await leading(() => page.keyboard.press("Enter"));
    expect(await page.$eval("#region", (one) => (one as HTMLSelectElement).value)).toBe("ding");
    await sendPlan("en", "ding-2025-plan");
    expect(new URL(page.url()).pathname).toBe("/en/intake/ding-2025-plan");
    expect(await textOf(".progress")).toBe("0 of 7 candidates decided");
    await type("#by", "Li Wei");
    // A single key is typed where one types, and does nothing else.
    expect(await textOf(".progress")).toBe("0 of 7 candidates decided");
    await key("Enter");
    expect(await textOf(".progress")).toBe("0 of 7 candidates decided");
    await tabTo(".candidate button:not(.unseen)");
    await key("a");
    await key("r");
    expect(await textOf(".progress")).toBe("2 of 7 candidates decided");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("candidate");
    await key("u");
    expect(await textOf(".candidate .amount")).toMatch(/^5\.6%/);
    expect(await textOf(".candidate .state")).toBe("undecided");
    await key("a");
    // Edited: a growth that is only expected.
    await key("e");
    await type("#indicator", "none-such");
    await key("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("faults");
    await type("#indicator", "固定资产投资");
    await tabTo("#status");
    await page.keyboard.press("ArrowDown");
    await tabTo("[data-edit] .acts button");
    await key("Enter");
    expect(await textOf(".progress")).toBe("3 of 7 candidates decided");
    await key("ArrowLeft");
    expect(await textOf(".candidate .state")).toMatch(/^edited and accepted/);
    await key("j");
    await key("a");
    await key("a");
    // What no indicator counts is not accepted without one.
    await key("a");
    expect(await page.$("[data-edit] #fault-indicator")).not.toBeNull();
    await key("Escape");
    await key("r");
    await key("a");
    expect(await textOf("#done")).toBe("All candidates are decided.");
    const decided = intakeOf("ding-2025-plan");
    expect(decided.match(/decision: accept, by: Li Wei/g)).toHaveLength(6);
    expect(decided.match(/decision: reject, by: Li Wei/g)).toHaveLength(1);
    await tabTo(".take a");
    await leading(() => page.keyboard.press("Enter"));
    for (const [name, text] of [
      ["title\\.en", "Plan of Ding"],
      ["issuer\\.zh", "丁县人民政府"],
      ["issuer\\.en", "Government of Ding"],
      ["published", "2025-02-20"],
    ] as const)
      await type(`#${name}`, text);
    await leading(() => page.keyboard.press("Enter"));
    expect(await textOf("#merge")).toContain("6 figures will be added");
    await tabTo("#merge button");
    await leading(() => page.keyboard.press("Enter"));
    expect(await textOf(".same b")).toBe("Merged: 6 figures were added to the data.");
    await tabTo(".same a.act");
    await leading(() => page.keyboard.press("Enter"));
    expect(await page.title()).toContain("Ding County");
    expect(await textOf("main")).toContain("5.6");
  });

  it("is read and decided without scripts, on a phone", async () => {
    await page.setViewport({ width: 360, height: 740 });
    await page.setJavaScriptEnabled(false);
    await sendPlan("zh", "bing-phone");
    const press = (act: string) => leading(() => page.click(`.candidate .acts [value=${act}]`));
    await press("accept");
    await press("reject");
    expect(await textOf(".progress")).toBe("已核定 2 条，共 7 条");
    await press("undo");
    expect(await textOf(".progress")).toBe("已核定 1 条，共 7 条");
    await leading(() => page.click(".candidate a[data-key=e]"));
    await page.$eval("#value", (one) => one.setAttribute("value", "5.7"));
    await press("change");
    expect(await textOf("#fault-value")).toContain("5.6");
    await leading(() => page.click("[data-cancel]"));
    await leading(() => page.click(".n:not([aria-current])[href]"));
    expect(new URL(page.url()).searchParams.get("at")).toMatch(/^\d+$/);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(360);
  });

  it.each([
    ["zh", 1280, "light"],
    ["en", 360, "dark"],
  ] as const)(
    "is for readers of any ability at each step, in %s at %d px, %s",
    async (language, width, scheme) => {
      await page.setViewport({ width, height: 800 });
      const colours = { name: "prefers-color-scheme", value: scheme };
      await page.emulateMediaFeatures([...STILL, colours]);
      const document = `bing-${language}`;
      await sendPlan(language, document);
      await page.waitForSelector("[data-keys]:not([hidden])");
      expect(await faultsOfPage()).toEqual([]);
      await page.click(".keys summary");
      await turning(() => page.click(".candidate [value=accept]"));
      await turning(() => page.click(".candidate [data-key=e]"));
      await page.$eval("#value", (one) => one.setAttribute("value", "x"));
      await turning(() => page.click("[data-edit] .acts button"));
      expect(await faultsOfPage()).toEqual([]);
      await open(`/${language}/intake/${document}/merge`);
      expect(await faultsOfPage()).toEqual([]);
      await open(`/${language}/intake`);
      expect(await faultsOfPage()).toEqual([]);
    },
  );
});

describe("single keys", () => {
  it("can be turned off, for good", async () => {
    await sendPlan("en", "bing-keys");
    await page.waitForSelector("[data-keys]:not([hidden])");
    await page.$eval("[data-keys]", (one) => one.setAttribute("open", ""));
    await page.click("[data-keys-on]");
    await page.reload({ waitUntil: "domcontentloaded" });
    await page.waitForSelector("[data-keys]:not([hidden])");
    await page.keyboard.press("a");
    await page.keyboard.press("n");
    await open("/en/intake/bing-keys");
    expect(await textOf(".progress")).toBe("0 of 7 candidates decided");
    await page.waitForSelector("[data-keys]:not([hidden])");
    await page.$eval("[data-keys]", (one) => one.setAttribute("open", ""));
    await page.click("[data-keys-on]");
    await key("a");
    expect(await textOf(".progress")).toBe("1 of 7 candidates decided");
  });
});
