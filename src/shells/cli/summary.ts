import type { BuildOutcome, BuiltOutput } from "../../app/build/model.ts";
import { sayReason } from "../../cache/reasons.ts";
import { isHeldBack } from "../../error.ts";
import { nameOf } from "../../results/manifest.ts";
import { pathOf } from "../../results/output-kinds.ts";
import type { LeftOut } from "../../results/variant.ts";
import { visible } from "../../visible.ts";
import type { Host } from "./host.ts";
import { coloursOf, log, printJson } from "./terminal.ts";

interface SummaryOptions {
  readonly out: string;
  readonly explain?: boolean;
  readonly json?: boolean;
}

/** Ends a build: what was built, how large it is, on request why, and where to look. */
export async function showOutcome(
  host: Host,
  { outputs, leftOut }: BuildOutcome,
  { out, explain, json }: SummaryOptions,
): Promise<void> {
  if (json) return printJson(host, [...outputs.map(toJson), ...leftOut.flatMap(leftOutToJson)]);
  if (explain) for (const output of outputs) host.stdout.write(explainOutput(output));
  const touched = outputs.filter(wasTouched);
  if (touched.length > 0 && !explain) host.stdout.write(await tabulate(host, touched));
  const built = touched.filter(({ error }) => error === null).length;
  const { green } = coloursOf(host, host.stderr);
  const rest = outputs.length - touched.length;
  const upToDate = rest === 0 ? "" : `${rest} up to date, `;
  log(host, green(`${upToDate}${built} built, in ${out}/`));
}

function wasTouched({ reasons, error }: BuiltOutput): boolean {
  return reasons.length > 0 || error !== null;
}

function explainOutput(output: BuiltOutput): string {
  const { path, reasons, error } = output;
  const state = error !== null ? sayFailure(error) : reasons.length > 0 ? "built" : "up to date";
  const lines = [`${path}: ${state}`, ...reasons.map((r) => `  ${sayReason(r)}`)].map(visible);
  return `${lines.join("\n")}\n`;
}

async function tabulate(host: Host, outputs: readonly BuiltOutput[]): Promise<string> {
  const { red } = coloursOf(host, host.stdout);
  // Loaded only now: a build without changes has no table.
  const { default: Table } = await import("cli-table3");
  const table = new Table({
    head: ["File", "Pages", "Size", "Seconds"],
    colAligns: ["left", "right", "right", "right"],
    style: { head: [], border: [] },
  });
  for (const output of outputs) {
    const { path, pages, bytes, seconds, error } = output;
    const row = error === null ? [String(pages), kilobytes(bytes)] : [red(sayFailure(error)), ""];
    table.push([visible(path), ...row, seconds.toFixed(1)]);
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

function toJson(output: BuiltOutput) {
  const { reasons, error, ...about } = output;
  const failure =
    error === null ? {} : { error: error instanceof Error ? error.message : String(error) };
  return { ...about, ok: error === null, built: reasons.length > 0, reasons, ...failure };
}

/** Of the same shape as an output that was not built, and why. */
function leftOutToJson({ id, base, languages, reason }: LeftOut) {
  return languages.map((language) => {
    const path = pathOf(nameOf({ id, language }), "pdf");
    const about = { id, base, language, path, pages: 0, bytes: 0, seconds: 0 };
    return { ...about, ok: false, built: false, reasons: [], leftOut: reason };
  });
}
