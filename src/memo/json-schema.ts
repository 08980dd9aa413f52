import { z } from "zod";
import { memoSchema } from "./schema.ts";

/**
 * Makes the JSON Schema by which an editor completes and explains memos: `data/schemas/memo.schema.json`.
 *
 * Source: draft 7, the newest that the YAML language server reads in full.
 */
export function memoJsonSchema(): string {
  const { $schema, ...rest } = z.toJSONSchema(memoSchema, { target: "draft-7" });
  return `${JSON.stringify({ $schema, title: "An official memo", ...rest }, null, 2)}\n`;
}
