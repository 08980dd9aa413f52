import type { Printer } from "../briefing.ts";
import { type Design, loadDesign } from "../design.ts";
import type { Host } from "../host.ts";
import type { PrintBrowser } from "../pdf/browser/with-browser.ts";
import { openPrinter } from "../printer.ts";
import type { BuildOptions } from "../shells/cli/build-options.ts";
import { packageVersion } from "./package-version.ts";

/** What pages are made with and printed on, whatever is on them. */
export interface Parts {
  readonly design: Design;
  readonly printer: Printer;
  /** Name and version of the program. */
  readonly generator: string;
}

/** Reads the design; a browser that was started already is given its fonts. */
export async function openParts(
  host: Host,
  { archive = false }: Pick<BuildOptions, "archive">,
  browser: PrintBrowser,
): Promise<Parts> {
  const design = await loadDesign(host.home);
  const generator = `County Briefings ${packageVersion(host)}`;
  const printer = openPrinter(browser, {
    host,
    fonts: design.fontFiles,
    fontStacks: design.fontStacks,
    generator,
    archive,
  });
  if (browser.isStarted()) printer.warm();
  return { design, printer, generator };
}
