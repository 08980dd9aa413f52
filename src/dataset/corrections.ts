import type { Correction, Dataset, Result } from "./model.ts";
import { type CorrectionSpec, correctionSchema, RESULT } from "./schema.ts";
import { valueAt } from "./shape.ts";
import type { Report } from "./text.ts";
import type { YamlSource } from "./yaml-source.ts";

/** The digits of a fingerprint that stand in an address: two results that share them are one. */
const ADDRESS_DIGITS = 16;

/**
 * Resolves corrections.yaml: published results that were found wrong, the latest first.
 *
 * Errors: `repeated-result` where a result stands twice; the warning `same-result` for one that is said to replace itself.
 */
export function resolveCorrections(source: YamlSource, report: Report): readonly Correction[] {
  const written = valueAt(source.root, ["corrections"]);
  const corrections: Correction[] = [];
  for (const [index, entry] of (Array.isArray(written) ? written : []).entries()) {
    const { success, data } = correctionSchema.safeParse(entry);
    // What has another shape is told by the check of the whole file.
    if (!success) continue;
    const correction = { ...read(data), at: source.at(["corrections", index, "result"], "value") };
    const first = corrections.find(({ result }) => isSame(result, correction.result));
    if (first) tellRepeated(correction, first, report);
    if (correction.replacedBy && isSame(correction.replacedBy, correction.result)) {
      const at = source.at(["corrections", index, "replaced_by"], "value");
      const message = "The result is said to be replaced by itself.";
      const hint = "name the result that takes its place, or leave `replaced_by` out";
      report({ severity: "warning", code: "same-result", message, at, hint });
    }
    corrections.push(correction);
  }
  return corrections.sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? 1 : -1));
}

function read({ result, date, reason, replaced_by: by }: CorrectionSpec): Omit<Correction, "at"> {
  return {
    result: resultOf(result),
    date,
    reason,
    replacedBy: by === undefined ? null : resultOf(by),
  };
}

function resultOf(written: string): Result {
  const [, inAddress, name = null, alone = ""] = RESULT.exec(written) ?? [];
  return { fingerprint: inAddress ?? alone, name };
}

function tellRepeated({ result, at }: Correction, first: Correction, report: Report): void {
  const message = `The result ${result.fingerprint.slice(0, ADDRESS_DIGITS)} is corrected already in line ${first.at.line}.`;
  const hint = "write all that is wrong in it under one `reason`";
  report({ severity: "error", code: "repeated-result", message, at, hint });
}

function isSame(a: Result, b: Result): boolean {
  return a.fingerprint.slice(0, ADDRESS_DIGITS) === b.fingerprint.slice(0, ADDRESS_DIGITS);
}

/** The correction of a result, by its fingerprint; null where it stands as it is. */
export function correctionOf(
  { corrections }: Pick<Dataset, "corrections">,
  fingerprint: string,
): Correction | null {
  return corrections.find(({ result }) => isResult(result, fingerprint)) ?? null;
}

/** True where a result has that fingerprint, of which an address has but the first digits. */
export function isResult(result: Result, fingerprint: string): boolean {
  const digits = Math.min(result.fingerprint.length, fingerprint.length);
  const isSaid = digits >= ADDRESS_DIGITS;
  return isSaid && result.fingerprint.slice(0, digits) === fingerprint.slice(0, digits);
}
