import { readFile } from "node:fs/promises";
import type { DatasetFiles } from "../../src/dataset/files.ts";
import { readAnnualStarter } from "../starter.ts";

/** Reads a file of `tests/cases`. */
export function readCase(path: string): Promise<Uint8Array> {
  return readFile(new URL(`../cases/${path}`, import.meta.url));
}

/** The starter's plans with one file replaced by one of `tests/cases`. */
export async function starterWith(path: string, casePath: string): Promise<DatasetFiles> {
  const files = await readAnnualStarter();
  const bytes = await readCase(casePath);
  return files.map((file) => (file.path === path ? { path, bytes } : file));
}
