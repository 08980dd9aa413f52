import { type Audited, type AuditOptions, auditFiles, measureMemos } from "../../app/audit.ts";
import type { Finding } from "../../audit/model.ts";
import type { Host } from "./host.ts";
import { coloursOf, log, printJson } from "./terminal.ts";

interface AuditCommandOptions extends AuditOptions {
  readonly json?: boolean;
  /** True to measure official memos against GB/T 9704 instead. */
  readonly official?: boolean;
}

/** `briefings audit`: reopens PDFs and reports what is wrong with them; exit 1 where there is an error. */
export async function audit(host: Host, options: AuditCommandOptions): Promise<number> {
  const { json = false, official = false } = options;
  if (official) return showMeasures(host, options.files, json);
  const audited = await auditFiles(options, host);
  const errors = countOf(audited, "error");
  if (json) printJson(host, { ok: errors === 0, files: audited });
  else showFindings(host, audited);
  return errors === 0 ? 0 : 1;
}

function showFindings(host: Host, audited: readonly Audited[]): void {
  for (const { file, findings } of audited)
    for (const finding of findings) log(host, lineOf(file, finding));
  for (const { file, facts, findings, isHouse } of audited) {
    if (findings.some(({ code }) => code === "not-a-pdf")) continue;
    if (!isHouse) log(host, `${file}: held to what it claims, not to the rules of the house`);
    else if (facts === null) log(host, `${file}: numbers not checked, no facts file beside it`);
  }
  const errors = countOf(audited, "error");
  const { green, red } = coloursOf(host, host.stderr);
  const pages = audited.reduce((sum, report) => sum + report.pages, 0);
  const verdict = errors === 0 ? green("The audit finds no error") : red("The audit finds errors");
  const counts = `${errors} errors, ${countOf(audited, "warning")} warnings`;
  log(host, `${verdict}: ${counts} in ${audited.length} files, ${pages} pages`);
}

/** e.g. `five-places.zh.pdf:3 error number-from-nowhere 5.6 is printed, but no fact says so`. */
function lineOf(file: string, { page, severity, code, message, rule }: Finding): string {
  const source = rule === undefined ? "" : ` (PDF/UA-1, ${rule})`;
  return `${file}${page === null ? "" : `:${page}`} ${severity} ${code} ${message}${source}`;
}

function countOf(audited: readonly Audited[], severity: Finding["severity"]): number {
  return audited
    .flatMap(({ findings }) => findings)
    .filter((finding) => finding.severity === severity).length;
}

/** `briefings audit --official`: measures memos against the standard; exit 1 where a measure is not met. */
async function showMeasures(host: Host, files: readonly string[], json: boolean): Promise<number> {
  const { formatOfficial } = await import("../../audit/official/format.ts");
  const measured = await measureMemos(files, host);
  const ok = measured.every(({ isMet }) => isMet);
  if (json) printJson(host, { ok, files: measured });
  else
    for (const { file, ...report } of measured)
      for (const line of formatOfficial(report)) log(host, `${file} ${line}`);
  return ok ? 0 : 1;
}
