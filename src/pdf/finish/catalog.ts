import { PDFBool, PDFHexString, PDFName, PDFString } from "@cantoo/pdf-lib";
import type { Finish, PageLabel } from "../model.ts";
import type { Revision } from "./revision.ts";

const STYLES = { decimal: "D", roman: "r" } as const;

/** Sets what readers take from the document as a whole: language, title in the window, page labels. */
export function describeWhole({ raw, catalog, editIn }: Revision, finish: Finish): void {
  catalog.set(PDFName.of("Lang"), PDFString.of(finish.lang));
  editIn(catalog, "MarkInfo").set(PDFName.of("Marked"), PDFBool.True);
  editIn(catalog, "ViewerPreferences").set(PDFName.of("DisplayDocTitle"), PDFBool.True);
  const labels = finish.pageLabels ?? [{ from: 1, style: "decimal" }];
  const numbers = labels.flatMap((label) => [label.from - 1, labelOf(label)]);
  catalog.set(PDFName.of("PageLabels"), raw.context.obj({ Nums: numbers }));
}

function labelOf({ style, prefix, start }: PageLabel) {
  return {
    ...(style === "none" ? {} : { S: STYLES[style] }),
    ...(prefix === undefined ? {} : { P: PDFHexString.fromText(prefix) }),
    ...(start === undefined ? {} : { St: start }),
  };
}
