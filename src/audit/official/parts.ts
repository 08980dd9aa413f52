import { AREA, bottomOf, middleOf, mm, PITCH, topOf } from "./grid.ts";
import { type Line, piecesOf } from "./line.ts";
import type { OfficialForm } from "./model.ts";
import type { OfficialPage, Rule } from "./page.ts";

/** A line and the page it stands on. */
export interface Placed {
  readonly page: OfficialPage;
  readonly line: Line;
}

/** An attachment: its label and title, as they stand on its first page. */
export interface AttachmentPart {
  readonly page: OfficialPage;
  readonly label: Line;
  readonly title: readonly Line[];
  /** True where its first page is read with the page turned. */
  readonly isTurned: boolean;
}

/** The imprint: its rules from the top, and its text. */
export interface ImprintPart {
  readonly page: OfficialPage;
  readonly rules: readonly Rule[];
  readonly lines: readonly Line[];
}

/** The parts of an official memo, found by their position and their text. */
export interface Parts {
  readonly pages: readonly OfficialPage[];
  readonly form: OfficialForm;
  readonly mark: Line | null;
  readonly redRules: readonly Rule[];
  readonly number: Line | null;
  readonly title: readonly Line[];
  /** Text between title and imprint, without page numbers. */
  readonly text: readonly Placed[];
  readonly date: Placed | null;
  readonly signature: Placed | null;
  readonly attachments: readonly AttachmentPart[];
  readonly imprint: ImprintPart | null;
  readonly pageNumbers: readonly Placed[];
  /** True for a memo to be printed on both sides: the type area of even pages lies 2 mm further left. */
  readonly isDuplex: boolean;
}

export const PAGE_NUMBER = /^[—–-]\s*(\d+)\s*[—–-]$/u;
const NUMBER = /〔.+〕.*号/u;
export const LABEL = /^(\S*)附件(\d*)$/u;
const DATE = /^\d{4}年\d{1,2}月\d{1,2}日$/u;
const IMPRINT = /^(主送|抄送)：|印发$/u;

/** Finds the parts of a memo. */
export function findParts(pages: readonly OfficialPage[]): Parts {
  const [first] = pages;
  const attachments = pages.flatMap((page) => attachmentOn(page) ?? []);
  const memoPages = memoPagesOf(pages, attachments);
  const imprint = findImprint(pages);
  const redRules = first?.rules.filter(({ isRed }) => isRed) ?? [];
  const mark = first?.lines.find(({ text }) => first.redText.includes(text)) ?? null;
  const title = memoPages[0] ? titleOn(memoPages[0], mark) : [];
  const text = memoPages.flatMap((page) => textOn(page, title, imprint));
  const pageNumbers = pages.flatMap(pageNumbersOn);
  const date = text.find(({ line }) => DATE.test(line.text) && line.left > 90) ?? null;
  return {
    pages,
    form: formOf(redRules, mark, memoPages.length),
    mark,
    redRules,
    number: first ? numberOn(first) : null,
    title,
    text,
    date,
    signature: date && (text[text.indexOf(date) - 1] ?? null),
    attachments,
    imprint,
    pageNumbers,
    isDuplex: pageNumbers.some(
      ({ page, line }) => page.number % 2 === 0 && isDuplexLeft(line.left),
    ),
  };
}

/** The document number, without what stands beside it on its line: signatories, or 密级 on a letter. */
function numberOn(page: OfficialPage): Line | null {
  const line = page.lines.find(({ text }) => NUMBER.test(text) && !LABEL.test(text));
  return (line && piecesOf(line).find(({ text }) => NUMBER.test(text))) ?? null;
}

function formOf(red: readonly Rule[], mark: Line | null, memoPages: number): OfficialForm {
  if (memoPages === 0) return "attachment";
  return red.length > 1 || (mark !== null && mark.baseline < 60) ? "letter" : "full";
}

/** The memo itself ends where the first attachment begins. */
function memoPagesOf(
  pages: readonly OfficialPage[],
  [first]: readonly AttachmentPart[],
): readonly OfficialPage[] {
  return first ? pages.slice(0, first.page.number - 1) : pages;
}

