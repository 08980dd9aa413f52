import type { Finding } from "../model.ts";
import { isKeyed, nameOf } from "../raw/value.ts";
import { type Claimant, fault } from "./model.ts";

/**
 * Reports a missing or suspect structure tree, and tags without a standard meaning.
 *
 * Source: ISO 32000-1, 14.8; ISO 19005-3, 6.7; ISO 14289-1, 7.1.
 */
export function checkTags({ file }: Claimant): readonly Finding[] {
  const report = (message: string) => fault("structure", message);
  const root = file.at(file.catalog, "StructTreeRoot");
  const isMarked = file.at(file.catalog, "MarkInfo", "Marked") === true;
  const isSuspect = file.at(file.catalog, "MarkInfo", "Suspects") === true;
  const roles = new Set(
    file.objects().flatMap(([, value]) => {
      const isElement = isKeyed(value) && nameOf(file.at(value, "Type")) === "StructElem";
      return isElement ? [nameOf(file.at(value, "S"))] : [];
    }),
  );
  const standard = (role: string): string => {
    const seen = new Set<string>();
    let name = role;
    while (!STANDARD.has(name) && !seen.has(name)) {
      seen.add(name);
      name = nameOf(file.at(root, "RoleMap", name));
    }
    return name;
  };
  return [
    ...(isMarked && isKeyed(root) ? [] : [report("The document claims to be tagged and is not")]),
    ...(isSuspect ? [report("The document itself calls its tags suspect")] : []),
    ...(isKeyed(root) ? [...roles] : [])
      .filter((role) => !STANDARD.has(standard(role)))
      .map((role) => report(`Nobody knows what the tag ${role} means`)),
  ];
}

/** Source: ISO 32000-1, 14.8.4. */
const STANDARD: ReadonlySet<string> = new Set(
  `Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6
L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP
Warichu WT WP Figure Formula Form`.split(/\s+/),
);
