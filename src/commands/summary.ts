import { type Reason, sayReason } from "../build/explain.ts";
import type { LeftOut } from "../build/variant.ts";
import type { Language } from "../dataset/model.ts";
import { isHeldBack } from "../error.ts";
import type { Host } from "../host.ts";
import { visible } from "../visible.ts";
import { coloursOf, log, printJson } from "./terminal.ts";

/** How one output fared in a build. */
export interface Outcome {
  /** The output's. */
  readonly id: string;
  /** The briefing's. */
  readonly base: string;
  readonly language: Language;
  readonly pages: number;
  readonly bytes: number;
  readonly seconds: number;
  /** Why it was built; none where it was up to date. */
  readonly reasons: readonly Reason[];
  /** Why it failed; null where it did not. */
  readonly error: unknown;
}

/** How all that was asked for fared. */
export interface Outcomes {
  readonly outcomes: readonly Outcome[];
  readonly leftOut: readonly LeftOut[];
}

interface SummaryOptions {
  readonly out: string;
  readonly explain?: boolean;
  readonly json?: boolean;
}

/** Ends a build: what was built, how large it is, on request why, and where to look. */
export async function showOutcomes(
  host: Host,
  { outcomes, leftOut }: Outcomes,
  { out, explain, json }: SummaryOptions,
): Promise<void> {
  if (json) return printJson(host, [...outcomes.map(toJson), ...leftOut.flatMap(leftOutToJson)]);
  if (explain) for (const outcome of outcomes) host.stdout.write(explainOutcome(outcome));
  const touched = outcomes.filter(wasTouched);
  if (touched.length > 0 && !explain) host.stdout.write(await tabulate(host, touched));
  const built = touched.filter(({ error }) => error === null).length;
  const { green } = coloursOf(host, host.stderr);
  const rest = outcomes.length - touched.length;
  const upToDate = rest === 0 ? "" : `${rest} up to date, `;
  log(host, green(`${upToDate}${built} built, in ${out}/`));
}

function wasTouched({ reasons, error }: Outcome): boolean {
  return reasons.length > 0 || error !== null;
}

function pathOf({ id, language }: Pick<Outcome, "id" | "language">): string {
  return `${id}.${language}.pdf`;
}

function explainOutcome(outcome: Outcome): string {
  const { reasons, error } = outcome;
  const state = error !== null ? sayFailure(error) : reasons.length > 0 ? "built" : "up to date";
  const lines = [`${pathOf(outcome)}: ${state}`, ...reasons.map((r) => `  ${sayReason(r)}`)].map(
    visible,
  );
  return `${lines.join("\n")}\n`;
}

async function tabulate(host: Host, outcomes: readonly Outcome[]): Promise<string> {
  const { red } = coloursOf(host, host.stdout);
  // Loaded only now: a build without changes has no table.
  const { default: Table } = await import("cli-table3");
  const table = new Table({
    head: ["File", "Pages", "Size", "Seconds"],
    colAligns: ["left", "right", "right", "right"],
    style: { head: [], border: [] },
  });
  for (const outcome of outcomes) {
    const { pages, bytes, seconds, error } = outcome;
    const row = error === null ? [String(pages), kilobytes(bytes)] : [red(sayFailure(error)), ""];
    table.push([visible(pathOf(outcome)), ...row, seconds.toFixed(1)]);
  }
  return `${table.toString()}\n`;
}

/** Says in a word or two how an output failed. */
export function sayFailure(error: unknown): string {
  return isHeldBack(error) ? "held back" : "failed";
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1024)} KB`;
}

function toJson(outcome: Outcome) {
  const { id, base, language, pages, bytes, seconds, reasons, error } = outcome;
  const failure =
    error === null ? {} : { error: error instanceof Error ? error.message : String(error) };
  const about = { id, base, language, path: pathOf(outcome), pages, bytes, seconds };
  return { ...about, ok: error === null, built: reasons.length > 0, reasons, ...failure };
}

/** Of the same shape as an output that was not built, and why. */
function leftOutToJson({ id, base, languages, reason }: LeftOut) {
  return languages.map((language) => {
    const path = pathOf({ id, language });
    const about = { id, base, language, path, pages: 0, bytes: 0, seconds: 0 };
    return { ...about, ok: false, built: false, reasons: [], leftOut: reason };
  });
}
