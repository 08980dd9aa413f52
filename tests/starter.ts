import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageHome } from "../src/package.ts";

/** The starter's monthly report. */
export const MONTHLY = "two-years-monthly";

/** Its documents, which stand last in documents.yaml. */
const DOCUMENTS = ["jia-monthly", "yi-monthly"] as const;

/**
 * Copies the starter without its monthly part: two plans, 16 figures and one briefing, `two-places`, so that tests build
 * no more than they need.
 */
export function copyStarter(folder: string): void {
  cpSync(join(packageHome(), "templates/starter"), folder, { recursive: true });
  rmSync(join(folder, `briefings/${MONTHLY}.yaml`));
  for (const id of DOCUMENTS) {
    rmSync(join(folder, `observations/${id}.yaml`));
    rmSync(join(folder, `sources/${id}.txt`));
  }
  const file = join(folder, "documents.yaml");
  const [plans = ""] = readFileSync(file, "utf8").split(`${DOCUMENTS[0]}:\n`);
  writeFileSync(file, plans);
}
