import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { watch } from "../../../src/app/watch/watch.ts";
import { readRecord } from "../../../src/cache/record.ts";
import { packageHome } from "../../../src/package.ts";
import { withPdfPages } from "../../../src/raster/pages.ts";
import { readManifest } from "../../../src/results/manifest.ts";
import { openPreview } from "../../../src/shells/http/preview.ts";
import { openFileHashes } from "../../../src/store/file-hashes.ts";
import { openFolder } from "../../../src/store/store.ts";
import { copyStarter } from "../../starter.ts";
import { testEnvironment } from "../environment.ts";
import { openReadersBrowser } from "./reader.ts";

const PATIENCE = { timeout: 60_000, interval: 50 };
/** A page that watch shows, and a briefing that makes no sense with fewer places. */
const ONE_PAGE = `kind: one-page
title: { zh: 两县一页简报, en: Two counties on one page }
subject: { zh: 两县主要指标, en: Headline indicators of two counties }
keywords: { zh: [对比], en: [comparison] }
author: { zh: 示例单位, en: Example office }
date: 2024-03-01
headline:
  - { indicator: gross_regional_product, measures: [level, growth] }
  - { indicator: new_urban_jobs, measures: [count] }
sections:
  - theme: economy
    charts:
      - { indicators: [gross_regional_product], measure: level, form: bars }
`;
const PAIR = `${ONE_PAGE.replace("kind: one-page", "kind: pair")}regions: [jia, yi]\n`;

/** Revises a figure, and what is printed of it. */
const revise = (text: string) => text.replaceAll("210.5", "987.6");

const stop = new AbortController();
let home: string;
let out: string;
let reader: Browser | undefined;
let page: Page;
const urls: string[] = [];
let ended: Promise<unknown>;

/** The package in a folder of its own with the starter as its data, for both to be changed. */
function copyPackage(): string {
  const folder = mkdtempSync(join(tmpdir(), "briefings-watch-"));
  for (const name of ["templates", "package.json"]) {
    cpSync(join(packageHome(), name), join(folder, name), { recursive: true });
  }
  copyStarter(join(folder, "data"));
  writeFileSync(join(folder, "data/briefings/one-page.yaml"), ONE_PAGE);
  writeFileSync(join(folder, "data/briefings/pair.yaml"), PAIR);
  symlinkSync(join(packageHome(), "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** Edits a file of the package as an editor does. */
function edit(path: string, change: (text: string) => string): void {
  const file = join(home, path);
  const before = readFileSync(file, "utf8");
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
}

beforeAll(async () => {
  home = copyPackage();
  out = join(home, "out");
  const environment = testEnvironment({ home, cwd: home, signal: stop.signal });
  const options = { ids: ["one-page"], lang: ["zh"], data: "data", out: "out", port: 0 };
  ended = watch(
    options,
    environment,
    {
      onReady: (url) => urls.push(url),
      onMade: () => {},
      onDiagnostics: () => {},
      onError: () => {},
    },
    openPreview,
  );
  reader = await openReadersBrowser();
  page = await reader.newPage();
  await vi.waitFor(() => expect(urls).toHaveLength(1), PATIENCE);
  await page.goto(`${urls[0]}preview/one-page.zh`, { waitUntil: "domcontentloaded" });
});

afterAll(async () => {
  stop.abort();
  await reader?.close();
  await ended;
  rmSync(home, { recursive: true, force: true });
});

/** Text of the page inside the preview. */
async function shown(): Promise<string> {
  return page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>("iframe#page");
    return frame?.contentDocument?.body?.textContent ?? "";
  });
}

/** Text of the fault panel; empty where it is hidden. */
async function faults(): Promise<string> {
  return page.evaluate(() => {
    const panel = document.querySelector<HTMLElement>("#fault");
    return panel && !panel.hidden ? (panel.textContent ?? "") : "";
  });
}

async function expectShown(text: string): Promise<void> {
  await vi.waitFor(async () => expect(await shown()).toContain(text), PATIENCE);
}

describe("watch(options, environment, listener), seen in a browser", { timeout: 120_000 }, () => {
  it("shows a page that was not there when it was opened", async () => {
    await expectShown("两县一页简报");
    expect(await faults()).toBe("");
  });
  it("shows a revised figure without being asked, then its PDF", async () => {
    edit("data/observations/jia.yaml", revise);
    await expectShown("987.6");
    await vi.waitFor(async () => {
      const pdf = readFileSync(join(out, "one-page.zh.pdf"));
      const { lines } = await withPdfPages(pdf, (pages) => pages.textOf(1));
      expect(lines.flat().map(({ text }) => text)).toContainEqual(expect.stringContaining("987.6"));
    }, PATIENCE);
  });
  it("shows where the faults are, and the page from before, until they are mended", async () => {
    edit("data/observations/jia.yaml", (text) => text.replace("987.6", "many"));
    await vi.waitFor(async () => {
      expect(await faults()).toMatch(/data\/observations\/jia\.yaml:\d+:\d+ error /);
    }, PATIENCE);
    expect(await shown()).toContain("987.6");
    edit("data/observations/jia.yaml", (text) =>
      text.replace("many", "876.5").replaceAll("987.6", "876.5"),
    );
    await expectShown("876.5");
    expect(await faults()).toBe("");
  });
  it("shows that a briefing makes no sense for its places, until it does", async () => {
    edit("data/briefings/pair.yaml", (text) => text.replace("[jia, yi]", "[jia]"));
    await vi.waitFor(async () => {
      expect(await faults()).toMatch(/data\/briefings\/pair\.yaml:\d+:\d+ error wrong-places/);
    }, PATIENCE);
    edit("data/briefings/pair.yaml", (text) => text.replace("[jia]", "[jia, yi]"));
    await vi.waitFor(async () => expect(await faults()).toBe(""), PATIENCE);
  });
  it("shows a changed template, and what is wrong with a broken one", async () => {
    edit("templates/layouts/page.hbs", (text) => text.replace("</body>", "<p>甲乙</p></body>"));
    await expectShown("甲乙");
    edit("templates/layouts/page.hbs", (text) => text.replace("<p>甲乙</p>", "{{#if}}"));
    await vi.waitFor(async () => expect(await faults()).toContain("layouts/page.hbs"), PATIENCE);
    expect(await shown()).toContain("甲乙");
    edit("templates/layouts/page.hbs", (text) => text.replace("{{#if}}", ""));
    await vi.waitFor(async () => expect(await faults()).toBe(""), PATIENCE);
    await vi.waitFor(async () => expect(await shown()).not.toContain("甲乙"), PATIENCE);
  });
  it("looks into what is read and writes the manifest when nothing is saved any more", async () => {
    await vi.waitFor(async () => {
      const store = openFolder(out, openFileHashes());
      expect((await readRecord(store, "one-page.zh"))?.isInspected).toBe(true);
      const [entry] = (await readManifest(store))?.outputs ?? [];
      expect(entry).toMatchObject({ id: "one-page", language: "zh", pages: 1 });
    }, PATIENCE);
  });
});
