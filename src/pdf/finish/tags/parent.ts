import { rewriteElement } from "../../raw/element.ts";
import type { Tags } from "./tags.ts";

/**
 * Puts a new element around one that becomes `role`: content keeps the element that it leads to, so that the parent
 * tree stays right.
 *
 * `first` is a kid that moves out of the element and stands before it.
 */
export function wrapElement(
  tags: Tags,
  number: number,
  {
    outer,
    role,
    first,
  }: { readonly outer: string; readonly role: string; readonly first?: number },
): void {
  const text = tags.textOf(number);
  const parent = Number(/\/P (\d+) 0 R/.exec(text)?.[1]);
  const above = tags.elementOf(parent);
  if (above === null) return;
  const kids = [...(first === undefined ? [] : [first]), number].map((kid) => `${kid} 0 R`);
  const made = tags.add(
    `<</Type /StructElem\n/S /${outer}\n/P ${parent} 0 R\n/K [${kids.join(" ")}]>>`,
  );
  tags.change(
    parent,
    rewriteElement(tags.textOf(parent), {
      kids: above.kids.map((kid) => (kid === `${number} 0 R` ? `${made} 0 R` : kid)),
    }),
  );
  const rest = tags.elementOf(number)?.kids.filter((kid) => kid !== `${first} 0 R`) ?? [];
  tags.change(number, rewriteElement(text, { role, parent: made, kids: rest }));
  if (first !== undefined) tags.change(first, rewriteElement(tags.textOf(first), { parent: made }));
}
