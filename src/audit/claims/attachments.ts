import type { Finding } from "../model.ts";
import { isKeyed, isList, isOf, type Keyed, nameOf, textOf, type Value } from "../raw/value.ts";
import { type Claimant, fault } from "./model.ts";

/** Reports attached files that lack names, type, date or relation, or belong to nothing (ISO 19005-3, 6.8). */
export function checkAttachments({ file }: Claimant): readonly Finding[] {
  const associated = associatedIn(file.objects().map(([, value]) => value));
  return file.objects().flatMap(([number, value]) => {
    if (!isKeyed(value) || !isFileSpec(value)) return [];
    const name = textOf(file.at(value, "UF")) ?? textOf(file.at(value, "F")) ?? `object ${number}`;
    const held = file.at(value, "EF", "F");
    const report = (what: string) =>
      fault("archive-attachment", `The attached file ${name} ${what}`);
    if (!isOf(held, "stream")) return [report("is not in this file")];
    return [
      ...(["F", "UF"].every((key) => textOf(file.at(value, key)))
        ? []
        : [report("has only one of its two names")]),
      ...(RELATIONS.test(nameOf(file.at(value, "AFRelationship")))
        ? []
        : [report("does not say how it belongs to the document")]),
      ...(associated.has(number) ? [] : [report("is associated with nothing (AF)")]),
      ...(textOf(file.at(value, "Desc")) ? [] : [report("has no description")]),
      ...(nameOf(file.at(held, "Subtype")).includes("/") ? [] : [report("has no media type")]),
      ...(textOf(file.at(held, "Params", "ModDate")) ? [] : [report("has no date")]),
    ];
  });
}

const RELATIONS = /^(Source|Data|Alternative|Supplement|Unspecified)$/;

function isFileSpec({ entries }: Keyed): boolean {
  return /^(Filespec|F)$/.test(nameOf(entries.get("Type"))) || entries.has("EF");
}

/** Object numbers of the file specifications that some object lists as associated files (AF). */
function associatedIn(values: readonly Value[]): ReadonlySet<number> {
  const refs = values.flatMap((value) => {
    const list = isKeyed(value) ? value.entries.get("AF") : undefined;
    return isList(list) ? list : [];
  });
  return new Set(refs.flatMap((ref) => (isOf(ref, "ref") ? [ref.number] : [])));
}
