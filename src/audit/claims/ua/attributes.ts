import type { RawFile } from "../../raw/file.ts";
import { isKeyed, isList, type Keyed, nameOf, type Value } from "../../raw/value.ts";

/** The value of an attribute that an element has of an owner, e.g. RowSpan of Table; null where it has none. */
export function attributeOf(file: RawFile, element: Keyed, owner: string, key: string): Value {
  for (const list of [...attributesOf(file, element), ...classesOf(file, element)]) {
    const value = nameOf(file.at(list, "O")) === owner ? file.at(list, key) : null;
    if (value !== null) return value;
  }
  return null;
}

function attributesOf(file: RawFile, element: Keyed): readonly Keyed[] {
  return keyedAt(file, file.at(element, "A"));
}

/** Attributes by the name of a class (C), which the class map spells out. */
function classesOf(file: RawFile, element: Keyed): readonly Keyed[] {
  if (!element.entries.has("C")) return [];
  const names = [file.at(element, "C")].flat().map((name) => nameOf(file.follow(name as Value)));
  return names
    .filter((name) => name !== "")
    .flatMap((name) => keyedAt(file, file.at(file.catalog, "StructTreeRoot", "ClassMap", name)));
}

function keyedAt(file: RawFile, value: Value): readonly Keyed[] {
  return (isList(value) ? value.map(file.follow) : [value]).filter(isKeyed);
}
