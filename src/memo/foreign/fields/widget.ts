import { PDFDict, PDFName, type PDFObject } from "@cantoo/pdf-lib";
import { findAppearance } from "../annotations.ts";
import { dictAt, follow, listAt, name, nameAt, numberAt, numbersAt } from "../objects.ts";
import type { ForeignPage } from "../pages.ts";

/** A field where it stands on a page. */
export interface Widget {
  readonly dict: PDFDict;
  readonly kind: "text" | "choice" | "button";
  /** From 1. */
  readonly page: number;
}

const KINDS: Readonly<Record<string, Widget["kind"]>> = {
  Tx: "text",
  Ch: "choice",
  Btn: "button",
};

/**
 * Lists the fields whose look a viewer works out: those that do not say how they look and, where the file says that
 * what it holds is out of date, all that hold words.
 *
 * Source: ISO 32000-1, 12.7.2, table 218, `NeedAppearances`.
 */
export function listBare(form: PDFDict | undefined, pages: readonly ForeignPage[]) {
  const asks = String(form && follow(form.get(name("NeedAppearances")), form.context)) === "true";
  const found = new Map<PDFDict, Widget>();
  for (const { dict, number } of pages) {
    for (const each of listAt(dict, "Annots")) {
      const widget = follow(each, dict.context);
      const kind = widget instanceof PDFDict && kindOf(widget);
      if (!kind) continue;
      if (kind === "button") chooseState(widget);
      const isBare = kind === "button" ? !dictAt(widget, "AP") : asks || !findAppearance(widget);
      if (isBare && !found.has(widget)) found.set(widget, { dict: widget, kind, page: number });
    }
  }
  return [...found.values()];
}

function kindOf(widget: PDFDict): Widget["kind"] | undefined {
  if (nameAt(widget, "Subtype") !== "Widget") return undefined;
  const kind = inherited(widget, "FT");
  return kind instanceof PDFName ? KINDS[kind.decodeText()] : undefined;
}

/** A box that does not say in which state it is has that of its field. */
function chooseState(widget: PDFDict): void {
  const value = inherited(widget, "V");
  if (!widget.has(name("AS")) && value instanceof PDFName) widget.set(name("AS"), value);
}

/** An entry of a field, or of those above it. */
export function inherited(widget: PDFDict, key: string): PDFObject | undefined {
  const seen = new Set<PDFDict>();
  for (let at: PDFDict | undefined = widget; at && !seen.has(at); at = dictAt(at, "Parent")) {
    seen.add(at);
    const value = follow(at.get(name(key)), at.context);
    if (value) return value;
  }
  return undefined;
}

/** Numbers of the flags of fields: ISO 32000-1, tables 221, 226, 228 and 230. */
const FLAGS = {
  multiline: 13,
  password: 14,
  radio: 16,
  pushbutton: 17,
  combo: 18,
  file: 21,
  comb: 25,
} as const;

export function hasFlag(widget: PDFDict, flag: keyof typeof FLAGS): boolean {
  const flags = Number(String(inherited(widget, "Ff") ?? 0));
  return (flags & (1 << (FLAGS[flag] - 1))) !== 0;
}

/** Sides of a field as it is read, and by how much it is turned, in degrees against the clock. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly turn: number;
}

/** Null for a field that takes no room. */
export function frameOf(widget: PDFDict): Frame | null {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = numbersAt(widget, "Rect") ?? [];
  const [width, height] = [Math.abs(x1 - x0), Math.abs(y1 - y0)];
  if (!(width > 0 && height > 0)) return null;
  const turn = (((numberAt(dictAt(widget, "MK") ?? widget, "R") ?? 0) % 360) + 360) % 360;
  return turn === 90 || turn === 270
    ? { width: height, height: width, turn }
    : { width, height, turn: turn === 180 ? 180 : 0 };
}
