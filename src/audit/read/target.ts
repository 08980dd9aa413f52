import type { PDFDocumentProxy } from "pdfjs-dist";

/** Where a link or a bookmark leads. */
export type Target =
  | { readonly kind: "page"; readonly page: number }
  | { readonly kind: "elsewhere"; readonly url: string }
  /** What a viewer does itself, e.g. opening an attachment. */
  | { readonly kind: "action" }
  /** `name` is the anchor that isn't there; empty where nothing is named. */
  | { readonly kind: "nowhere"; readonly name: string };

/** What the library tells of a link or a bookmark. */
export interface RawTarget {
  readonly dest?: string | readonly unknown[] | null;
  readonly url?: string | null;
  readonly unsafeUrl?: string | undefined;
  readonly action?: string | null;
  readonly attachment?: unknown;
  readonly setOCGState?: unknown;
}

/** Finds where a link or a bookmark leads. */
export type Resolve = (raw: RawTarget) => Target;

/** Learns a document's anchors; `pageByRef` is page reference → page from 1. */
export async function learnAnchors(
  document: PDFDocumentProxy,
  pageByRef: ReadonlyMap<string, number>,
): Promise<Resolve> {
  const anchors = new Map<string, readonly unknown[]>(
    Object.entries(await document.getDestinations()),
  );
  const pageOf = (place: readonly unknown[] | null | undefined): number | null => {
    const first = place?.[0];
    if (typeof first === "number") return first < document.numPages ? first + 1 : null;
    return pageByRef.get(refOf(first)) ?? null;
  };
  return ({ dest, url, unsafeUrl, action, attachment, setOCGState }) => {
    if (dest) {
      const page = pageOf(typeof dest === "string" ? anchors.get(dest) : dest);
      if (page !== null) return { kind: "page", page };
      return { kind: "nowhere", name: typeof dest === "string" ? dest : "" };
    }
    const address = url ?? unsafeUrl;
    if (address) return { kind: "elsewhere", url: address };
    if (action || attachment || setOCGState) return { kind: "action" };
    return { kind: "nowhere", name: "" };
  };
}

/** One text for a reference to an object, e.g. `12R0`. */
export function refOf(reference: unknown): string {
  const { num, gen } = (reference ?? {}) as { num?: number; gen?: number };
  return `${num}R${gen}`;
}
