import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import type { Press } from "../src/briefing.ts";
import type { DatasetFiles } from "../src/dataset/files.ts";
import { readDataFolder } from "../src/dataset/folder.ts";
import type { Dataset } from "../src/dataset/model.ts";
import { readDataset } from "../src/dataset/read.ts";
import { type Host, packageHome } from "../src/host.ts";
import { type PrintBrowser, withBrowser } from "../src/pdf/browser/with-browser.ts";
import { openPress } from "../src/press.ts";
import { loadStationery, type Stationery } from "../src/stationery.ts";
import { writeFiles } from "../src/store/folder.ts";

/** What benchmarks share. */
export interface Shop {
  /** The text of the shipped data. */
  readonly files: DatasetFiles;
  readonly stationery: Stationery;
  /** A folder of its own with the fonts in it, removed at the end. */
  readonly folder: string;
  readonly host: Host;
}

/** A shop with a browser that runs. */
export interface PrintShop extends Shop {
  readonly browser: PrintBrowser;
  readonly press: Press;
}

export async function withShop<T>(use: (shop: Shop) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "briefings-bench-"));
  const home = packageHome();
  try {
    const stationery = await loadStationery(home);
    await writeFiles(folder, stationery.fontFiles);
    return await use({
      files: await readDataFolder(join(home, "data")),
      stationery,
      folder,
      host: hostOf(home),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function withPrintShop<T>(
  shop: Shop,
  use: (shop: PrintShop) => Promise<T>,
): Promise<T> {
  return withBrowser({}, async (browser) => {
    const { host, stationery } = shop;
    const { fontFiles: fonts, fontStacks } = stationery;
    const press = openPress(browser, { host, fonts, fontStacks, generator: "Bench" });
    await browser.running();
    return use({ ...shop, browser, press });
  });
}

/** Reads data that has to be sound. */
export function mustRead(files: DatasetFiles): Dataset {
  const { value, diagnostics } = readDataset(files);
  if (value) return value;
  throw new Error(`The data has faults: ${diagnostics[0]?.message}`);
}

function hostOf(home: string): Host {
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: home,
    home,
    cores: availableParallelism(),
    clockMs: () => performance.now(),
    signal: new AbortController().signal,
  };
}
