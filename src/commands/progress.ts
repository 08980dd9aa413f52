import ora, { type Ora } from "ora";
import type { Progress } from "../build/build.ts";
import type { Host } from "../host.ts";
import { log } from "./terminal.ts";

/** Shows how far a build is: a spinner on a terminal, plain lines elsewhere. */
export interface ProgressView {
  readonly show: (event: Progress) => void;
  /** A line that a user should see once. */
  readonly notice: (line: string) => void;
  readonly close: () => void;
}

/** Opens the progress of a build of so many outputs. */
export function openProgress(host: Host, total: number): ProgressView {
  const spinner = host.stderr.isTTY === true ? ora({ text: "Starting" }).start() : null;
  let done = 0;
  const print = (line: string) => {
    if (!spinner) return log(host, line);
    spinner.clear();
    log(host, line);
    spinner.render();
  };
  return {
    notice: print,
    show(event) {
      if (event.kind === "begun") return announce(spinner, `${done}/${total} ${nameOf(event)}`);
      done += 1;
      const { result } = event;
      if (result.reasons.length === 0 && result.error === null) return;
      const outcome = result.error === null ? `${result.pages} pages` : "failed";
      print(`[${done}/${total}] ${result.path} ${outcome}, ${result.seconds.toFixed(1)} s`);
    },
    close: () => spinner?.stop(),
  };
}

function announce(spinner: Ora | null, text: string): void {
  if (spinner) spinner.text = text;
}

function nameOf({ job }: Extract<Progress, { kind: "begun" }>): string {
  return `${job.spec.id}.${job.language}`;
}
