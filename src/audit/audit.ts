import { loadLibrary } from "../pdf-reader/library.ts";
import { checkActive } from "./checks/active.ts";
import { checkCharacters } from "./checks/characters.ts";
import { checkContents, findPageReferences } from "./checks/contents.ts";
import { checkDeclarations } from "./checks/declarations.ts";
import { checkEmptyPages } from "./checks/empty-pages.ts";
import { checkFigures } from "./checks/figures.ts";
import { checkFonts, listFonts } from "./checks/fonts.ts";
import { checkHeadings } from "./checks/headings.ts";
import { checkLineBreaks } from "./checks/line-breaks.ts";
import { checkBookmarks, checkLinks } from "./checks/links.ts";
import { checkNumbers } from "./checks/numbers.ts";
import { checkOverlap } from "./checks/overlap.ts";
import { checkPageBox } from "./checks/page-box.ts";
import { checkPageNumbers, findPageNumbers } from "./checks/page-numbers.ts";
import { checkSize } from "./checks/size.ts";
import { checkTables } from "./checks/tables.ts";
import { checkClaims } from "./claims/check.ts";
import type { AuditOptions, AuditReport, Finding } from "./model.ts";
import { type OwnNumbers, readOwnNumbers } from "./raw/own-numbers.ts";
import { readDocument } from "./read/document.ts";
import { laySheets, type Sheet } from "./read/sheet.ts";

/** Loads the library that reads PDFs, ahead of the first audit. */
export async function loadReader(): Promise<void> {
  await loadLibrary();
}

/**
 * Reopens a finished PDF, with a library that had no part in making it, and reports what is wrong with it.
 *
 * Errors: none for faults of the file: they are findings, also that the bytes are no PDF (`not-a-pdf`).
 */
export async function auditPdf(
  bytes: Uint8Array,
  options: AuditOptions = {},
): Promise<AuditReport> {
  const document = await readDocument(bytes);
  if (!document) return unreadable(bytes.length);
  const sheets = laySheets(document);
  const isHouse = options.house ?? (options.facts !== undefined || isOurs(document.creator));
  const ours = () => [
    ...checkDeclarations(document),
    ...checkSize(bytes.length - document.attachedBytes, sheets.length, options.maxBytesPerPage),
    ...checkBookmarks(document.bookmarks),
    ...checkPages(sheets, readOwnNumbers(bytes), options),
  ];
  const findings = [
    ...checkClaims(bytes, { expectsClaim: !isHouse }),
    ...checkActive(bytes, isHouse ? "error" : "warning"),
    ...(isHouse ? ours() : []),
  ];
  return {
    pages: sheets.length,
    bytes: bytes.length,
    fonts: listFonts(sheets),
    isHouse,
    findings: findings.toSorted(comparePlaces),
  };
}

/** True where a document says that this program made it: `Creator` is its name and version. */
function isOurs(creator: string): boolean {
  return /^County Briefings\b/.test(creator);
}

function checkPages(
  sheets: readonly Sheet[],
  ownNumbers: ReadonlyMap<number, OwnNumbers>,
  options: AuditOptions,
): readonly Finding[] {
  const references = findPageReferences(sheets);
  const pageNumbers = findPageNumbers(sheets, ownNumbers);
  const layout = new Set([...references, ...pageNumbers].map(({ token }) => token));
  return [
    ...(options.facts ? checkNumbers(sheets, options.facts, layout) : []),
    ...checkContents(references, sheets),
    ...checkPageNumbers(pageNumbers),
    ...checkFonts(sheets, options.fonts),
    ...checkCharacters(sheets),
    ...checkPageBox(sheets),
    ...checkOverlap(sheets),
    ...checkHeadings(sheets),
    ...checkFigures(sheets),
    ...checkTables(sheets),
    ...checkLinks(sheets),
    ...checkLineBreaks(sheets),
    ...checkEmptyPages(sheets),
  ];
}

/** Orders findings by page, then from the top down; findings on the document or a whole page come first. */
function comparePlaces(a: Finding, b: Finding): number {
  const pages = (a.page ?? 0) - (b.page ?? 0);
  const { x: ax, y: ay } = a.at ?? { x: 0, y: 0 };
  const { x: bx, y: by } = b.at ?? { x: 0, y: 0 };
  return pages || ay - by || ax - bx;
}

function unreadable(bytes: number): AuditReport {
  const message = "The file is no PDF that can be opened without a password";
  return {
    pages: 0,
    bytes,
    fonts: [],
    isHouse: false,
    findings: [{ severity: "error", code: "not-a-pdf", message, page: null }],
  };
}
