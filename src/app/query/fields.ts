import { z } from "zod";

/** Fields that queries share. A field that is left empty, as forms send it, asks for nothing. */

const MOST_ITEMS = 1000;
const ITEMS_BY_DEFAULT = 100;

const written = z.union([z.string(), z.array(z.string())], "text");
const ONE_OF_THEM = "one of those listed";
const COUNT = "a whole number";

/** The parts of a list: between commas, or each in a field of its own. */
function partsOf(value: string | readonly string[]): readonly string[] {
  const parts = [value].flat().flatMap((one) => one.split(","));
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ""))];
}

/** Several names. */
export const list = (what: string) =>
  written.transform(partsOf).optional().describe(`${what}. Several: with commas between.`);

/** Several of what is listed. */
export const listOf = <const Values extends readonly [string, ...string[]]>(
  values: Values,
  what: string,
) =>
  written
    .transform((value) => [...partsOf(value)])
    .pipe(z.array(z.enum(values, ONE_OF_THEM)))
    .optional()
    .describe(`${what}: ${values.join(", ")}. Several: with commas between.`);

export const text = (what: string) => z.string("text, once").trim().optional().describe(what);
export const choice = <const Values extends readonly [string, ...string[]]>(
  values: Values,
  what: string,
) => z.enum(values, ONE_OF_THEM).optional().describe(what);

export const paging = {
  limit: z.coerce
    .number(COUNT)
    .int(COUNT)
    .min(1, "at least 1")
    .max(MOST_ITEMS, `at most ${MOST_ITEMS}`)
    .default(ITEMS_BY_DEFAULT)
    .describe("Most items of the answer."),
  offset: z.coerce
    .number(COUNT)
    .int(COUNT)
    .min(0, "at least 0")
    .default(0)
    .describe("How many items to pass over."),
  format: choice(
    ["json", "csv"],
    "Format of the answer. Default: json, or what `Accept` asks for.",
  ),
};

/** Which places: by name, of a group, within another. */
export const places = {
  places: list("Ids of places"),
  group: text("Id of a group: its places."),
  within: text("Id of a place: those that lie within it."),
};

export const subjects = {
  themes: list("Ids of themes"),
  indicators: list("Ids of indicators"),
};

export const asOf = {
  as_of: z.iso
    .date("a date such as 2024-03-31")
    .optional()
    .describe("A date: what was published later is left out."),
};

export const find = (what: string) => ({
  find: text(`Words in ${what}, in Chinese or English: all of them, capitals or not.`),
});
