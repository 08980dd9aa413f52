import { checkArea } from "./checks/area.ts";
import { checkAttachments } from "./checks/attachments.ts";
import { checkClear } from "./checks/clear.ts";
import { checkFaces } from "./checks/faces.ts";
import { checkHead } from "./checks/head.ts";
import { checkImprint } from "./checks/imprint.ts";
import { checkNumbers } from "./checks/numbers.ts";
import { checkPaper } from "./checks/paper.ts";
import { checkText } from "./checks/text.ts";
import { readPages } from "./document.ts";
import type { OfficialReport } from "./model.ts";
import { findParts, type Parts } from "./parts.ts";

/**
 * Measures an official memo against GB/T 9704—2012, with a library that had no part in making it.
 *
 * Shape: one measure for each property; where a property is found on several pages, that of the page furthest off.
 * Parts that the document does not have, e.g. an imprint, are not measured.
 * Errors: null for bytes that are no PDF.
 */
export async function auditOfficial(bytes: Uint8Array): Promise<OfficialReport | null> {
  const pages = await readPages(bytes);
  if (!pages) return null;
  const parts = findParts(pages);
  const measures = CHECKS.flatMap((check) => check(parts));
  return {
    pages: pages.length,
    form: parts.form,
    measures,
    isMet: measures.every(({ isMet }) => isMet),
  };
}

const CHECKS: readonly ((parts: Parts) => OfficialReport["measures"])[] = [
  checkPaper,
  checkArea,
  checkHead,
  checkFaces,
  checkText,
  checkNumbers,
  checkClear,
  checkAttachments,
  checkImprint,
];
