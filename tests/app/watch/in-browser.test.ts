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
import { openFileHashes } from "../../../src/store/file-hashes.ts";
import { openFolder } from "../../../src/store/store.ts";
import { testEnvironment } from "../environment.ts";
import { openReadersBrowser } from "./reader.ts";

const PATIENCE = { timeout: 60_000, interval: 50 };
const FIGURE = /value: (\d+\.\d), section: [^\n]*?printed: \1/;

/** Revises the first figure that has a tenth, and what is printed of it, wherever that is. */
function revise(text: string): string {
  const [, value = ""] = FIGURE.exec(text) ?? [];
  return text.replaceAll(value, "987.6");
}

const stop = new AbortController();
let home: string;
let out: string;
let reader: Browser | undefined;
let page: Page;
const urls: string[] = [];
let ended: Promise<unknown>;

/** The package in a folder of its own, for its templates to be changed. */
function copyPackage(): string {
  const folder = mkdtempSync(join(tmpdir(), "briefings-watch-"));
  for (const name of ["templates", "data", "package.json"]) {
    cpSync(join(packageHome(), name), join(folder, name), { recursive: true });
  }
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
  ended = watch(options, environment, {
    onReady: (url) => urls.push(url),
    onMade: () => {},
    onDiagnostics: () => {},
    onError: () => {},
  });
  reader = await openReadersBrowser();
  page = await reader.newPage();
  await vi.waitFor(() => expect(urls).toHaveLength(1), PATIENCE);
  await page.goto(`${urls[0]}preview/one-page.zh`, { waitUntil: "domcontentloaded" });
}, 90_000);

afterAll(async () => {
  stop.abort();
  await reader?.close();
  await ended;
  rmSync(home, { recursive: true, force: true });
}, 60_000);

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
    await expectShown("区县主要指标一页简报");
    expect(await faults()).toBe("");
  });
  it("shows a revised figure without being asked, then its PDF", async () => {
    edit("data/observations/zhangdian.yaml", revise);
    await expectShown("987.6");
    await vi.waitFor(async () => {
      const pdf = readFileSync(join(out, "one-page.zh.pdf"));
      const lines = await withPdfPages(pdf, (pages) => pages.linesOf(1));
      expect(lines.join("\n")).toContain("987.6");
    }, PATIENCE);
  });
  it("shows where the faults are, and the page from before, until they are mended", async () => {
    edit("data/observations/zhangdian.yaml", (text) => text.replace("987.6", "many"));
    await vi.waitFor(async () => {
      expect(await faults()).toMatch(/data\/observations\/zhangdian\.yaml:\d+:\d+ error /);
    }, PATIENCE);
    expect(await shown()).toContain("987.6");
    edit("data/observations/zhangdian.yaml", (text) =>
      text.replace("many", "876.5").replaceAll("987.6", "876.5"),
    );
    await expectShown("876.5");
    expect(await faults()).toBe("");
  });
  it("shows that a briefing makes no sense for its places, until it does", async () => {
    edit("data/briefings/pair.yaml", (text) => text.replace("[boshan, zhangdian]", "[boshan]"));
    await vi.waitFor(async () => {
      expect(await faults()).toMatch(/data\/briefings\/pair\.yaml:\d+:\d+ error wrong-places/);
    }, PATIENCE);
    edit("data/briefings/pair.yaml", (text) => text.replace("[boshan]", "[boshan, zhangdian]"));
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
