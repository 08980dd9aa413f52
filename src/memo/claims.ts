import { checkClaims } from "../audit/claims/check.ts";
import type { Claims } from "../pdf/model.ts";

/** What a memo may claim, from the most to the least. */
const CLAIMS: readonly Claims[] = [
  { isAccessible: true, archive: "A" },
  { isAccessible: false, archive: "A" },
  { isAccessible: false, archive: "U" },
  { isAccessible: false, archive: "B" },
];

/**
 * Finishes a memo with files of others in it so that it claims no more than it keeps, as the audit finds.
 *
 * Shape: with the least claims where it keeps none; the audit tells what is wrong then.
 */
export async function finishTruly(
  finish: (claims: Claims) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  let finished = new Uint8Array();
  for (const claims of CLAIMS) {
    finished = new Uint8Array(await finish(claims));
    // Without tags it is no level A; level U is tried first.
    if (claims.archive === "A" && claimsOf(finished).archive === "B") continue;
    if (checkClaims(finished).every(({ severity }) => severity !== "error")) break;
  }
  return finished;
}

/** Says what a finished PDF claims: level of PDF/A-3, null for none, and PDF/UA. */
export function claimsOf(pdf: Uint8Array): MemoClaims {
  // The packet of metadata stands in the file as it is.
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString("latin1");
  return {
    archive: /<pdfaid:conformance>([ABU])</.exec(text)?.[1] ?? null,
    isAccessible: text.includes("<pdfuaid:part>1<"),
  };
}

/** What a memo says of itself. */
export interface MemoClaims {
  /** Level of PDF/A-3, e.g. `A`; null where it claims none. */
  readonly archive: string | null;
  /** True where it claims PDF/UA-1. */
  readonly isAccessible: boolean;
}
