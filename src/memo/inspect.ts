import { auditPdf } from "../audit/audit.ts";
import { checkActive } from "../audit/checks/active.ts";
import { checkClaims } from "../audit/claims/check.ts";
import type { Finding } from "../audit/model.ts";
import { auditOfficial } from "../audit/official/audit.ts";
import { formatOfficial } from "../audit/official/format.ts";
import { leaveOutForeign } from "./foreign/leave-out.ts";
import type { MadeMemo } from "./make.ts";
import type { Memo } from "./model.ts";
import { UnfitMemo } from "./unfit.ts";

/**
 * Reopens a finished memo, checks it against its facts and measures it against the standard.
 *
 * Where a PDF file is bound in, the memo is only measured and held to what it claims, and must not act: the project does
 * not make what is in that file.
 * Errors: AUDIT_FAULT, naming what is wrong; nothing of the memo is to be written then.
 */
export async function inspectMemo(
  { id, attachments }: Memo,
  { pdf, facts }: Pick<MadeMemo, "pdf" | "facts">,
): Promise<void> {
  const hasForeign = attachments.some(({ kind }) => kind === "file");
  const found = hasForeign
    ? [...checkClaims(pdf), ...checkActive(pdf, "error")]
    : (await auditPdf(pdf, { facts })).findings;
  const errors = found.filter(({ severity }) => severity === "error").map(describe);
  const isLong = count(attachments) > MOST_MEASURED;
  const report = await auditOfficial(isLong ? await leaveOutForeign(pdf) : pdf);
  const off = report ? report.measures.filter(({ isMet }) => !isMet) : [];
  const lines = [...errors, ...(report ? formatOfficial({ ...report, measures: off }) : [])];
  if (lines.length === 0) return;
  const shown = lines.slice(0, MOST_LISTED);
  const more = lines.length > shown.length ? [`and ${lines.length - shown.length} more`] : [];
  throw new UnfitMemo(
    "memo",
    "AUDIT_FAULT",
    [`The memo ${id} has ${lines.length} errors:`, ...shown, ...more].join("\n  "),
    { hint: "mend the memo; --no-audit writes it all the same" },
  );
}

/**
 * Most pages of attached files whose own text is measured with the memo's: a tightly printed one takes 60 ms, and a
 * thousand took minutes. Of more, only what the memo sets on them is.
 */
const MOST_MEASURED = 100;

function count(attachments: Memo["attachments"]): number {
  return attachments.reduce((sum, each) => sum + (each.kind === "file" ? each.pages : 0), 0);
}

/** Most errors that the message lists; `briefings audit` lists them all. */
const MOST_LISTED = 10;

function describe({ page, code, message }: Finding): string {
  return `${page === null ? "" : `page ${page} `}${code} ${message}`;
}
