import { InvalidArgumentError } from "commander";
import type { PeriodChoice } from "../../dataset/model.ts";
import { PERIOD_CHOICES, readPeriodChoice } from "../../dataset/time/choice.ts";
import { readLastDay } from "../../dataset/time/period.ts";
import type { Shard } from "../../results/shard.ts";

/** Readers of the values of options. Errors: InvalidArgumentError, saying what was expected. */

const listOf = (value: string): readonly string[] =>
  value
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** Languages, e.g. `zh,en`; whether there are such is told with what there is. */
export const languagesOf = (value: string): readonly string[] => {
  const languages = listOf(value);
  if (languages.length > 0) return languages;
  throw new InvalidArgumentError("Expected zh, en or both.");
};

/** Reads ids, each once, in the order of a page. */
const idsOf =
  (what: string, example: string) =>
  (value: string): readonly string[] => {
    const ids = listOf(value);
    const twice = ids.find((id, index) => ids.indexOf(id) < index);
    if (ids.length === 0)
      throw new InvalidArgumentError(`Expected at least one ${what}, e.g. ${example}.`);
    if (twice !== undefined)
      throw new InvalidArgumentError(`Expected each ${what} once; ${twice} stands there twice.`);
    return ids;
  };

export const placesOf = idsOf("place", "zhangdian,boshan");
export const themesOf = idsOf("theme", "trade,budget");
export const indicatorsOf = idsOf("indicator", "retail_sales,gross_regional_product");

/** A whole number from 1. */
export const countOf = (value: string): number => {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1)
    throw new InvalidArgumentError("Expected a whole number from 1.");
  return count;
};

/** One of several shards, e.g. `3/8`. */
export const shardOf = (value: string): Shard => {
  const [, number = 0, of = 0] = (/^([0-9]+)\/([0-9]+)$/.exec(value.trim()) ?? []).map(Number);
  if (number >= 1 && number <= of && Number.isSafeInteger(of)) return { number, of };
  throw new InvalidArgumentError("Expected a shard such as 3/8: the third of eight.");
};

/** The address of a database; a mere word after the option was meant for something else, e.g. as the name of a briefing. */
export const databaseOf = (value: string): string => {
  if (!/^[\w.-]*$/.test(value)) return value;
  throw new InvalidArgumentError(
    "Expected postgres://USER:PASSWORD@HOST:5432/DATABASE. For that of BRIEFINGS_DATABASE write --database last.",
  );
};

/** A port; 0 is any that is free. */
export const portOf = (value: string): number => {
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port <= MOST_PORT && value.trim() !== "") return port;
  throw new InvalidArgumentError(`Expected a whole number from 0 to ${MOST_PORT}.`);
};

const MOST_PORT = 65_535;

/** How many to show: a whole number from 1, or `all`, which is infinite. */
export const limitOf = (value: string): number => {
  if (value === "all") return Number.POSITIVE_INFINITY;
  const count = Number(value);
  if (Number.isInteger(count) && count >= 1) return count;
  throw new InvalidArgumentError("Expected a whole number from 1, or all.");
};

/** What a comparison fails on. */
export const gatesOf = (value: string): readonly string[] => {
  const gates = listOf(value);
  if (gates.length > 0 && gates.every((gate) => gate === "figures" || gate === "pages"))
    return gates;
  throw new InvalidArgumentError("Expected figures, pages or both.");
};

/** Of which period figures are asked, e.g. `2023`, `2024-Q3`, `latest common`. */
export const periodChoiceOf = (value: string): PeriodChoice => {
  const choice = readPeriodChoice(value);
  if (choice !== null) return choice;
  throw new InvalidArgumentError(`Expected ${PERIOD_CHOICES}.`);
};

/** A date, e.g. `2024-03-31`. */
export const dateOf = (value: string): string => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value) && readLastDay(value) !== null) return value;
  throw new InvalidArgumentError("Expected a date such as 2024-03-31.");
};

/** What the addresses of a site begin with: a path, without a slash at its end. */
export const siteBaseOf = (value: string): string => {
  const base = value.replace(/\/+$/, "");
  if (base === "" || /^(?:\/[\w.~-]+)+$/.test(base)) return base;
  throw new InvalidArgumentError("Expected a path such as /briefings.");
};

/** A time zone, e.g. `Asia/Shanghai`. */
export const timeZoneOf = (value: string): string => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return value;
  } catch {
    throw new InvalidArgumentError("Expected a time zone such as Asia/Shanghai.");
  }
};
