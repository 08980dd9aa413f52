import { auditPdf } from "../../src/audit/audit.ts";
import type { AuditFact, AuditOptions, Finding, FindingCode } from "../../src/audit/model.ts";

/** Audits a document for faults of the kinds that a test is about. */
export async function findingsOf(
  bytes: Uint8Array,
  codes: readonly FindingCode[],
  options: AuditOptions = {},
): Promise<readonly Finding[]> {
  const { findings } = await auditPdf(bytes, { house: true, ...options });
  return findings.filter(({ code }) => codes.includes(code));
}

/** Findings as lines: page, code and the first words in quotes, or else the message. */
export function linesOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ page, code, message }) => `${page ?? "-"} ${code} ${message}`);
}

/** Facts with a value each, as a briefing's own numbers have; `quoted` ones have none. */
export function factsOf(texts: readonly string[], quoted: readonly string[] = []): AuditFact[] {
  return [...texts, ...quoted].map((text, index) => ({
    text,
    value: index < texts.length ? 1 : null,
    unit: null,
    figures: [],
    formula: null,
    where: `n${index + 1}`,
  }));
}
