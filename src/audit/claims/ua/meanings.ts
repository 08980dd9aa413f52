import type { Finding } from "../../model.ts";
import { nameOf } from "../../raw/value.ts";
import { type Accessible, nameOfElement, pageOf } from "./model.ts";
import { STANDARD } from "./roles.ts";
import { broken } from "./rules.ts";

/** Reports tags without a standard meaning, standard ones with another, and elements without a parent (7.1). */
export function checkMeanings(document: Accessible): readonly Finding[] {
  const { file, tree } = document;
  const byRole = new Map(tree.elements.map((element) => [element.role, element]));
  return [
    ...[...byRole.values()].flatMap(({ role, type, isCircular }) => {
      const mapped = nameOf(file.at(tree.root, "RoleMap", role));
      const isRemapped = STANDARD.has(role) && mapped !== "" && mapped !== role;
      return [
        ...(isRemapped ? [broken("7.1-7", role)] : []),
        ...(isCircular ? [broken("7.1-6", role)] : []),
        ...(type === "" && !isCircular ? [broken("7.1-5", role || "without a name")] : []),
      ];
    }),
    ...tree.elements
      .filter(({ dict }) => !dict.entries.has("P"))
      .map((element) => broken("7.1-12", nameOfElement(element), pageOf(document, element))),
  ];
}
