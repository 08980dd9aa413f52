import { resolve } from "node:path";
import ora from "ora";
import type { Names } from "../build/web/names.ts";
import { webText } from "../build/web/web-templates.ts";
import { readWords } from "../build/web/words.ts";
import { compareEditions } from "../diff/compare-editions.ts";
import { type Edition, openEdition } from "../diff/edition.ts";
import type { ChangeReport, Gate } from "../diff/model.ts";
import { withComparers } from "../diff/page-workers.ts";
import { toPlainReport } from "../diff/report/json.ts";
import { renderReport } from "../diff/report/page.ts";
import { writeText } from "../diff/report/text.ts";
import { buildReportView, type ReportView } from "../diff/report/view.ts";
import type { Host } from "../host.ts";
import { withPress } from "../press.ts";
import { loadStationery, type Stationery } from "../stationery.ts";
import { writeFiles } from "../store/folder.ts";
import { visibleLines } from "../visible.ts";
import { packageVersion } from "./package.ts";
import { log, printJson } from "./terminal.ts";

interface DiffOptions {
  /** An output folder, or its manifest. */
  readonly before: string;
  readonly after: string;
  readonly lang: "zh" | "en";
  /** Where to write the report as a page. */
  readonly html?: string;
  readonly pdf?: string;
  readonly json?: boolean;
  readonly failOn?: readonly Gate[];
}

const NO_NAMES: Names = {
  regions: {},
  indicators: {},
  units: {},
  scopes: {},
  bases: {},
  documents: {},
};

/** `briefings diff`: tells what is different between two output folders. */
export async function diff(host: Host, options: DiffOptions): Promise<number> {
  const [before, after] = [options.before, options.after].map((path) =>
    openEdition(resolve(host.cwd, path)),
  ) as [Edition, Edition];
  const report = await compareWithProgress(host, options, before, after);
  const stationery = await loadStationery(host.home);
  const words = readWords(webText(stationery.tree, "web/changes.yaml"))[options.lang];
  const view = buildReportView(report, after.names ?? before.names ?? NO_NAMES, words);
  if (options.json) printJson(host, toPlainReport(report));
  else host.stdout.write(visibleLines(writeText(view)));
  await writeReport(host, options, { view, stationery, date: latestDate(after) });
  return failsAt(report, options.failOn ?? []) ? 1 : 0;
}

/** A line that changes on a terminal; elsewhere nothing, as the report itself follows. */
async function compareWithProgress(
  host: Host,
  { html, pdf, json }: DiffOptions,
  before: Edition,
  after: Edition,
): Promise<ChangeReport> {
  const spinner = host.stderr.isTTY === true ? ora({ text: "Comparing" }).start() : null;
  try {
    const looks = html !== undefined || pdf !== undefined ? "shown" : json ? "measured" : "untold";
    return await withComparers({ count: host.cores }, (comparePages) =>
      compareEditions(before, after, {
        looks,
        comparePages,
        onDone: (name, done, total) => {
          if (spinner) spinner.text = `${done}/${total} ${name}`;
        },
      }),
    );
  } finally {
    spinner?.stop();
  }
}

interface Report {
  readonly view: ReportView;
  readonly stationery: Stationery;
  /** ISO date that the PDF bears. */
  readonly date: string;
}

async function writeReport(host: Host, options: DiffOptions, report: Report): Promise<void> {
  const { html, pdf } = options;
  if (html === undefined && pdf === undefined) return;
  const page = renderReport(report.view, report.stationery.tree);
  const write = async (path: string, bytes: Uint8Array) => {
    await writeFiles("", [{ path: resolve(host.cwd, path), bytes }]);
    log(host, `The change report is in ${path}`);
  };
  if (html !== undefined) await write(html, new TextEncoder().encode(page));
  if (pdf !== undefined) await write(pdf, await printReport(host, page, report));
}

async function printReport(
  host: Host,
  html: string,
  { view, stationery, date }: Report,
): Promise<Uint8Array> {
  const generator = `County Briefings ${packageVersion(host)}`;
  const onNotice = (line: string) => log(host, line);
  const { fontFiles: fonts, fontStacks } = stationery;
  const options = { host, fonts, fontStacks, generator, onNotice };
  const { title, labels } = view;
  const subject = labels.subject ?? "";
  return withPress(options, async (press) => {
    const printed = await press.print({ html, signal: host.signal });
    const meta = { title, subject, keywords: [], author: generator, date };
    return press.finish(printed, { meta, lang: labels.lang ?? "" }, []);
  });
}

/** The report is as old as the newest briefing it is about. */
function latestDate({ manifest }: Edition): string {
  const dates = manifest.outputs.map(({ date }) => date).sort();
  return dates.at(-1) ?? "1970-01-01";
}

/** A gate stays shut where it cannot be told what changed. */
function failsAt(
  { before, after, figures, outputs }: ChangeReport,
  gates: readonly Gate[],
): boolean {
  const isHit: Readonly<Record<Gate, boolean>> = {
    figures: figures.length > 0 || !before.hasFigures || !after.hasFigures,
    pages: outputs.some(({ kind, pages }) => kind !== "changed" || pages.length > 0),
  };
  return gates.some((gate) => isHit[gate]);
}
