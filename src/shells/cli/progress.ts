import type { Ora } from "ora";
import { sayLeftOut } from "../../app/build/misfit.ts";
import type { BuildProgress } from "../../app/build/model.ts";
import { formatListed } from "../../diagnostic.ts";
import { visible } from "../../visible.ts";
import type { Host } from "./host.ts";
import { sayFailure } from "./summary.ts";
import { log } from "./terminal.ts";

/** Shows how far a build is: a spinner on a terminal, plain lines elsewhere. */
interface ProgressView extends BuildProgress {
  /** A line that a user should see once. */
  readonly notice: (line: string) => void;
  readonly close: () => void;
}

/** Opens the progress of a build. */
export function openProgress(host: Host): ProgressView {
  let spinner: Ora | null = null;
  let [done, total] = [0, 0];
  const print = (line: string) => {
    if (!spinner) return log(host, line);
    spinner.clear();
    log(host, line);
    spinner.render();
  };
  return {
    begin: async () => {
      spinner = host.stderr.isTTY === true ? await startSpinner() : null;
    },
    told: (listed) => {
      for (const line of formatListed(listed)) print(line);
    },
    leftOut: (each) => print(sayLeftOut(each)),
    expect: (count) => {
      total = count;
    },
    notice: print,
    show(event) {
      if (event.kind === "begun") {
        if (spinner) spinner.text = `${done}/${total} ${event.name}`;
        return;
      }
      done += 1;
      const { result } = event;
      if (result.reasons.length === 0 && result.error === null) return;
      const { pages, error } = result;
      const outcome = error === null ? `${pages} pages` : sayFailure(error);
      print(
        `[${done}/${total}] ${visible(result.path)} ${outcome}, ${result.seconds.toFixed(1)} s`,
      );
    },
    night: {
      onPlanned: (name, planned, queued) =>
        print(`Night ${name}: ${planned} outputs planned, ${queued} to be made`),
      onProgress: (ended, planned) => {
        if (spinner) spinner.text = `${ended}/${planned} made by workers`;
        else if (isMilestone(ended, planned)) print(`[${ended}/${planned}] made by workers`);
      },
      onNobody: (queue) =>
        print(`Nobody works on ${queue}: start \`briefings worker\` on this database`),
    },
    close: () => spinner?.stop(),
  };
}

/** Without a terminal, ten lines for all of a night. */
function isMilestone(ended: number, planned: number): boolean {
  return ended === planned || ended % Math.ceil(planned / 10) === 0;
}

async function startSpinner(): Promise<Ora> {
  const { default: ora } = await import("ora");
  return ora({ text: "Reading the data" }).start();
}
