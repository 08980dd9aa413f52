import Handlebars from "handlebars";
import { ReportError } from "../error.ts";

/** The useful lines of a parser's message: what is wrong, the line of the template, and the mark below it. */
const PARSER_LINES = 3;

/**
 * Says which template is at fault, in which line and how.
 *
 * Errors: none; a fault that has been worded already, by the partial it is in, stays as it is.
 */
export function wordTemplateFault(path: string, text: string, cause: unknown): ReportError {
  if (cause instanceof ReportError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  const line = lineOf(message, text, cause);
  const place = line === null ? "" : `, line ${line}`;
  return new ReportError("TEMPLATE_FAULT", `templates/${path}${place}: ${explain(message)}`, {
    hint: "docs/templates.md lists the fields, partials and helpers; `briefings view ID --json` prints what a template sees",
    cause,
  });
}

function explain(message: string): string {
  const partial = /^The partial (\S+) could not be found/.exec(message)?.[1];
  if (partial) return `there is no templates/partials/${partial}.hbs`;
  const helper = /^Missing helper: "(.+)"$/.exec(message)?.[1];
  if (helper) return `there is no helper "${helper}"`;
  const lines = message.split("\n");
  if (!message.startsWith("Parse error")) return lines[0] ?? "";
  return [
    "it can't be read; look at or before the place marked",
    ...lines.slice(1, PARSER_LINES),
  ].join("\n  ");
}

function lineOf(message: string, text: string, cause: unknown): number | null {
  const said = /Parse error on line (\d+)/.exec(message)?.[1];
  if (said) return Number(said);
  if (cause instanceof Handlebars.Exception && cause.lineNumber) return cause.lineNumber;
  const partial = /^The partial (\S+) could not be found/.exec(message)?.[1];
  if (!partial) return null;
  const index = text.split("\n").findIndex((line) => line.includes(`> ${partial}`));
  return index < 0 ? null : index + 1;
}

/** Throws for an unknown name, for which Handlebars by default prints nothing. */
export function refuseUnknown(this: unknown, ...given: readonly unknown[]): string {
  const { name, loc } = given.at(-1) as Handlebars.HelperOptions & {
    readonly name: string;
    readonly loc?: { readonly start: { readonly line: number } };
  };
  if (given.length > 1) throw located(`Missing helper: "${name}"`, loc?.start.line);
  const isThere = typeof this === "object" && this !== null && name in this;
  if (!isThere) throw located(`nothing here is called "${name}"`, loc?.start.line);
  return "";
}

/** An error of Handlebars with the line that it happened in. */
function located(message: string, line: number | undefined): Handlebars.Exception {
  const fault = new Handlebars.Exception(message);
  return Object.assign(fault, line === undefined ? {} : { lineNumber: line });
}
