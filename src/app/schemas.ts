import { join, resolve } from "node:path";
import { jsonSchemas } from "../dataset/json-schema.ts";
import { listsOf } from "../dataset/reference-lists.ts";
import { readKinds } from "../design.ts";
import type { Checked } from "../diagnostic.ts";
import type { Environment } from "../environment.ts";
import { memoJsonSchema } from "../memo/json-schema.ts";
import { cancelled } from "../pdf/cancel.ts";
import { writeFiles } from "../store/folder.ts";
import { readData } from "./load.ts";

/**
 * Writes the schemas by which editors complete and check the files of a data folder, with the ids of its dataset.
 *
 * Shape: the names of the files; null where the data has faults, and nothing is written then.
 * Errors: INPUT_UNREADABLE, OUTPUT_FAULT; CANCELLED, before anything is written.
 */
export async function writeSchemas(
  data: string,
  environment: Environment,
): Promise<Checked<readonly string[]>> {
  const kinds = await readKinds(environment.home);
  const { value: dataset, ...told } = await readData(environment, data);
  if (dataset === null) return { ...told, value: null };
  const texts = [
    ...jsonSchemas(listsOf(dataset, kinds)),
    ["memo.schema.json", memoJsonSchema()] as const,
  ];
  const files = texts.map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));
  if (environment.signal.aborted) throw cancelled(environment.signal);
  await writeFiles(join(resolve(environment.cwd, data), "schemas"), files);
  return { ...told, value: files.map(({ path }) => `schemas/${path}`) };
}
