import type { Press } from "../briefing.ts";
import type { Host } from "../host.ts";
import type { PrintBrowser } from "../pdf/browser/with-browser.ts";
import { openPress } from "../press.ts";
import { loadStationery, type Stationery } from "../stationery.ts";
import type { BuildOptions } from "./build-options.ts";
import { packageVersion } from "./package.ts";

/** What pages are made with and printed on, whatever is on them. */
export interface Shop {
  readonly stationery: Stationery;
  readonly press: Press;
  /** Name and version of the program. */
  readonly generator: string;
}

/** Reads the stationery; a browser that was started already is given its fonts. */
export async function openShop(
  host: Host,
  { archive = false }: Pick<BuildOptions, "archive">,
  browser: PrintBrowser,
): Promise<Shop> {
  const stationery = await loadStationery(host.home);
  const generator = `County Briefings ${packageVersion(host)}`;
  const press = openPress(browser, {
    host,
    fonts: stationery.fontFiles,
    fontStacks: stationery.fontStacks,
    generator,
    archive,
  });
  if (browser.isStarted()) press.warm();
  return { stationery, press, generator };
}
