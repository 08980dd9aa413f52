import { type PDFDict, PDFName, PDFNumber } from "@cantoo/pdf-lib";
import { dictAt, name, nameAt, numberAt, numbersAt } from "../objects.ts";
import { readOperations } from "../operators.ts";
import { textOf } from "./text.ts";
import { inherited } from "./widget.ts";

/** How the words and the frame of a field look. */
export interface Style {
  /** In points; null where it is as large as finds room. */
  readonly size: number | null;
  /** As CSS writes colours. */
  readonly colour: string;
  /** Name of the font that the file asks for. */
  readonly font: string;
  readonly align: "left" | "center" | "right";
  /** Null where there is none. */
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly border: number;
  readonly dash: readonly number[];
  /** True where the border is a line at the foot. */
  readonly isUnderlined: boolean;
}

const ALIGN = ["left", "center", "right"] as const;

/** Source: ISO 32000-1, 12.7.3.3 (`DA`, `Q`), 12.5.6.19 (`MK`) and 12.5.4 (`BS`). */
export function styleOf(widget: PDFDict, form: PDFDict | undefined): Style {
  const own = textOf(inherited(widget, "DA") ?? form?.lookup(name("DA")), 1);
  const { font, ...words } = readAppearance(own ?? "");
  const fonts = [inherited(widget, "DR"), form?.lookup(name("DR"))]
    .map((each) => (each && "get" in each ? dictAt(each as PDFDict, "Font") : undefined))
    .map((each) => dictAt(each, font));
  const base = fonts.map((each) => (each ? nameAt(each, "BaseFont") : "")).find((each) => each);
  const align = inherited(widget, "Q") ?? form?.lookup(name("Q"));
  const kit = dictAt(widget, "MK");
  const border = dictAt(widget, "BS");
  const kind = border ? nameAt(border, "S") : "";
  const stroke = colourOf(numbersAt(kit ?? widget, "BC"));
  const width = border ? (numberAt(border, "W") ?? 1) : (numbersAt(widget, "Border")?.[2] ?? 1);
  return {
    ...words,
    font: base || font,
    align: (align instanceof PDFNumber && ALIGN[align.asNumber()]) || "left",
    fill: colourOf(kit ? numbersAt(kit, "BG") : null),
    stroke: kit && width > 0 ? stroke : null,
    border: Math.max(0, width),
    dash: border && kind === "D" ? (numbersAt(border, "D") ?? [3]) : [],
    isUnderlined: kind === "U",
  };
}

/** What a string of operators sets: font, size and colour. */
function readAppearance(text: string): Pick<Style, "size" | "colour" | "font"> {
  let [size, colour, font]: [number | null, string, string] = [null, "black", "Helv"];
  for (const { operator, operands } of readOperations(text) ?? []) {
    const numbers = operands.map(Number);
    if (operator === "Tf" && operands.length === 2) {
      font = PDFName.of((operands[0] ?? "").slice(1)).decodeText();
      size = Math.abs(numbers[1] ?? 0) || null;
    } else if (/^(?:g|rg|k)$/.test(operator)) colour = colourOf(numbers) ?? colour;
  }
  return { size, colour, font };
}

/** A colour of one, three or four parts from 0 to 1, as CSS writes it; null for none. */
function colourOf(parts: readonly number[] | null): string | null {
  if (!parts || parts.some((part) => !Number.isFinite(part))) return null;
  const [a = 0, b = 0, c = 0, d = 0] = parts.map((part) => Math.min(1, Math.max(0, part)));
  const byLength: Readonly<Record<number, readonly number[]>> = {
    1: [a, a, a],
    3: [a, b, c],
    4: [a, b, c].map((part) => (1 - part) * (1 - d)),
  };
  const rgb = byLength[parts.length];
  return rgb ? `rgb(${rgb.map((part) => Math.round(part * 255)).join(" ")})` : null;
}
