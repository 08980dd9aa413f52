import type { PDFDict, PDFRef } from "@cantoo/pdf-lib";
import { dictAt, listAt, numberAt, numbersAt, numbersIn } from "./objects.ts";
import type { Rect } from "./placement.ts";

/** Operators that set the colour of lines, by how many numbers a colour has. */
const COLOUR: Readonly<Record<number, string>> = { 1: "G", 3: "RG", 4: "K" };

/**
 * Makes a picture of the frame that viewers draw around a link; null where there is none.
 *
 * Source: ISO 32000-1, 12.5.2 and 12.5.4: a link that says nothing of it has a black one of 1 pt.
 */
export function frameOf(link: PDFDict, [left, bottom, right, top]: Rect): PDFRef | null {
  const { context } = link;
  const style = dictAt(link, "BS");
  const old = numbersIn(context.obj([...listAt(link, "Border")].slice(0, 3)), context);
  const width = style ? (numberAt(style, "W") ?? 1) : (old?.[2] ?? 1);
  if (!(width > 0)) return null;
  const colour = numbersAt(link, "C") ?? [0];
  const set = `${colour.join(" ")} ${COLOUR[colour.length] ?? "G"}`;
  const box = [left + width / 2, bottom + width / 2, right - left - width, top - bottom - width];
  const text = `${set}\n${width} w\n${box.map((each) => each.toFixed(4)).join(" ")} re S\n`;
  const form = { Type: "XObject", Subtype: "Form", BBox: [left, bottom, right, top] };
  return context.register(context.flateStream(Buffer.from(text, "latin1"), form as never));
}
