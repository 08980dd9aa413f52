import type { AuditFact, Finding } from "../../audit/model.ts";
import { ReportError } from "../../error.ts";

/** Looks into a finished PDF before it is put in its place. */
export interface Inspect {
  /** Loads what it takes, at a moment when there is time. */
  prepare(): Promise<void>;
  /**
   * Reopens a PDF and holds it against its facts.
   *
   * Errors: AUDIT_FAULT, naming the errors found; nothing of the briefing is written then.
   */
  inspect(pdf: Uint8Array, facts: readonly AuditFact[]): Promise<void>;
}

/** The audit, loaded when it is needed or just before. */
export const AUDIT: Inspect = {
  prepare: async () => {
    const { loadReader } = await import("../../audit/audit.ts");
    await loadReader();
  },
  inspect: async (pdf, facts) => {
    const { auditPdf } = await import("../../audit/audit.ts");
    const { findings } = await auditPdf(pdf, { facts });
    const errors = findings.filter(({ severity }) => severity === "error");
    if (errors.length === 0) return;
    throw new ReportError(
      "AUDIT_FAULT",
      [`The finished PDF has ${errors.length} errors:`, ...list(errors)].join("\n  "),
      { hint: "mend the template or the data; --no-audit writes the PDF all the same" },
    );
  },
};

/** As many as a reader takes in; `briefings audit` lists them all. */
const MOST_LISTED = 10;

function list(errors: readonly Finding[]): readonly string[] {
  const more = errors.length - MOST_LISTED;
  return [...errors.slice(0, MOST_LISTED).map(describe), ...(more > 0 ? [`and ${more} more`] : [])];
}

function describe({ page, code, message }: Finding): string {
  return `${page === null ? "" : `page ${page} `}${code} ${message}`;
}
