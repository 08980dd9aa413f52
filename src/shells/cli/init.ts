import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { ReportError } from "../../error.ts";
import { type Host, readTree } from "../../host.ts";
import { writeFiles } from "../../store/folder.ts";
import { log } from "./terminal.ts";

/**
 * `briefings init`: lays out a small dataset of two invented places, with the schemas that editors check by.
 *
 * Errors: USAGE where the folder holds something already; nothing is written then.
 */
export async function init(host: Host, folder: string): Promise<void> {
  const target = resolve(host.cwd, folder);
  const there = await readdir(target).catch(() => []);
  if (there.length > 0) {
    throw new ReportError("USAGE", `The folder ${folder} is not empty`, {
      hint: "name a new folder; nothing was written",
    });
  }
  const starter = await readTree(join(host.home, "templates/starter"));
  const schemas = await readTree(join(host.home, "data/schemas"));
  await writeFiles(target, [
    ...[...starter].map(([path, bytes]) => ({ path, bytes })),
    ...[...schemas].map(([path, bytes]) => ({ path: `schemas/${path}`, bytes })),
  ]);
  log(host, `A dataset of two places is in ${folder}. Next:`);
  log(host, `  briefings check --data ${folder}`);
  log(host, `  briefings build --data ${folder} --out ${join(folder, "output")}`);
  log(host, `  briefings sources ${join(folder, "sources")} --data ${folder}`);
}
