import { z } from "zod";
import { abridge } from "../diagnostic.ts";
import type { DiagnosticCode } from "../diagnostic-codes.ts";
import { parseInParts } from "./issues.ts";
import { checkNumbers } from "./plain-numbers.ts";
import { suggest, withHint } from "./suggestion.ts";
import type { Report } from "./text.ts";
import type { Path, YamlSource } from "./yaml-source.ts";

type Issue = z.core.$ZodIssue;

/**
 * Checks what stands at a path against a schema: the value, or null with every fault reported.
 *
 * `checksNumbers` is false where the numbers in it are checked part by part. Default: true. `whole` is what its top is called.
 * Errors: `missing-key`, `unknown-key`, `quoted-number`, `unquoted-text`, `not-finite`, `wrong-type`,
 * `wrong-value`, `wrong-format`, `out-of-range`; those of `checkNumbers`.
 */
export function checkShape<T>(
  schema: z.ZodType<T>,
  source: YamlSource,
  path: Path,
  report: Report,
  { checksNumbers = true, whole = "this file" } = {},
): T | null {
  const value = valueAt(source.root, path);
  const parsed = parseInParts(schema, value);
  const told = new Set<string>();
  const isTold = (at: Path) =>
    at.some((_, length) => told.has(nameOfPath(at.slice(0, length + 1))));
  if ("data" in parsed) {
    if (checksNumbers) checkNumbers(value, source, path, isTold, report);
    return parsed.data;
  }
  let isSound = true;
  for (const issue of parsed.issues) {
    isSound = false;
    for (const place of placesOf(issue)) told.add(nameOfPath([...path, ...place]));
    const at = [...path, ...issue.path];
    for (const { code, message, key, hint, part } of faultsOf(issue, schema, source, at, whole)) {
      const place = source.at(key === undefined ? at : [...at, key], part);
      report(withHint({ severity: "error", code, message, at: place }, () => hint?.()));
    }
  }
  if (checksNumbers) checkNumbers(value, source, path, isTold, report);
  return isSound ? schema.parse(value) : null;
}

function placesOf(issue: Issue): readonly Path[] {
  if (issue.code !== "unrecognized_keys") return [issue.path];
  return issue.keys.map((key) => [...issue.path, key]);
}

/** A path as one text, to be looked up. */
function nameOfPath(path: Path): string {
  return path.map(String).join("\u0000");
}

/**
 * Reads the entries of a mapping that have the right shape, in the order of the file.
 *
 * The others are left out silently: `checkShape` on the whole file reports them.
 */
export function validEntries<T>(
  schema: z.ZodType<T>,
  source: YamlSource,
  path: Path = [],
): ReadonlyMap<string, T> {
  const entries = new Map<string, T>();
  for (const key of keysOf(source, path)) {
    const result = schema.safeParse(valueAt(source.root, [...path, key]));
    if (result.success) entries.set(key, result.data);
  }
  return entries;
}

/** Lists the keys of the mapping at a path, in the order of the file; none where there is no mapping. */
export function keysOf(source: YamlSource, path: Path = []): readonly string[] {
  const value = valueAt(source.root, path);
  const isMapping = typeof value === "object" && value !== null && !Array.isArray(value);
  return isMapping ? Object.keys(value) : [];
}

/** Reads what stands at a path; undefined where it leads nowhere. */
export function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step))
      return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}

interface Fault {
  readonly code: DiagnosticCode;
  readonly message: string;
  /** Works out what to do. */
  readonly hint?: () => string | undefined;
  /** The key below the issue's path at which the fault stands. */
  readonly key?: string;
  readonly part?: "key";
}

