import { fileURLToPath } from "node:url";
import { PDFDocument } from "@cantoo/pdf-lib";
import { readDataFolder } from "../../src/dataset/folder.ts";
import type { Dataset } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { loadDesign } from "../../src/design.ts";
import { formatDiagnostic } from "../../src/diagnostic.ts";
import { loadMemoDesign } from "../../src/memo/design.ts";
import { fontHost } from "../../src/memo/font-folders.ts";
import { type MadeMemo, makeMemo } from "../../src/memo/make.ts";
import { readMemo } from "../../src/memo/read.ts";
import { printSheet, type Sheet } from "../../src/memo/sheet.ts";
import { buildMemoView } from "../../src/memo/view/view.ts";
import { packageHome } from "../../src/package.ts";
import { withBrowser } from "../../src/pdf/browser/with-browser.ts";
import { openPrinter } from "../../src/printer.ts";
import type { Host } from "../../src/shells/cli/host.ts";

const FOLDER = fileURLToPath(new URL("../../templates/starter", import.meta.url));

/** What a memo is made with, beside its file. */
export interface Making {
  readonly isDuplex?: boolean;
  readonly isSeparate?: boolean;
  /** Style sheets to add, by the name of the one they go after. */
  readonly styles?: Readonly<Record<string, string>>;
  /** Changes each page before it is printed. */
  readonly edit?: (html: string) => string;
  /** What each attached file is. Default: a PDF of one page. */
  readonly attached?: Uint8Array;
}

export interface MemoMaker {
  make(id: string, yaml: string, making?: Making): Promise<MadeMemo>;
  /** Sets the memo alone, its attachments only named; the imprint is on it where asked for. */
  set(yaml: string, hasImprint: boolean): Promise<Sheet>;
  close(): Promise<void>;
}

/** Reads the starter's dataset of two invented places. */
export async function readStarter(): Promise<Dataset> {
  const { value, diagnostics } = readDataset(await readDataFolder(FOLDER), "starter");
  if (!value) throw new Error(diagnostics.map(formatDiagnostic).join("\n"));
  return value;
}

/** Makes a small PDF of so many pages, the same each time. */
export async function makePdf(pages: number, size: [number, number] = [595.28, 841.89]) {
  const document = await PDFDocument.create({ updateMetadata: false });
  for (let page = 1; page <= pages; page += 1) document.addPage(size).drawText(`File page ${page}`);
  return document.save({ useObjectStreams: false });
}

/** Reads a memo from its text; attached files are PDFs of one page, or those given. */
export async function readSample(id: string, yaml: string, dataset: Dataset, file?: Uint8Array) {
  const attached = file ?? (await makePdf(1));
  return readMemo({
    file: { path: `memos/${id}.yaml`, bytes: new TextEncoder().encode(yaml) },
    shown: `data/memos/${id}.yaml`,
    dataset,
    readAttached: async (path) => (path.startsWith("file") ? attached : null),
  });
}

export const HOST: Host = {
  stdout: { write: () => true },
  stderr: { write: () => true },
  env: {},
  cwd: packageHome(),
  home: packageHome(),
  cores: 1,
  clockMs: () => 0,
  signal: new AbortController().signal,
};

/** Opens a maker with one browser for all its memos. */
export async function openMemoMaker(): Promise<MemoMaker> {
  const dataset = await readStarter();
  const design = await loadDesign(packageHome());
  const set = await loadMemoDesign(packageHome(), [], fontHost);
  const own = [...set.fonts].map(([path, bytes]) => ({ path, bytes }));
  const fonts = [...design.fontFiles, ...own];
  let close = (): void => {};
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  return new Promise((opened, failed) => {
    const fontStacks = [...design.fontStacks, ...set.fontStacks];
    const setup = { env: {}, fonts, fontStacks, generator: "Test" };
    const over = withBrowser({}, async (browser) => {
      const printer = openPrinter(browser, setup);
      opened({
        async make(id, yaml, making = {}) {
          const { isDuplex = false, isSeparate = false, styles = {}, edit, attached } = making;
          const { value, diagnostics } = await readSample(id, yaml, dataset, attached);
          if (!value) throw new Error(diagnostics.map(formatDiagnostic).join("\n"));
          const styleByName = new Map(
            [...set.styleByName].map(([name, text]) => [name, `${text}\n${styles[name] ?? ""}`]),
          );
          const { signal } = HOST;
          const print: typeof printer.print = (job) =>
            printer.print({ ...job, html: edit ? edit(job.html) : job.html });
          const finish = printer.finish.bind(printer);
          return makeMemo({
            memo: value,
            dataset,
            design,
            printer: { print, finish },
            set: { ...set, styleByName, isDuplex },
            isSeparate,
            signal,
          });
        },
        async set(yaml, hasImprint) {
          const { value, diagnostics } = await readSample("sample", yaml, dataset);
          if (!value) throw new Error(diagnostics.map(formatDiagnostic).join("\n"));
          return printSheet(buildMemoView(value, dataset, design.localeByLanguage.zh), {
            set: { ...set, isDuplex: false },
            hasImprint,
            anchors: new Set(),
            print: (html) => printer.print({ html, signal: HOST.signal }),
          });
        },
        close: () => {
          close();
          return over;
        },
      });
      await closed;
    });
    over.catch(failed);
  });
}
