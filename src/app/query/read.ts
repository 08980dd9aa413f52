import type { z } from "zod";
import { choicesFor } from "./choices.ts";
import { QueryFault, quoted } from "./fault.ts";

/** A query as it comes: each field once or several times. */
export type RawQuery = Readonly<Record<string, unknown>>;

type QuerySchema = z.ZodObject;

/**
 * Reads a query, of strings, as its schema has it. Fields left empty are not asked for.
 *
 * Errors: QueryFault, of the first field that is unknown or wrong.
 */
export function readQuery<Schema extends QuerySchema>(
  schema: Schema,
  raw: RawQuery,
): z.output<Schema> {
  const filled = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== ""));
  const { success, data, error } = schema.safeParse(filled, { reportInput: true });
  if (success) return data;
  throw faultOf(error.issues[0], filled, schema);
}

function faultOf(
  issue: z.core.$ZodIssue | undefined,
  raw: RawQuery,
  schema: QuerySchema,
): QueryFault {
  if (issue?.code === "unrecognized_keys") {
    const field = issue.keys[0] ?? "";
    const valid = choicesFor(field, Object.keys(schema.shape));
    return new QueryFault(`No field is called ${quoted(field)}`, {
      field,
      value: null,
      ...valid,
    });
  }
  const [first = "", ...rest] = issue?.path ?? [];
  const field = String(first);
  // Of a field that is one number, zod tells what it made of the text.
  const value = writtenAs(rest.length === 0 ? raw[field] : issue?.input);
  const got = value === null ? "nothing" : quoted(value);
  const choices = issue?.code === "invalid_value" ? issue.values.map(String) : [];
  const valid = choicesFor(value ?? "", choices);
  return new QueryFault(`\`${field}\` is ${got}; expected ${issue?.message ?? "text"}`, {
    field,
    value,
    ...valid,
  });
}

function writtenAs(input: unknown): string | null {
  if (input === undefined) return null;
  if (typeof input !== "object") return String(input);
  const isList = Array.isArray(input) && input.every((one) => typeof one === "string");
  return isList ? input.join(",") : "an object";
}
