import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { packageHome } from "../src/package.ts";

/** The starter's monthly report. */
export const MONTHLY = "two-years-monthly";

/** Copies the starter with one briefing, `two-places`, so that tests of builds build no more than they need. */
export function copyStarter(folder: string): void {
  cpSync(join(packageHome(), "templates/starter"), folder, { recursive: true });
  rmSync(join(folder, `briefings/${MONTHLY}.yaml`));
}
