import type { Finding } from "../../model.ts";
import { unpack } from "../../raw/filters.ts";
import { isKeyed, isList, isOf, type Value } from "../../raw/value.ts";
import { reportLayers } from "../layers.ts";
import type { Accessible } from "./model.ts";
import { checkPermissions } from "./permissions.ts";
import { broken } from "./rules.ts";

/** Reports what the document as a whole fails to say: tags, title, language, names of layers (7.1, 7.2, 7.10 – 7.16). */
export function checkWhole(document: Accessible): readonly Finding[] {
  const { file, tree } = document;
  const has = (...keys: readonly string[]) => file.at(file.catalog, ...keys) === true;
  return [
    ...(/^%PDF-1\.[0-7](\r\n|\r|\n)/.test(file.text) ? [] : [broken("6.1-1")]),
    ...(has("MarkInfo", "Marked") ? [] : [broken("6.2-1")]),
    ...(has("MarkInfo", "Suspects") ? [broken("7.1-4")] : []),
    ...(has("ViewerPreferences", "DisplayDocTitle") ? [] : [broken("7.1-10")]),
    ...(tree.root === null ? [broken("7.1-11")] : []),
    ...checkMetadata(document),
    ...reportLayers(file, broken("7.10-1"), broken("7.10-2")),
    ...(isDynamic(document) ? [broken("7.15-1")] : []),
    ...checkPermissions(file),
  ];
}

function checkMetadata({ file, xmp, hasLanguage }: Accessible): readonly Finding[] {
  const hasOutline = isKeyed(file.at(file.catalog, "Outlines", "First"));
  const isTold = hasLanguage || xmp === null || !xmp.speaksDefault;
  return [
    ...(isOf(file.at(file.catalog, "Metadata"), "stream") ? [] : [broken("7.1-8")]),
    ...(xmp === null || xmp.values.get("dc:title")?.[0] ? [] : [broken("7.1-9")]),
    ...(hasOutline && !hasLanguage ? [broken("7.2-2")] : []),
    ...(isTold ? [] : [broken("7.2-33")]),
  ];
}

/** True where the form is drawn anew by its reader: `dynamicRender` is `required` in its configuration. */
function isDynamic({ file }: Accessible): boolean {
  const form = file.at(file.catalog, "AcroForm", "XFA");
  const parts: readonly Value[] = isList(form) ? form.map(file.follow) : [form];
  const text = parts.map((part) => (isOf(part, "stream") ? (unpack(part) ?? "") : "")).join("");
  return /<(?:\w+:)?dynamicRender\s*>\s*required\s*</.test(text);
}
