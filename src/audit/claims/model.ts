import type { Finding, FindingCode } from "../model.ts";
import type { RawFile } from "../raw/file.ts";
import { isKeyed, isList, type Keyed, nameOf, type Stream } from "../raw/value.ts";
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
}

/** Lists the pages in their order. */
export function pagesOf(file: RawFile): readonly Keyed[] {
  const seen = new Set<Keyed>();
  const below = (node: unknown): readonly Keyed[] => {
    if (!isKeyed(node as Keyed) || seen.has(node as Keyed)) return [];
    seen.add(node as Keyed);
    const kids = file.at(node as Keyed, "Kids");
    if (!isList(kids))
      return nameOf(file.at(node as Keyed, "Type")) === "Page" ? [node as Keyed] : [];
    return kids.flatMap((kid) => below(file.follow(kid)));
  };
  return below(file.at(file.catalog, "Pages"));
}

/** Makes a finding of severity error; `page` from 1, null where it concerns the document. */
export function fault(code: FindingCode, message: string, page: number | null = null): Finding {
  return { severity: "error", code, message, page };
}
