import { writeFile } from "node:fs/promises";
import { jsonSchemas } from "../src/dataset/json-schema.ts";

/** Writes the JSON Schemas of the data files into data/schemas. */
for (const [name, text] of jsonSchemas()) {
  await writeFile(new URL(`../data/schemas/${name}`, import.meta.url), text);
}
