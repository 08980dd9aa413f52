import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { auditPdf } from "../../audit/audit.ts";
import type { AuditFact, AuditReport, Finding } from "../../audit/model.ts";
import { ReportError } from "../../error.ts";
import type { Host } from "../../host.ts";
import { coloursOf, log, printJson } from "./terminal.ts";

/** A file's name as the user gave it, and what is wrong with the file. */
interface Audited extends AuditReport {
  readonly file: string;
  /** The facts it was held against; null where there were none. */
  readonly facts: string | null;
}

interface AuditOptions {
  readonly files: readonly string[];
  readonly facts?: string;
  readonly json?: boolean;
  /** True to measure official memos against GB/T 9704 instead. */
  readonly official?: boolean;
}

/**
 * `briefings audit`: reopens PDFs and reports what is wrong with them; exit 1 where there is an error.
 *
 * Without `facts` each PDF is held against the facts file beside it, if there is one.
 * Errors: INPUT_UNREADABLE for a PDF or a facts file that isn't there; USAGE for one facts file and several PDFs.
 */
export async function audit(
  host: Host,
  { files, facts, json, official }: AuditOptions,
): Promise<number> {
  if (official) return auditMemos(host, files, json ?? false);
  if (facts !== undefined && files.length > 1)
    throw new ReportError("USAGE", `--facts goes with one PDF, got ${files.length}`, {
      hint: "leave --facts out: each PDF is held against the .facts.json beside it",
    });
  const audited: Audited[] = [];
  for (const file of files) audited.push(await auditFile(host, file, facts));
  const errors = countOf(audited, "error");
  if (json) printJson(host, { ok: errors === 0, files: audited });
  else showFindings(host, audited);
  return errors === 0 ? 0 : 1;
}

async function auditFile(host: Host, file: string, named: string | undefined): Promise<Audited> {
  const bytes = await read(host, file);
  const beside = file.replace(/\.pdf$/i, ".facts.json");
  const facts = named ?? (beside === file ? null : beside);
  const content = facts === null ? null : await readFacts(host, facts, named === undefined);
  const report = await auditPdf(bytes, content ? { facts: content } : {});
  return { file, facts: content ? facts : null, ...report };
}

async function readFacts(
  host: Host,
  file: string,
  isOptional: boolean,
): Promise<readonly AuditFact[] | null> {
  const bytes = await read(host, file, isOptional);
  if (bytes === null) return null;
  try {
    const { facts } = JSON.parse(bytes.toString("utf8")) as { facts?: unknown };
    if (Array.isArray(facts) && facts.every(isFact)) return facts;
  } catch (cause) {
    throw unreadable(file, "it is no JSON", cause);
  }
  throw unreadable(file, 'expected {"facts": [{"text", "value", …}]}');
}

function isFact(fact: unknown): fact is AuditFact {
  const { text, where, figures } = (fact ?? {}) as Partial<AuditFact>;
  return typeof text === "string" && typeof where === "string" && Array.isArray(figures);
}

async function read(host: Host, file: string): Promise<Buffer>;
async function read(host: Host, file: string, isOptional: boolean): Promise<Buffer | null>;
async function read(host: Host, file: string, isOptional = false): Promise<Buffer | null> {
  try {
    return await readFile(resolve(host.cwd, file));
  } catch (cause) {
    if (isOptional && (cause as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw unreadable(file, (cause as Error).message, cause);
  }
}

function unreadable(file: string, why: string, cause?: unknown): ReportError {
  return new ReportError("INPUT_UNREADABLE", `Cannot read ${file}: ${why}`, { cause });
}

function showFindings(host: Host, audited: readonly Audited[]): void {
  for (const { file, findings } of audited)
    for (const finding of findings) log(host, lineOf(file, finding));
  for (const { file, facts, findings } of audited)
    if (facts === null && findings.every(({ code }) => code !== "not-a-pdf"))
      log(host, `${file}: numbers not checked, no facts file beside it`);
  const errors = countOf(audited, "error");
  const { green, red } = coloursOf(host, host.stderr);
  const pages = audited.reduce((sum, report) => sum + report.pages, 0);
  const verdict = errors === 0 ? green("The audit finds no error") : red("The audit finds errors");
  const counts = `${errors} errors, ${countOf(audited, "warning")} warnings`;
  log(host, `${verdict}: ${counts} in ${audited.length} files, ${pages} pages`);
}

/** e.g. `five-places.zh.pdf:3 error number-from-nowhere 5.6 is printed, but no fact says so`. */
function lineOf(file: string, { page, severity, code, message }: Finding): string {
  return `${file}${page === null ? "" : `:${page}`} ${severity} ${code} ${message}`;
}

function countOf(audited: readonly Audited[], severity: Finding["severity"]): number {
  return audited
    .flatMap(({ findings }) => findings)
    .filter((finding) => finding.severity === severity).length;
}

/** `briefings audit --official`: measures memos against the standard; exit 1 where a measure is not met. */
async function auditMemos(host: Host, files: readonly string[], json: boolean): Promise<number> {
  const { auditOfficial } = await import("../../audit/official/audit.ts");
  const { formatOfficial } = await import("../../audit/official/format.ts");
  const measured = [];
  for (const file of files) {
    const report = await auditOfficial(await read(host, file));
    if (!report) throw unreadable(file, "it is no PDF that can be read");
    measured.push({ file, ...report });
    if (json) continue;
    for (const line of formatOfficial(report)) log(host, `${file} ${line}`);
  }
  if (json) printJson(host, { ok: measured.every(({ isMet }) => isMet), files: measured });
  return measured.every(({ isMet }) => isMet) ? 0 : 1;
}
