import type { Finding } from "../../model.ts";
import { type Keyed, textOf, type Value } from "../../raw/value.ts";
import { type Accessible, pageOf } from "./model.ts";
import { broken } from "./rules.ts";

/** Source: RFC 3066, 2.1. */
const TAG = /^[a-z]{1,8}(-[a-z0-9]{1,8})*$/i;

/** Reports languages that are no language tags: of the document, its tags and its marked content (7.2). */
export function checkLanguages(
  document: Accessible,
  marked: ReadonlyMap<Keyed, number>,
): readonly Finding[] {
  const { file, tree } = document;
  return [
    ...wrong(file.at(file.catalog, "Lang"), () => null),
    ...tree.elements.flatMap((element) =>
      wrong(file.at(element.dict, "Lang"), () => pageOf(document, element)),
    ),
    ...[...marked].flatMap(([list, page]) => wrong(file.at(list, "Lang"), () => page)),
  ];
}

function wrong(language: Value, page: () => number | null): readonly Finding[] {
  const text = textOf(language);
  return text === null || TAG.test(text)
    ? []
    : [broken("7.2-29", `The language “${text}”`, page())];
}
