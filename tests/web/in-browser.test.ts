import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AxePuppeteer } from "@axe-core/puppeteer";
import puppeteer, { type Browser, type Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readDataFolder } from "../../src/dataset/folder.ts";
import { LANGUAGES } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { loadDesign } from "../../src/design.ts";
import { packageHome } from "../../src/package.ts";
import { openWebPages } from "../../src/web/pages/pages.ts";
import { injectBar } from "../../src/web/pages/see.ts";
import { realProgram } from "../pdf/browser/packed.ts";
import { placeAt, sampleBar, samplePages } from "./samples.ts";
import { type Served, servePages } from "./serve.ts";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Pages as they are set, see tests/stages.test.ts. */
const pageOf = (language: string) =>
  readFileSync(join(packageHome(), `tests/cases/starter/page.${language}.html`), "utf8");

let browser: Browser;
let page: Page;
let served: Served;
let addresses: readonly string[];

beforeAll(async () => {
  const [{ value }, { tree, kindById }, program] = await Promise.all([
    readDataFolder(join(packageHome(), "templates/starter")).then(readDataset),
    loadDesign(packageHome()),
    realProgram(),
  ]);
  if (!value) throw new Error("The starter dataset has faults");
  const pages = openWebPages(tree);
  const text = { zh: "甲乙", en: "A and B" };
  const places = [...value.regionById.keys()];
  const group = { id: "ab", name: text, reason: text, places, rule: null };
  const dataset = { ...value, groupById: new Map([["ab", group]]) };
  const all = LANGUAGES.flatMap((language) => [
    ...samplePages({ pages, dataset, kindById }, language),
  ]);
  addresses = all.map(([address]) => address);
  const seen = LANGUAGES.flatMap((language): [string, () => string][] => {
    const bar = () => pages.seeBar(sampleBar("A & <B>", language), placeAt("/", language));
    return [
      [`/see.${language}`, () => injectBar(pageOf(language), bar())],
      [`/page.${language}`, () => pageOf(language)],
    ];
  });
  let turns = 0;
  const ends = () => {
    const place = placeAt("/en/job-that-ends", "en");
    const job = { title: "A", step: null, seconds: 0, before: 1, state: "waiting" as const };
    turns += 1;
    return turns > 1 ? "/en/" : pages.render("job", job, place);
  };
  served = await servePages(pages, new Map([...all, ...seen, ["/en/job-that-ends", ends]]));
  browser = await puppeteer.launch({
    executablePath: program,
    headless: "shell",
    args: [
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ],
  });
  page = await browser.newPage();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

async function open(address: string, width = 1280, scheme: "light" | "dark" = "light") {
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.goto(served.origin + address);
}

/** The addresses of the sample pages in a language. */
const of = (language: string) => addresses.filter((one) => one.startsWith(`/${language}/`));

/** What is wrong with the page for readers of any ability, each with its first element. */
async function faultsOfPage(axe: AxePuppeteer): Promise<readonly string[]> {
  // Without frames there is no need of a window for each look.
  const { violations } = await axe.setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => `${id} ${nodes.length}× ${nodes[0]?.html}`);
}

const isWide = () =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** Where the same page is shown with less on it. */
const LESS = /(?:empty|missing|waiting|failed|memo|none|y)$/;
/** Pages with every colour there is. */
const COLOURED = /(?:en\/|find=x|job|data|documents\/x|kind=minutes|changes|intake\/a)$/;

describe("every page of the service", () => {
  it("is for readers of any ability, and fits a phone", async () => {
    for (const address of of("zh").filter((one) => !LESS.test(one))) {
      await open(address, 360);
      expect(await faultsOfPage(new AxePuppeteer(page).withTags(RULES)), address).toEqual([]);
      expect(await isWide(), address).toBe(false);
    }
  });

  it("can be read in the dark, and fits a phone with the longer words of English", async () => {
    for (const address of of("en")) {
      await open(address, 360, "dark");
      expect(await isWide(), address).toBe(false);
      if (!COLOURED.test(address)) continue;
      const contrast = new AxePuppeteer(page).withRules(["color-contrast"]);
      expect(await faultsOfPage(contrast), address).toEqual([]);
    }
  });
});

describe("a briefing's page below its bar", () => {
  it.each([
    ["zh", 1280],
    ["en", 360],
  ])("is for readers of any ability, in %s at %d px", async (language, width) => {
    await open(`/see.${language}`, width, "dark");
    expect(await isWide()).toBe(false);
    const rules = RULES.filter((rule) => rule !== "best-practice");
    // The role is right in ARIA 1.2: see the helper `foreign`.
    const axe = new AxePuppeteer(page).withTags(rules).disableRules(["aria-roles"]);
    expect(await faultsOfPage(axe)).toEqual([]);
  });

  it("prints as it does without it", async () => {
    const boxes = async (address: string) => {
      await open(address);
      await page.emulateMediaType("print");
      const all = await page.$$eval("body *", (elements) =>
        elements
          .filter((one) => !one.closest("[class^=web-]"))
          .map((one) => {
            const { x, y, width, height } = one.getBoundingClientRect();
            return [one.localName, x, y, width, height, getComputedStyle(one).color].join(" ");
          }),
      );
      await page.emulateMediaType("screen");
      return all;
    };
    const without = await boxes("/page.zh");
    expect(without.length).toBeGreaterThan(300);
    expect(await boxes("/see.zh")).toEqual(without);
  });

  it("stays white where the desk is dark", async () => {
    await open("/see.zh", 1280, "dark");
    const colours = await page.evaluate(() =>
      [document.body, document.querySelector("h1")].map((one) => {
        const { color, backgroundColor } = getComputedStyle(one as Element);
        return [color, backgroundColor];
      }),
    );
    expect(colours[0]?.[1]).toBe("rgb(255, 255, 255)");
    expect(colours[1]?.[0]).toBe("rgb(23, 32, 42)");
  });
});

describe("the choice of a briefing, where scripts run", () => {
  const CHOOSE = "/en/choose";
  const isFocusShown = () =>
    page.$eval("[data-focus-part]", (part) => !part.hasAttribute("hidden"));

  it("asks for a place in focus once a kind is chosen that has one, among the places ticked", async () => {
    await open(CHOOSE);
    expect(await isFocusShown()).toBe(false);
    await page.click("[name=briefing][value=profile]");
    expect(await isFocusShown()).toBe(true);
    const options = () => page.$$eval("[name=focus] option", (all) => all.length);
    const all = await options();
    await page.click("[name=places]");
    expect(await options()).toBe(2);
    expect(all).toBeGreaterThan(2);
    expect(await page.$eval("[data-count=places]", (one) => one.textContent)).toBe("1 chosen");
  });

  it("takes places in one way alone, and contents by themes or by indicators", async () => {
    await open(CHOOSE);
    await page.click("[name=places]");
    await page.select("[name=group]", "ab");
    expect(await page.$$eval("[name=places]:checked", (all) => all.length)).toBe(0);
    expect(await page.$eval("[data-cleared]", (one) => one.textContent)).toContain("cleared");
    await page.click("[name=themes]");
    await page.$eval("[name=indicators]", (box) => (box as HTMLInputElement).click());
    expect(await page.$$eval("[name=themes]:checked", (all) => all.length)).toBe(0);
  });

  it("leads to an address without empty fields", async () => {
    await open(CHOOSE);
    await page.click("[name=places]");
    const id = await page.$eval("[name=places]", (box) => (box as HTMLInputElement).value);
    await Promise.all([page.waitForNavigation(), page.click(".end .act")]);
    expect(page.url()).toBe(`${served.origin}/en/open?briefing=comparison&places=${id}`);
  });
});

describe("the pages where no script runs", () => {
  beforeAll(() => page.setJavaScriptEnabled(false));
  afterAll(() => page.setJavaScriptEnabled(true));

  it("find, keep and open a choice by the form alone", async () => {
    await open("/zh/choose");
    await page.click("[name=places]");
    await Promise.all([page.waitForNavigation(), page.click(".end .act:last-child")]);
    const url = new URL(page.url());
    expect(url.pathname).toBe("/zh/choose");
    expect(url.searchParams.getAll("places")).toHaveLength(1);
  });

  it("show the progress of a print anew by themselves", async () => {
    await open("/zh/waiting");
    expect(await page.$eval("head", (head) => head.innerHTML)).toContain('http-equiv="refresh"');
    await open("/zh/failed");
    expect(await page.$eval("head", (head) => head.innerHTML)).not.toContain("refresh");
  });
});

describe("a print that is being made, where scripts run", () => {
  it("is told of anew, and left once it is there", async () => {
    await open("/en/job-that-ends");
    const status = () => page.$eval("[role=status]", (one) => one.textContent);
    expect(await status()).toContain("1 before it");
    await page.waitForFunction(() => location.pathname === "/en/", { timeout: 30_000 });
  });
});
