import type { Finding } from "../../model.ts";
import type { Xmp } from "../xmp.ts";
import type { Accessible } from "./model.ts";
import { broken, type RuleId } from "./rules.ts";

/** Namespace of the properties by which a file claims PDF/UA. */
const PDFUA = "http://www.aiim.org/pdfua/ns/id/";

/** Reports a claim of PDF/UA that is missing, of another part, or under another prefix (ISO 14289-1, 5). */
export function checkIdentity({ xmp }: Accessible): readonly Finding[] {
  const claims = xmp === null ? [] : claimsIn(xmp);
  if (claims.length === 0) return xmp === null ? [] : [broken("5-1")];
  const part = claims.find(({ property }) => property === "part");
  return [
    ...(part?.value === "1" ? [] : [broken("5-2", part?.value ?? "none")]),
    ...claims.flatMap(({ prefix, property }) => {
      const rule = PREFIXED[property];
      return rule === undefined || prefix === "pdfuaid"
        ? []
        : [broken(rule, `${prefix}:${property}`)];
    }),
  ];
}

const PREFIXED: Readonly<Record<string, RuleId | undefined>> = {
  part: "5-3",
  amd: "5-4",
  corr: "5-5",
};

/** The properties of PDF/UA in a packet, whatever prefix they have. */
export function claimsIn({ values, spaces }: Xmp) {
  return [...values].flatMap(([name, [value = ""]]) => {
    const [prefix = "", property = ""] = name.split(":");
    return spaces.get(prefix) === PDFUA ? [{ prefix, property, value }] : [];
  });
}
