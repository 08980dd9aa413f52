import type { Finding, FindingCode } from "../model.ts";
import type { RawFile } from "../raw/file.ts";
import type { Keyed, Stream } from "../raw/value.ts";
import type { Xmp } from "./xmp.ts";

/** A file that claims PDF/A. */
export interface Claimant {
  readonly file: RawFile;
  readonly xmp: Xmp;
  /** The stream that holds the XMP packet. */
  readonly metadata: Stream;
  readonly pages: readonly Keyed[];
  /** Level of PDF/A, e.g. `A`. */
  readonly level: string;
  /** The first page that draws an object, from 1, by its number; null where none does. */
  pageOf(number: number): number | null;
}

/** Makes a finding of severity error; `page` from 1, null where it concerns the document. */
export function fault(code: FindingCode, message: string, page: number | null = null): Finding {
  return { severity: "error", code, message, page };
}
