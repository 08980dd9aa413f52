import { rewriteElement } from "../../raw/element.ts";
import { numbersOf, type TagChange, type Tags } from "./tags.ts";

/** A figure around figures that speak for themselves, e.g. with a caption, is no figure without a text: it groups them. */
export const openFigures: TagChange = (tags, number) => {
  const element = tags.elementOf(number);
  if (element?.role !== "Figure" || tags.textOf(number).includes("/Alt ")) return;
  if (numbersOf(element).some((kid) => speaks(tags, kid)))
    tags.change(number, rewriteElement(tags.textOf(number), { role: "Div" }));
};

function speaks(tags: Tags, number: number): boolean {
  const element = tags.elementOf(number);
  if (element === null) return false;
  if (element.role === "Figure" && tags.textOf(number).includes("/Alt ")) return true;
  return numbersOf(element).some((kid) => speaks(tags, kid));
}
