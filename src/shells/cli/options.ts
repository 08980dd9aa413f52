import { Option } from "commander";
import { databaseOf, dateOf, periodChoiceOf } from "./values.ts";

/** What a command came to. */
export type Outcome = { exitCode: number };

export function example(lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join("\n")}\n`;
}

export const dataOption = () =>
  new Option("--data <dir>", "folder of the YAML data").default("data", "data");

export const jsonOption = () =>
  new Option("--json", "print one JSON document on stdout, nothing else there");

export const databaseOption = (what: string) =>
  new Option(
    "--database [url]",
    `${what}; without an address that of BRIEFINGS_DATABASE`,
  ).argParser(databaseOf);

export const periodOption = () =>
  new Option(
    "--period <period>",
    'of which period: "latest of each", "latest common", or e.g. 2023, 2024-Q3, 2024-01/09; targets are of the one after it',
  ).argParser(periodChoiceOf);

export const asOfOption = () =>
  new Option("--as-of <date>", "leave out what was published after this date").argParser(dateOf);

export const groupOption = () =>
  new Option("--group <id>", "only the places of this group of groups.yaml");

export const withinOption = () =>
  new Option("--within <id>", "only the places within this one, which stands for reference");
