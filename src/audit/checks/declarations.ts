import type { Finding, FindingCode } from "../model.ts";
import type { PdfDocument } from "../read/document.ts";

/** Reports what a document fails to say of itself: its structure, its language, its title. */
export function checkDeclarations(document: PdfDocument): readonly Finding[] {
  const report = (code: FindingCode, message: string): Finding => ({
    severity: "error",
    code,
    message,
    page: null,
  });
  return [
    ...(document.isTagged
      ? []
      : [report("not-tagged", "The document has no tags: it cannot be read aloud in order")]),
    ...(document.language
      ? []
      : [report("language-missing", "The document does not say which language it is in")]),
    ...(document.title ? [] : [report("title-missing", "The document has no title")]),
  ];
}
