import { isKeyed, isOf, type Keyed, type Stream } from "../../raw/value.ts";
import { annotationsOf } from "../annotations.ts";
import type { Accessible } from "./model.ts";

/** The drawings that the annotations of a page are usually shown as. */
export function appearancesOn(document: Accessible, page: Keyed): readonly Stream[] {
  return annotationsOf(document, page).flatMap((annotation) => {
    const usual = document.file.at(annotation, "AP", "N");
    if (isOf(usual, "stream")) return [usual];
    const states = isKeyed(usual) ? [...usual.entries.values()].map(document.file.follow) : [];
    return states.filter((state) => isOf(state, "stream"));
  });
}
