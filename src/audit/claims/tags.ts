import type { Finding } from "../model.ts";
import { isKeyed, nameOf } from "../raw/value.ts";
import { type Claimant, fault } from "./model.ts";
import { meaningOf } from "./ua/roles.ts";

/**
 * Reports a missing or suspect structure tree, and tags without a standard meaning.
 *
 * Source: ISO 32000-1, 14.8; ISO 19005-3, 6.7.
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
  const hasMeaning = (role: string) =>
    meaningOf(role, (name) => nameOf(file.at(root, "RoleMap", name))).type !== "";
  return [
    ...(isMarked && isKeyed(root) ? [] : [report("The document claims to be tagged and is not")]),
    ...(isSuspect ? [report("The document itself calls its tags suspect")] : []),
    ...(isKeyed(root) ? [...roles] : [])
      .filter((role) => !hasMeaning(role))
      .map((role) => report(`Nobody knows what the tag ${role} means`)),
  ];
}
