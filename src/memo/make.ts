import { numberPages } from "../view/facts.ts";
import type { Fact } from "../view/model.ts";
import { type AttachmentParts, type Draft, draftAttachment } from "./attachment.ts";
import { bind, type Part } from "./binding/bind.ts";
import { finishTruly } from "./claims.ts";
import { type PageFurniture, placeLetterRules, renderFurniture } from "./furniture.ts";
import type { Memo } from "./model.ts";
import { FIGURE_LINK, renderImprint } from "./page.ts";
import { hasImprint, printSheet, type Sheet } from "./sheet.ts";
import type { MemoView } from "./view/model.ts";
import { quoteMemo } from "./view/quotes.ts";
import { buildMemoView } from "./view/view.ts";

/** A memo to make, with everything it is made from. */
interface MemoRequest extends AttachmentParts {
  readonly memo: Memo;
  /** True to make each attachment a file of its own. */
  readonly isSeparate: boolean;
}

export interface MadeMemo {
  readonly view: MemoView;
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** Attachments as files of their own, in their order; empty where they are bound in. */
  readonly separate: readonly Uint8Array[];
  /** Every number in the PDF, those of the briefings bound in after the memo's own. */
  readonly facts: readonly Fact[];
  readonly sheet: Pick<Sheet, "imprintFits" | "arrangement">;
}

/**
 * Makes a memo: word, make the attachments, set the memo, bind, number, finish.
 *
 * Errors: those of the stages, as ReportError.
 */
export async function makeMemo(request: MemoRequest): Promise<MadeMemo> {
  const { memo, dataset, design, isSeparate } = request;
  const view = buildMemoView(memo, dataset, design.localeByLanguage.zh);
  const drafts = await draftAll(request, view);
  const bound = isSeparate ? [] : drafts;
  const sheet = await printSheet(view, {
    set: request.set,
    hasImprint: bound.length === 0,
    anchors: new Set(bound.flatMap(({ anchors }) => anchors)),
    print: (html) => request.printer.print({ html, signal: request.signal }),
  });
  const whole = await collect(request, view, sheet, bound);
  return {
    view,
    pdf: await bindAll(request, view.plainTitle, whole),
    pages: whole.furniture.length,
    separate: isSeparate ? await bindEach(request, view, drafts) : [],
    facts: [
      ...view.facts,
      ...quoteMemo(view, bound.length > 0),
      ...bound.flatMap(({ facts }) => facts),
      ...numberPages(whole.furniture.length),
    ],
    sheet,
  };
}

/** Makes drafts one after another, so that prints come in a fixed order; each briefing prints several times anyway. */
async function draftAll(request: MemoRequest, view: MemoView): Promise<readonly Draft[]> {
  const drafts: Draft[] = [];
  for (const [index, attachment] of request.memo.attachments.entries()) {
    const head = view.attachments[index];
    if (!head) throw new Error(`Attachment ${index + 1} has no head`);
    const label = request.isSeparate ? head.separateLabel : head.label;
    drafts.push(await draftAttachment(attachment, head, label, request));
  }
  return drafts;
}

/** Parts in their order, and what stands on each of their pages outside the type area. */
interface Whole {
  readonly parts: readonly Part[];
  readonly furniture: readonly PageFurniture[];
}

async function collect(
  request: MemoRequest,
  view: MemoView,
  sheet: Sheet,
  drafts: readonly Draft[],
): Promise<Whole> {
  const bytes = await finishPart(request, view, sheet.printed);
  const parts: Part[] = [{ bookmark: null, documents: [{ bytes, isOwn: true }] }];
  let pages = sheet.printed.pages;
  for (const draft of drafts) {
    parts.push(await draft.complete(pages + 1));
    pages += draft.pages;
  }
  const unnumbered = [...sheet.unnumbered];
  if (drafts.length > 0 && hasImprint(view, sheet.arrangement)) {
    const imprint = await printImprint(request, view, sheet, pages);
    parts.push(imprint.part);
    if (imprint.pages > 1) unnumbered.push(pages + 1, pages + 2);
    pages += imprint.pages;
  }
  return { parts, furniture: furnish(view, pages, unnumbered) };
}

/**
 * Prints the imprint on a page of its own after the attachments; printed on both sides it stands on an even page.
 *
 * Source: GB/T 9704—2012, 7.3.7: attachments go before the imprint.
 */
async function printImprint(
  request: MemoRequest,
  view: MemoView,
  { arrangement: { movesAddressees } }: Sheet,
  pagesBefore: number,
): Promise<{ readonly part: Part; readonly pages: number }> {
  const { set, printer, signal } = request;
  const pages = set.isDuplex && pagesBefore % 2 === 0 ? 2 : 1;
  // Two pages are printed, so that the second has the margins of an even page; the first is skipped if not needed.
  const html = renderImprint(view, { movesAddressees, pages: 2 }, set);
  const bytes = await finishPart(request, view, await printer.print({ html, signal }));
  const documents = [{ bytes, isOwn: true, skippedPages: 2 - pages }];
  return { part: { bookmark: null, documents }, pages };
}

/** Source: GB/T 9704—2012, 10.1: the first page of a letter bears no number. */
function furnish(
  { kind, head }: MemoView,
  pages: number,
  unnumbered: readonly number[],
): readonly PageFurniture[] {
  return Array.from({ length: pages }, (_, index) => {
    const isLetterhead = kind === "letter" && index === 0;
    const isNumbered = !isLetterhead && !unnumbered.includes(index + 1);
    const letterhead = isLetterhead ? placeLetterRules(head.markSizePt) : null;
    return { number: isNumbered ? index + 1 : null, letterhead };
  });
}

async function bindEach(
  request: MemoRequest,
  view: MemoView,
  drafts: readonly Draft[],
): Promise<readonly Uint8Array[]> {
  const files: Uint8Array[] = [];
  for (const [index, draft] of drafts.entries()) {
    const furniture = Array.from({ length: draft.pages }, (_, page) => ({
      number: page + 1,
      letterhead: null,
    }));
    const whole = { parts: [await draft.complete(1)], furniture };
    files.push(await bindAll(request, view.attachments[index]?.title ?? "", whole));
  }
  return files;
}

async function bindAll(
  request: MemoRequest,
  title: string,
  { parts, furniture }: Whole,
): Promise<Uint8Array> {
  const { printer, set, signal } = request;
  const numbers = await printer.print({ html: renderFurniture(furniture, set), signal });
  const bound = await bind({ parts, furniture: numbers.pdf, linkScheme: FIGURE_LINK });
  const about = describe(request, title);
  const isOurs = parts.every(({ documents }) => documents.every(({ isOwn }) => isOwn));
  if (isOurs) return printer.finish(bound, about, []);
  return finishTruly((claims) => printer.finish(bound, { ...about, claims }, []));
}

/** Finishes a part before the parts are joined, for fixed bytes and for artifacts, which the browser does not mark. */
async function finishPart(
  request: MemoRequest,
  view: MemoView,
  printed: Parameters<MemoRequest["printer"]["finish"]>[0],
): Promise<Uint8Array> {
  return request.printer.finish(printed, describe(request, view.plainTitle), []);
}

const KIND_NAMES = { notice: "通知", report: "报告", letter: "函", minutes: "纪要" } as const;

function describe({ memo }: MemoRequest, title: string) {
  const subject = [memo.number, KIND_NAMES[memo.kind]].filter((part) => part !== null).join(" ");
  const { issuer: author, date } = memo;
  return {
    lang: "zh-CN",
    meta: { title, subject, keywords: [KIND_NAMES[memo.kind]], author, date },
  };
}
