import { writeFile } from "node:fs/promises";
import { jsonSchemas } from "../src/dataset/json-schema.ts";
import { memoJsonSchema } from "../src/memo/json-schema.ts";

/** Writes the JSON Schemas of the data files into data/schemas. */
const schemas = [...jsonSchemas(), ["memo.schema.json", memoJsonSchema()] as const];
for (const [name, text] of schemas) {
  await writeFile(new URL(`../data/schemas/${name}`, import.meta.url), text);
}
