import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import type { Printer } from "../src/briefing.ts";
import type { DatasetFiles } from "../src/dataset/files.ts";
import { readDataFolder } from "../src/dataset/folder.ts";
import type { Dataset } from "../src/dataset/model.ts";
import { readDataset } from "../src/dataset/read.ts";
import { type Design, loadDesign } from "../src/design.ts";
import { packageHome } from "../src/package.ts";
import { type PrintBrowser, withBrowser } from "../src/pdf/browser/with-browser.ts";
import { openPrinter } from "../src/printer.ts";
import type { Host } from "../src/shells/cli/host.ts";
import { writeFiles } from "../src/store/folder.ts";

/** What benchmarks share. */
export interface Parts {
  /** The text of the shipped data. */
  readonly files: DatasetFiles;
  readonly design: Design;
  /** A folder of its own with the fonts in it, removed at the end. */
  readonly folder: string;
  readonly host: Host;
}

/** A parts with a browser that runs. */
export interface PrintParts extends Parts {
  readonly browser: PrintBrowser;
  readonly printer: Printer;
}

export async function withParts<T>(use: (parts: Parts) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "briefings-bench-"));
  const home = packageHome();
  try {
    const design = await loadDesign(home);
    await writeFiles(folder, design.fontFiles);
    return await use({
      files: await readDataFolder(join(home, "data")),
      design,
      folder,
      host: hostOf(home),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function withPrintParts<T>(
  parts: Parts,
  use: (parts: PrintParts) => Promise<T>,
): Promise<T> {
  return withBrowser({}, async (browser) => {
    const { design } = parts;
    const { fontFiles: fonts, fontStacks } = design;
    const printer = openPrinter(browser, {
      env: process.env,
      fonts,
      fontStacks,
      generator: "Bench",
    });
    await browser.running();
    return use({ ...parts, browser, printer });
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