function faultsOf(
  issue: Issue,
  schema: z.ZodType,
  source: YamlSource,
  path: Path,
  whole: string,
): readonly Fault[] {
  const value = valueAt(source.root, path);
  const name = nameOf(path);
  switch (issue.code) {
    case "unrecognized_keys": {
      const known = keysAt(schema, issue.path);
      const expected = `${name ? `of ${name}` : `of ${whole}`}; expected ${listed(known)}`;
      return issue.keys.map((key) => ({
        code: "unknown-key",
        message: `\`${abridge(key)}\` is not a key ${expected}.`,
        hint: () => suggest(key, known) ?? commaHint(valueAt(source.root, [...path, key])),
        key,
        part: "key",
      }));
    }
    case "invalid_type":
      return [wrongType(issue.expected, value, name)];
    case "invalid_value":
      return [wrongValue(issue.values.map(String), value, name)];
    case "invalid_key": {
      const message = `${name} is not a fit key; expected ${issue.issues[0]?.message}.`;
      return [{ code: "wrong-format", message, part: "key" }];
    }
    case "invalid_union":
      return [wrongType(issue.message, value, name)];
    case "too_small":
    case "too_big":
      return [outOfRange(issue, value, name)];
    default:
      return [
        { code: "wrong-format", message: `${name} is ${shown(value)}; expected ${issue.message}.` },
      ];
  }
}

/** In `{ en: Health, care }` the comma ends the value, and `care` becomes a key without one. */
function commaHint(value: unknown): string | undefined {
  return value === null ? "a comma ends a value inside { }: put the text in quotes" : undefined;
}

function wrongType(expected: string, value: unknown, name: string): Fault {
  const wanted = TYPE_NAMES[expected] ?? expected;
  if (value === undefined) {
    return { code: "missing-key", message: `${name} is missing; expected ${wanted}.`, part: "key" };
  }
  const message = `${name} is ${shown(value)}; expected ${wanted}.`;
  if (typeof value === "number" && !Number.isFinite(value)) return { code: "not-finite", message };
  if (isNumeric(expected) && typeof value === "string" && /^\s*[-+]?[\d.]+\s*$/.test(value)) {
    return { code: "quoted-number", message, hint: () => "delete the quotes" };
  }
  if (expected === "string" && ["number", "boolean"].includes(typeof value)) {
    return { code: "unquoted-text", message, hint: () => "put it in quotes" };
  }
  return { code: "wrong-type", message };
}

function wrongValue(allowed: readonly string[], value: unknown, name: string): Fault {
  if (value === undefined) {
    const message = `${name} is missing; expected ${listed(allowed)}.`;
    return { code: "missing-key", message, part: "key" };
  }
  const hint = () => (typeof value === "string" ? suggest(value, allowed) : undefined);
  const message = `${name} is ${shown(value)}; expected ${listed(allowed)}.`;
  return { code: "wrong-value", message, hint };
}

function outOfRange(
  issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig,
  value: unknown,
  name: string,
): Fault {
  if (typeof value !== "number") {
    return {
      code: "wrong-format",
      message: `${name} is ${shown(value)}; expected ${issue.message}.`,
    };
  }
  const limit =
    issue.code === "too_small"
      ? `${issue.inclusive ? "at least" : "more than"} ${issue.minimum}`
      : `at most ${issue.maximum}`;
  return { code: "out-of-range", message: `${name} is ${value}; expected ${limit}.` };
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: "text",
  int: "a whole number",
  number: "a number",
  boolean: "true or false",
  object: "a mapping of keys to values",
  record: "a mapping of keys to values",
  array: "a list",
};

function isNumeric(expected: string): boolean {
  return expected === "number" || expected === "int";
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping";
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return abridge(text);
}

function nameOf(path: Path): string {
  const last = path.at(-1);
  if (typeof last !== "number") return last === undefined ? "" : `\`${abridge(String(last))}\``;
  return `item ${last + 1} of \`${abridge(String(path.at(-2) ?? ""))}\``;
}

function listed(words: readonly string[]): string {
  return words.length > 1 ? `one of ${words.join(", ")}` : words.join("");
}

/** The keys that the schema allows at a path below it. */
function keysAt(schema: z.ZodType, path: Path): readonly string[] {
  let here: unknown = schema;
  for (const step of [...path, null]) {
    while (here instanceof z.ZodOptional) here = here.unwrap();
    if (step === null) break;
    if (here instanceof z.ZodObject) here = here.shape[step as string];
    else if (here instanceof z.ZodArray) here = here.element;
    else if (here instanceof z.ZodRecord) here = here.valueType;
  }
  return here instanceof z.ZodObject ? Object.keys(here.shape) : [];
}
