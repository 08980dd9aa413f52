import { z } from "zod";

type Issue = z.core.$ZodIssue;

/** Most parts of a value that zod is given at once: it collects all issues, and too many would end the process. */
const LARGEST = 1000;

/** A value that conforms to the schema, or its issues. */
type Parsed<T> = { readonly data: T } | { readonly issues: Iterable<Issue> };

/**
 * Checks a value against a schema; large lists and mappings are checked entry by entry.
 *
 * Shape: the issues of a large value are found one by one while they are iterated; if there are none, it is valid.
 */
export function parseInParts<T>(schema: z.ZodType<T>, value: unknown): Parsed<T> {
  if (!isSmall(value)) return { issues: issuesOfParts(schema, value, []) };
  const { data, error } = schema.safeParse(value);
  return error ? { issues: error.issues } : { data };
}

function* issuesOf(
  schema: z.ZodType,
  value: unknown,
  path: readonly PropertyKey[],
): Generator<Issue> {
  if (isSmall(value)) yield* issuesOfWhole(schema, value, path);
  else yield* issuesOfParts(schema, value, path);
}

function* issuesOfWhole(
  schema: z.ZodType,
  value: unknown,
  path: readonly PropertyKey[],
): Generator<Issue> {
  for (const issue of schema.safeParse(value).error?.issues ?? []) {
    yield { ...issue, path: [...path, ...issue.path] };
  }
}

function* issuesOfParts(
  schema: z.ZodType,
  value: unknown,
  path: readonly PropertyKey[],
): Generator<Issue> {
  const container = containerOf(schema);
  if (container instanceof z.ZodRecord && isMapping(value)) {
    for (const [key, each] of Object.entries(value)) {
      const { error } = z.safeParse(container.keyType as z.ZodType, key);
      const at = [...path, key];
      if (!error) yield* issuesOf(container.valueType as z.ZodType, each, at);
      else {
        const { issues } = error;
        yield { code: "invalid_key", origin: "record", issues, path: at, message: "" };
      }
    }
  } else if (container instanceof z.ZodObject && isMapping(value)) {
    const shape: Readonly<Record<string, z.ZodType>> = container.shape;
    for (const [key, each] of Object.entries(shape)) {
      yield* issuesOf(each, Object.hasOwn(value, key) ? value[key] : undefined, [...path, key]);
    }
    const keys = Object.keys(value).filter((key) => !Object.hasOwn(shape, key));
    if (keys.length > 0) {
      yield { code: "unrecognized_keys", keys, path: [...path], message: "" };
    }
  } else if (container instanceof z.ZodArray && Array.isArray(value)) {
    for (const [index, each] of value.entries()) {
      yield* issuesOf(container.element as z.ZodType, each, [...path, index]);
    }
  } else {
    yield* issuesOfWhole(schema, value, path);
  }
}

function containerOf(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional ? containerOf(schema.unwrap() as z.ZodType) : schema;
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** True where a value has at most `LARGEST` parts on all levels together. */
function isSmall(value: unknown): boolean {
  const waiting: unknown[] = [value];
  let left = LARGEST;
  for (let next = waiting.pop(); next !== undefined || waiting.length > 0; next = waiting.pop()) {
    left -= 1;
    if (typeof next !== "object" || next === null) continue;
    const parts: readonly unknown[] = Array.isArray(next) ? next : Object.values(next);
    if (parts.length > left) return false;
    waiting.push(...parts);
    if (waiting.length > left) return false;
  }
  return true;
}
