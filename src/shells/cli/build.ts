import { build as buildBriefings } from "../../app/build/build.ts";
import type { BuildOptions, BuiltOutput } from "../../app/build/model.ts";
import { exitCodeOf, isHeldBack } from "../../error.ts";
import type { Host } from "./host.ts";
import { openProgress } from "./progress.ts";
import { soundOf } from "./sound.ts";
import { showOutcome } from "./summary.ts";
import { log, showError } from "./terminal.ts";

/** What the command line asks of a build beside what is built. */
interface BuildCommandOptions extends BuildOptions {
  readonly explain?: boolean;
  readonly json?: boolean;
}

/** `briefings build`: makes the briefings that have changed and tells where they are. */
export async function build(host: Host, options: BuildCommandOptions): Promise<number> {
  const progress = openProgress(host);
  const environment = { ...host, notice: progress.notice };
  const built = await buildBriefings(options, environment, progress).finally(progress.close);
  const outcome = soundOf(host, built, { folder: options.data, json: options.json, shown: true });
  await showOutcome(host, outcome, options);
  if (outcome.variantsLeft.length > 0) log(host, sayVariantsLeft(outcome.variantsLeft));
  const failed = outcome.outputs.filter(({ error }) => error !== null);
  for (const output of failed) showFailure(host, output);
  return failed.length === 0 ? 0 : Math.max(...failed.map(({ error }) => exitCodeOf(error)));
}

function showFailure(host: Host, { path, error }: BuiltOutput): void {
  if (isHeldBack(error)) log(host, `${path} was not written: ${error.message}`);
  else {
    log(host, `${path} was not built:`);
    showError(host, error, { debug: false });
  }
}

/** As many as a line bears. */
const MOST_NAMED = 5;

function sayVariantsLeft(ids: readonly string[]): string {
  const more = ids.length - MOST_NAMED;
  const named = [...ids.slice(0, MOST_NAMED), ...(more > 0 ? [`${more} more`] : [])].join(", ");
  return `Not built, as they were made with choices of their own, e.g. --regions, and maybe out of date: ${named}`;
}
