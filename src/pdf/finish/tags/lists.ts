import { rewriteElement } from "../../raw/element.ts";
import { wrapElement } from "./parent.ts";
import { numbersOf, type TagChange, type Tags } from "./tags.ts";

/**
 * Gives items of lists a body, and a label where the browser has tagged one: an item holds nothing else
 * (ISO 14289-1, 7.2). A list of nothing but links is a table of contents, its entries references.
 */
export const completeLists: TagChange = (tags, number) => {
  const list = tags.elementOf(number);
  if (list?.role !== "L") return;
  const items = numbersOf(list).filter((item) => tags.elementOf(item)?.role === "LI");
  if (items.length > 1 && items.every((item) => isReference(tags, item))) {
    for (const item of items) wrapElement(tags, item, { outer: "TOCI", role: "Reference" });
    tags.change(number, rewriteElement(tags.textOf(number), { role: "TOC" }));
    return;
  }
  for (const item of items) completeItem(tags, item);
};

function isReference(tags: Tags, item: number): boolean {
  const element = tags.elementOf(item);
  const held = element ? numbersOf(element) : [];
  return (
    element?.kids.length === 1 &&
    held.length === 1 &&
    tags.elementOf(held[0] ?? null)?.role === "Link"
  );
}

function completeItem(tags: Tags, item: number): void {
  const element = tags.elementOf(item);
  if (element === null) return;
  const roles = element.kids.map(
    (_, index) => tags.elementOf(numbersOf(element)[index] ?? null)?.role,
  );
  const isComplete =
    numbersOf(element).length === element.kids.length &&
    roles.every((role) => /^(Lbl|LBody)$/.test(role ?? ""));
  if (isComplete) return;
  const first =
    roles[0] === "Lbl" && element.kids[0]?.endsWith("R") ? numbersOf(element)[0] : undefined;
  wrapElement(tags, item, {
    outer: "LI",
    role: "LBody",
    ...(first === undefined ? {} : { first }),
  });
}
