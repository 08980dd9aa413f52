import { Option } from "commander";
import { databaseOf } from "./values.ts";

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
