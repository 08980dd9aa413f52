import { proveData as prove, type SourcesOptions } from "../../app/sources.ts";
import { formatDiagnostic } from "../../diagnostic.ts";
import type { SourceReport } from "../../sources/prove.ts";
import { visible } from "../../visible.ts";
import { environmentOf } from "./environment.ts";
import type { Host } from "./host.ts";
import { soundOf } from "./sound.ts";
import { coloursOf, log, printJson } from "./terminal.ts";

interface SourcesCommandOptions extends SourcesOptions {
  readonly unclaimed?: boolean;
  readonly json?: boolean;
}

/** `briefings sources`: proves every figure against its document; exit 1 where one is not proved. */
export async function proveData(host: Host, options: SourcesCommandOptions): Promise<number> {
  const { data, json, unclaimed = false } = options;
  const report = soundOf(host, await prove(options, environmentOf(host)), { folder: data, json });
  if (json) printJson(host, report);
  else showReport(host, report, unclaimed);
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
