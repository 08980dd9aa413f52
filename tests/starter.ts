import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DatasetFiles } from "../src/dataset/files.ts";
import { readDataFolder } from "../src/dataset/folder.ts";
import { packageHome } from "../src/package.ts";

const STARTER = join(packageHome(), "templates/starter");

/** The starter's monthly report. */
export const MONTHLY = "two-years-monthly";

/** Its documents, which stand last in documents.yaml. */
const DOCUMENTS = ["jia-monthly", "yi-monthly"] as const;

/** A briefing of one indicator: it is printed in a third of the time, and most figures have no say in it. */
export const JOBS = `kind: one-page
title: { zh: 就业, en: Jobs }
subject: { zh: 就业, en: Jobs }
keywords: { zh: [就业], en: [jobs] }
author: { zh: 示例单位, en: Example office }
date: 2024-03-01
headline:
  - { indicator: new_urban_jobs, measures: [count] }
sections: []
`;

/** The files of the monthly part. */
const OF_MONTHS = [
  `briefings/${MONTHLY}.yaml`,
  ...DOCUMENTS.flatMap((id) => [`observations/${id}.yaml`, `sources/${id}.txt`]),
];

/**
 * Copies the starter without its monthly part: two plans, 16 figures and one briefing, `two-places`, so that tests build
 * no more than they need.
 */
export function copyStarter(folder: string): void {
  cpSync(STARTER, folder, { recursive: true });
  for (const path of OF_MONTHS) rmSync(join(folder, path));
  const file = join(folder, "documents.yaml");
  writeFileSync(file, plansIn(readFileSync(file, "utf8")));
}

/** The same as files that are read. */
export async function readAnnualStarter(): Promise<DatasetFiles> {
  const files = await readDataFolder(STARTER);
  return files
    .filter(({ path }) => !OF_MONTHS.includes(path))
    .map(({ path, bytes }) => {
      if (path !== "documents.yaml") return { path, bytes };
      return { path, bytes: new TextEncoder().encode(plansIn(new TextDecoder().decode(bytes))) };
    });
}

function plansIn(documents: string): string {
  const [plans = ""] = documents.split(`${DOCUMENTS[0]}:\n`);
  return plans;
}
