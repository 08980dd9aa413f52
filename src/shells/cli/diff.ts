import ora from "ora";
import { type Changes, type ChangesOptions, compareFolders } from "../../app/changes.ts";
import type { ChangeReport, Gate } from "../../changes/model.ts";
import { writeText } from "../../changes/report/text.ts";
import { visibleLines } from "../../visible.ts";
import { environmentOf } from "./environment.ts";
import type { Host } from "./host.ts";
import { log, printJson } from "./terminal.ts";

interface DiffOptions extends ChangesOptions {
  readonly json?: boolean;
  readonly failOn?: readonly Gate[];
}

/** `briefings diff`: tells what is different between two output folders. */
export async function diff(host: Host, options: DiffOptions): Promise<number> {
  const { json = false, failOn = [] } = options;
  const { report, view, written } = await compareWithProgress(host, { ...options, measured: json });
  if (json) printJson(host, report);
  else host.stdout.write(visibleLines(writeText(view)));
  for (const path of written) log(host, `The change report is in ${path}`);
  return failsAt(report, failOn) ? 1 : 0;
}

/** A line that changes on a terminal; elsewhere nothing, as the report itself follows. */
async function compareWithProgress(host: Host, options: ChangesOptions): Promise<Changes> {
  const spinner = host.stderr.isTTY === true ? ora({ text: "Comparing" }).start() : null;
  try {
    return await compareFolders(options, environmentOf(host), (name, done, total) => {
      if (spinner) spinner.text = `${done}/${total} ${name}`;
    });
  } finally {
    spinner?.stop();
  }
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
