import { resolve } from "node:path";
import { formatDiagnostic } from "../diagnostic.ts";
import type { Host } from "../host.ts";
import { readSourcesFolder } from "../sources/folder.ts";
import { proveSources, type SourceReport } from "../sources/prove.ts";
import { visible } from "../visible.ts";
import { loadDataset } from "./load.ts";
import { coloursOf, log, printJson } from "./terminal.ts";

interface SourcesOptions {
  /** Folder with the documents as text. */
  readonly dir: string;
  readonly data: string;
  readonly unclaimed?: boolean;
  readonly json?: boolean;
}

/** `briefings sources`: proves every figure against its document; exit 1 where one is not proved. */
export async function proveData(host: Host, options: SourcesOptions): Promise<number> {
  const dataset = await loadDataset(host, options.data);
  const files = await readSourcesFolder(resolve(host.cwd, options.dir), dataset);
  const report = proveSources(dataset, files);
  if (options.json) printJson(host, report);
  else showReport(host, report, options.unclaimed ?? false);
  return report.diagnostics.some(({ severity }) => severity === "error") ? 1 : 0;
}

function showReport(host: Host, report: SourceReport, listUnclaimed: boolean): void {
  const { green, red } = coloursOf(host, host.stderr);
  for (const diagnostic of report.diagnostics) log(host, formatDiagnostic(diagnostic));
  for (const { region, figures, proved } of report.counts) {
    log(host, `${region}: ${proved} of ${figures} figures proved`);
  }
  if (listUnclaimed) {
    for (const { document, section, number, context } of report.unclaimed) {
      const cells = [document, section, number, context].map(visible);
      host.stdout.write(`${cells.join("\t")}\n`);
    }
  }
  const failures = report.diagnostics.filter(({ severity }) => severity === "error").length;
  const left = report.counts.reduce((sum, { figures, proved }) => sum + figures - proved, 0);
  const verdict =
    failures > 0
      ? red(`${failures} failures`)
      : left === 0
        ? green("Every figure is proved")
        : `${left} figures are not proved`;
  log(host, `${verdict}; ${report.unclaimed.length} numbers are claimed by no figure`);
}
