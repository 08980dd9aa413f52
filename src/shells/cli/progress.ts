import type { Ora } from "ora";
import type { Progress } from "../../app/build/job.ts";
import type { Host } from "../../host.ts";
import { nameOf } from "../../results/manifest.ts";
import { visible } from "../../visible.ts";
import { sayFailure } from "./summary.ts";
import { log } from "./terminal.ts";

/** Shows how far a build is: a spinner on a terminal, plain lines elsewhere. */
export interface ProgressView {
  readonly show: (event: Progress) => void;
  /** Tells of how many outputs there are to be. */
  readonly expect: (total: number) => void;
  /** A line that a user should see once. */
  readonly notice: (line: string) => void;
  readonly close: () => void;
}

/** Opens the progress of a build. */
export async function openProgress(host: Host): Promise<ProgressView> {
  const spinner = host.stderr.isTTY === true ? await startSpinner() : null;
  let [done, total] = [0, 0];
  const print = (line: string) => {
    if (!spinner) return log(host, line);
    spinner.clear();
    log(host, line);
    spinner.render();
  };
  return {
    expect: (count) => {
      total = count;
    },
    notice: print,
    show(event) {
      if (event.kind === "begun") return announce(spinner, `${done}/${total} ${nameOf(event.job)}`);
      done += 1;
      const { result } = event;
      if (result.reasons.length === 0 && result.error === null) return;
      const { pages, error } = result;
      const outcome = error === null ? `${pages} pages` : sayFailure(error);
      print(
        `[${done}/${total}] ${visible(result.path)} ${outcome}, ${result.seconds.toFixed(1)} s`,
      );
    },
    close: () => spinner?.stop(),
  };
}

async function startSpinner(): Promise<Ora> {
  const { default: ora } = await import("ora");
  return ora({ text: "Reading the data" }).start();
}

function announce(spinner: Ora | null, text: string): void {
  if (spinner) spinner.text = text;
}
