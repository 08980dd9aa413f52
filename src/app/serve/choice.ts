import { z } from "zod";
import type { Language, PeriodChoice } from "../../dataset/model.ts";
import { PERIOD_CHOICES, readPeriodChoice } from "../../dataset/time/choice.ts";
import { QueryFault } from "../query/fault.ts";
import { asOf, places, subjects, text } from "../query/fields.ts";
import { type RawQuery, readQuery } from "../query/read.ts";

/** The fields of a choice: what `build` takes as options. */
export const CHOICE = z.strictObject({
  ...places,
  focus: text("Id of the place that a profile is about."),
  ...subjects,
  period: text(`Of which period: ${PERIOD_CHOICES}.`),
  ...asOf,
});

/** What is asked for in place of what a briefing's file says. */
export interface Choice {
  readonly regions?: readonly string[];
  readonly group?: string;
  readonly within?: string;
  readonly focus?: string;
  readonly themes?: readonly string[];
  readonly indicators?: readonly string[];
  readonly period?: PeriodChoice;
  /** ISO date. */
  readonly asOf?: string;
}

/** A briefing in a language, with a choice. */
export interface Asked {
  /** Id of a briefing or of a kind. */
  readonly id: string;
  readonly language: Language;
  readonly choice: Choice;
}

/** Reads a choice. Errors: QueryFault. */
export function readChoice(raw: RawQuery): Choice {
  const { places: regions, as_of, period, ...rest } = readQuery(CHOICE, raw);
  const given = {
    ...rest,
    regions: isGiven(regions) ? regions : undefined,
    themes: isGiven(rest.themes) ? rest.themes : undefined,
    indicators: isGiven(rest.indicators) ? rest.indicators : undefined,
    period: period === undefined ? undefined : readPeriod(period),
    asOf: as_of,
  };
  const filled = Object.entries(given).filter(([, value]) => value !== undefined && value !== "");
  return Object.fromEntries(filled) as Choice;
}

function isGiven(list: readonly string[] | undefined): boolean {
  return list !== undefined && list.length > 0;
}

function readPeriod(written: string): PeriodChoice {
  const period = readPeriodChoice(written);
  if (period !== null) return period;
  throw new QueryFault(`"${written}" is no period`, {
    field: "period",
    value: written,
    hint: `expected ${PERIOD_CHOICES}`,
  });
}

/** Writes a choice as the query of an address: the same choice always the same way; empty where nothing is chosen. */
export function writeChoice(choice: Choice): string {
  const { regions, group, within, focus, themes, indicators, period, asOf: date } = choice;
  const fields: readonly (readonly [string, string | undefined])[] = [
    ["places", regions?.join(",")],
    ["group", group],
    ["within", within],
    ["focus", focus],
    ["themes", themes?.join(",")],
    ["indicators", indicators?.join(",")],
    ["period", period === undefined ? undefined : writePeriod(period)],
    ["as_of", date],
  ];
  const given = fields.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`],
  );
  return given.length === 0 ? "" : `?${given.join("&")}`;
}

function writePeriod(period: PeriodChoice): string {
  return typeof period === "string" ? period.replaceAll(" ", "-") : period.period;
}
