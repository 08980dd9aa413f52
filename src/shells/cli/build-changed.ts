import type { Result } from "../../app/build/job.ts";
import type { Briefings } from "../../app/build/make-briefings.ts";
import { warmCanvas } from "../../charts/warm.ts";
import { exitCodeOf, isHeldBack } from "../../error.ts";
import type { Host } from "../../host.ts";
import { withBrowser } from "../../pdf/browser/with-browser.ts";
import type { BuildOptions, BuildSite } from "./build-options.ts";
import { openProgress } from "./progress.ts";
import { type Outcome, showOutcomes } from "./summary.ts";
import { log, showError } from "./terminal.ts";

/** Builds what is not up to date. */
export async function buildChanged(
  host: Host,
  options: BuildOptions,
  site: BuildSite,
): Promise<number> {
  const { results, leftOut, variantsLeft } = await makeAll(host, options, site);
  await showOutcomes(host, { outcomes: results.map(toOutcome), leftOut }, options);
  if (variantsLeft.length > 0) log(host, sayVariantsLeft(variantsLeft));
  const failed = results.filter(({ error }) => error !== null);
  for (const { path, error } of failed) {
    if (isHeldBack(error)) {
      log(host, `${path} was not written: ${error.message}`);
      continue;
    }
    log(host, `${path} was not built:`);
    showError(host, error, { debug: false });
  }
  return failed.length === 0 ? 0 : Math.max(...failed.map(({ error }) => exitCodeOf(error)));
}

async function makeAll(host: Host, options: BuildOptions, site: BuildSite): Promise<Briefings> {
  const progress = await openProgress(host);
  const setup = { log: progress.notice, signal: host.signal };
  try {
    return await withBrowser(setup, async (browser) => {
      // Each part is loaded while the browser is busy with what was asked of it before.
      if (printsForSure(options, site)) {
        browser.warm(new Map());
        warmCanvas();
      }
      const { openParts } = await import("../../app/parts.ts");
      const context = await openParts(host, options, browser);
      const { makeBriefings } = await import("../../app/build/make-briefings.ts");
      const onPrinted = () => void browser.close();
      return makeBriefings(host, options, { site, context, progress, onPrinted });
    });
  } finally {
    progress.close();
  }
}

/** A build that will print starts its browser first of all; one that may find all up to date starts none. */
function printsForSure({ force }: BuildOptions, { state }: BuildSite): boolean {
  return force === true || state.previousByInputs.size === 0;
}

/** As many as a line bears. */
const MOST_NAMED = 5;

function sayVariantsLeft(ids: readonly string[]): string {
  const more = ids.length - MOST_NAMED;
  const named = [...ids.slice(0, MOST_NAMED), ...(more > 0 ? [`${more} more`] : [])].join(", ");
  return `Not built, as they were made with --regions, --period or --as-of, and maybe out of date: ${named}`;
}

function toOutcome({ job, pages, bytes, seconds, reasons, error }: Result): Outcome {
  const { id, spec, language } = job;
  return { id, base: spec.id, language, pages, bytes, seconds, reasons, error };
}