function attachmentOn(page: OfficialPage): AttachmentPart | null {
  const upright = page.lines.filter((line) => middleOf(line) < AREA.bottom);
  const isTurned = upright.length === 0 && page.turnedLines.length > 0;
  const lines = isTurned ? page.turnedLines : upright;
  const [label] = lines;
  if (!label || !LABEL.test(label.text)) return null;
  const title = lines.filter(
    ({ sizePt, baseline }) => Math.abs(sizePt - 22) < 1 && baseline < label.baseline + 6 * PITCH,
  );
  return { page, label, title, isTurned };
}

function titleOn(page: OfficialPage, mark: Line | null): readonly Line[] {
  const below = mark?.baseline ?? 0;
  return page.lines.filter(({ sizePt, baseline }) => baseline > below && Math.abs(sizePt - 22) < 1);
}

function textOn(
  page: OfficialPage,
  title: readonly Line[],
  imprint: ImprintPart | null,
): readonly Placed[] {
  const last = title.at(-1);
  const from = last && page.number === 1 ? bottomOf(last) : 0;
  const imprintTop = imprint?.page === page ? Math.min(...imprint.lines.map(topOf)) : Infinity;
  return page.lines
    .filter((line) => topOf(line) > from && topOf(line) < imprintTop && !isPageNumber(line))
    .map((line) => ({ page, line }));
}

/** Finds the imprint: rows of 14 pt at the foot of a page, with the black rules beside them. */
function findImprint(pages: readonly OfficialPage[]): ImprintPart | null {
  for (const page of pages.toReversed()) {
    const rows = page.lines.filter(({ sizePt }) => Math.abs(sizePt - 14) < 0.6);
    const first = rows.find(({ text }) => IMPRINT.test(text));
    if (!first) continue;
    const lines = rows.filter(
      (line) => line.baseline >= first.baseline && !PAGE_NUMBER.test(line.text),
    );
    const rules = page.rules.filter(({ isRed, top }) => !isRed && top > topOf(first) - PITCH);
    return { page, rules, lines };
  }
  return null;
}

/** Indent of the page number from the edge of the type area, in mm: one character of 14 pt. */
export const NUMBER_INDENT = mm(14);
const DUPLEX_SHIFT = 2;

function isDuplexLeft(left: number): boolean {
  return Math.abs(left - (AREA.left - DUPLEX_SHIFT + NUMBER_INDENT)) < 1;
}

/** How far the type area of a page lies left of that of odd pages, in mm. */
export function shiftOf({ isDuplex }: Pick<Parts, "isDuplex">, page: OfficialPage): number {
  return isDuplex && page.number % 2 === 0 ? DUPLEX_SHIFT : 0;
}

/** Every page number below the type area: more than one is a fault. */
function pageNumbersOn(page: OfficialPage): readonly Placed[] {
  return page.lines
    .filter(({ baseline }) => baseline > AREA.bottom)
    .flatMap(piecesOf)
    .filter(isPageNumber)
    .map((line) => ({ page, line }));
}

function isPageNumber({ text, baseline }: Line): boolean {
  return PAGE_NUMBER.test(text) && baseline > AREA.bottom;
}

/** Headings of the four levels, by how they begin. */
export const HEADINGS = [
  { level: 1, begins: /^[一二三四五六七八九十]+、/u, face: "黑体" },
  { level: 2, begins: /^（[一二三四五六七八九十]+）/u, face: "楷体" },
  { level: 3, begins: /^\d+\.\D/u, face: "仿宋" },
  { level: 4, begins: /^（\d+）/u, face: "仿宋" },
] as const;

/** True for a line that begins like a heading of any level and is no longer than a line of 28 characters. */
function isHeading({ text }: Line): boolean {
  return text.length < 29 && HEADINGS.some(({ begins }) => begins.test(text));
}

/** Lines of plain text: of the body's size, and no heading. */
export function plainLines({ text }: Parts): readonly Placed[] {
  return text.filter(({ line }) => Math.abs(line.sizePt - 16) < 1.6 && !isHeading(line));
}
