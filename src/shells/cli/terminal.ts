import pc from "picocolors";
import { type Diagnostic, formatListed, type Omitted } from "../../diagnostic.ts";
import { ReportError } from "../../error.ts";
import { visibleJson, visibleLines } from "../../visible.ts";
import type { Host, Stream } from "./host.ts";

/** Colours for a stream: only on a terminal, and never where NO_COLOR is set. */
export function coloursOf(host: Host, stream: Stream) {
  return pc.createColors(stream.isTTY === true && host.env.NO_COLOR === undefined);
}

/**
 * Writes a line to stderr: progress, faults, everything that is not the result.
 *
 * Of what acts on a terminal only our own colours pass.
 */
export function log(host: Host, line: string): void {
  const parts = line.split(COLOUR).map((part) => (COLOUR.test(part) ? part : visibleLines(part)));
  host.stderr.write(`${parts.join("")}\n`);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are written so
const COLOUR = /(\u001b\[(?:[12]|22|3[1-79])m)/;

/** Tells a user what went wrong and what to do; the stack only on request or for a bug. */
export function showError(host: Host, error: unknown, { debug }: { debug: boolean }): void {
  const { red, dim } = coloursOf(host, host.stderr);
  const message = visibleLines(error instanceof Error ? error.message : String(error));
  if (error instanceof ReportError) {
    log(host, `${red("error")} ${error.code} ${message}`);
    if (error.hint) log(host, `  ${visibleLines(error.hint)}`);
  } else log(host, `${red("bug")} ${message}\n  Please report this with the lines below.`);
  if (debug || !(error instanceof ReportError)) log(host, dim(visibleLines(stackOf(error))));
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? "" : `\ncaused by: ${stackOf(error.cause)}`;
  return (error.stack ?? error.message) + cause;
}

/** Writes faults, one a line, and how many more there are. */
export function showDiagnostics(
  host: Host,
  diagnostics: readonly Diagnostic[],
  omitted: readonly Omitted[] = [],
): void {
  for (const line of formatListed({ diagnostics, omitted })) log(host, line);
}

/** Prints one JSON document on stdout. */
export function printJson(host: Host, value: unknown): void {
  host.stdout.write(`${visibleJson(JSON.stringify(value, null, 2))}\n`);
}
