import { hasPreviousBuilds } from "../../cache/previous.ts";
import { warmCanvas } from "../../charts/warm.ts";
import type { Checked } from "../../diagnostic.ts";
import type { Environment } from "../../environment.ts";
import { lendBrowser } from "../parts.ts";
import type { BuildOptions, BuildOutcome, BuildProgress, BuildSite } from "./model.ts";

/** Builds what is not up to date. Errors: those of `makeBriefings`. */
export async function buildChanged(
  options: BuildOptions,
  environment: Environment,
  site: BuildSite,
  progress: BuildProgress,
): Promise<Checked<BuildOutcome>> {
  return lendBrowser(environment, async (browser) => {
    // Each part is loaded while the browser is busy with what was asked of it before.
    if (await printsForSure(options, site)) {
      browser.warm(new Map());
      warmCanvas();
    }
    const { openParts } = await import("../parts.ts");
    const parts = await openParts(environment, browser, options);
    const { makeBriefings } = await import("./make-briefings.ts");
    const onPrinted = () => void browser.close();
    return makeBriefings(options, environment, { site, parts, progress, onPrinted });
  });
}

/** A build that will print starts its browser first of all; one that may find all up to date starts none. */
async function printsForSure(
  { force, night }: BuildOptions,
  { store }: BuildSite,
): Promise<boolean> {
  if (night) return false;
  return force === true || !(await hasPreviousBuilds(store));
}
