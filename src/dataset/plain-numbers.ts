import { Decimal } from "decimal.js";
import type { Report } from "./text.ts";
import type { Path, YamlSource } from "./yaml-source.ts";

/** Plain decimal notation of at most 15 digits, which a JavaScript number holds exactly enough; zero has no sign. */
const PLAIN_NUMBER = /^(?!-0(?:\.0*)?$)-?(?=(?:\d\.?){1,15}$)(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** True where a number is written in plain decimal notation. */
export function isPlainNumber(written: string): boolean {
  return PLAIN_NUMBER.test(written);
}

/**
 * Tells the numbers in a value, which stands at a path, that are written in another way: `1.2e2`, `0x10`, `007`, `-0`.
 *
 * `isTold`: another fault is already reported at that path.
 * Errors: `number-format`.
 */
export function checkNumbers(
  value: unknown,
  source: YamlSource,
  path: Path,
  isTold: (path: Path) => boolean,
  report: Report,
): void {
  if (typeof value === "object" && value !== null) {
    const entries = Array.isArray(value) ? value.entries() : Object.entries(value);
    for (const [key, each] of entries) checkNumbers(each, source, [...path, key], isTold, report);
    return;
  }
  const written = typeof value === "number" ? source.writtenNumber(path) : null;
  if (written === null || isPlainNumber(written) || isTold(path)) return;
  const key = String(path.findLast((step) => typeof step === "string") ?? "");
  const message = `\`${key}\` is ${written}; expected a plain decimal number of at most 15 digits.`;
  const hint = hintFor(written);
  const at = source.at(path);
  report({ severity: "error", code: "number-format", message, at, ...(hint ? { hint } : {}) });
}

/** The same number in plain notation, where it has one. */
function hintFor(written: string): string | undefined {
  const plain = new Decimal(written).abs().isZero() ? "0" : new Decimal(written).toFixed();
  return isPlainNumber(plain) ? `write ${plain}` : undefined;
}
