import type { Finding } from "../../model.ts";
import { type Accessible, nameOfElement, pageOf } from "./model.ts";
import { broken } from "./rules.ts";
import { type Element, meantKids } from "./tree.ts";

/** Reports headings that leave out a level, several headings H in one place, and both kinds together (7.4). */
export function checkHeadings(document: Accessible): readonly Finding[] {
  const { elements, tops } = document.tree;
  const numbered = elements.filter(({ type }) => /^H[1-6]$/.test(type));
  const plain = elements.filter(({ type }) => type === "H");
  const report = (rule: "7.4.2-1" | "7.4.4-1" | "7.4.4-2" | "7.4.4-3", element: Element) =>
    broken(rule, nameOfElement(element), pageOf(document, element));
  return [
    ...skipping(numbered).map((element) => report("7.4.2-1", element)),
    ...elements
      .filter((element) => hasTwo(meantKids(element)))
      .map((element) => report("7.4.4-1", element)),
    ...(hasTwo(tops) ? [broken("7.4.4-1", "The document")] : []),
    ...(numbered.length > 0 ? plain.slice(0, 1).map((element) => report("7.4.4-2", element)) : []),
    ...(plain.length > 0 ? numbered.slice(0, 1).map((element) => report("7.4.4-3", element)) : []),
  ];
}

function skipping(headings: readonly Element[]): readonly Element[] {
  const level = ({ type }: Element) => Number(type.slice(1));
  return headings.filter((heading, index) => {
    const before = headings[index - 1];
    return level(heading) > (before ? level(before) : 0) + 1;
  });
}

function hasTwo(kids: readonly Element[]): boolean {
  return kids.filter(({ type }) => type === "H").length > 1;
}
