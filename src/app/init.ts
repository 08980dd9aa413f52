import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Environment } from "../environment.ts";
import { ReportError } from "../error.ts";
import { cancelled } from "../pdf/cancel.ts";
import { readTree } from "../read-tree.ts";
import { writeFiles } from "../store/folder.ts";

/**
 * Lays out a small dataset of two invented places, with the schemas that editors check by.
 *
 * Errors: USAGE where the folder holds something already; nothing is written then. OUTPUT_FAULT; CANCELLED, before anything is written.
 */
export async function init(
  folder: string,
  { cwd, home, signal }: Pick<Environment, "cwd" | "home" | "signal">,
): Promise<void> {
  const target = resolve(cwd, folder);
  const there = await readdir(target).catch(() => []);
  if (there.length > 0) {
    throw new ReportError("USAGE", `The folder ${folder} is not empty`, {
      hint: "name a new folder; nothing was written",
    });
  }
  const starter = await readTree(join(home, "templates/starter"));
  const schemas = await readTree(join(home, "data/schemas"));
  if (signal.aborted) throw cancelled(signal);
  await writeFiles(target, [
    ...[...starter].map(([path, bytes]) => ({ path, bytes })),
    ...[...schemas].map(([path, bytes]) => ({ path: `schemas/${path}`, bytes })),
  ]);
}
