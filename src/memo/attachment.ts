import { attachFigures } from "../attachments.ts";
import {
  type Briefing,
  type Draft as BriefingDraft,
  draftBriefing,
  type Printer,
  printDraft,
} from "../briefing.ts";
import type { Dataset } from "../dataset/model.ts";
import type { Design } from "../design.ts";
import { ReportError } from "../error.ts";
import type { Kind } from "../view/kind.ts";
import type { Fact } from "../view/model.ts";
import { TEXT_WIDTH_MM } from "../view/paper.ts";
import type { Part, PartDocument } from "./binding/bind.ts";
import { asksForPages, type MemoForm, toMemoForm } from "./memo-form.ts";
import type { BriefingAttachment, FileAttachment, MemoAttachment } from "./model.ts";
import { type MemoSet, renderOpening } from "./page.ts";
import type { MemoPrinter } from "./printer.ts";
import type { AttachmentHead } from "./view/model.ts";

/** What attachments are made with. */
export interface AttachmentParts {
  readonly dataset: Dataset;
  readonly design: Pick<Design, "templates" | "kindById" | "localeByLanguage">;
  readonly set: MemoSet;
  readonly printer: MemoPrinter;
  readonly signal: AbortSignal;
  /** Briefings that are worded already, as of `wordAttached`. Default: none. */
  readonly worded?: ReadonlyMap<BriefingAttachment, BriefingDraft>;
}

/** An attachment whose number of pages is known, but not yet on which page of the whole it begins. */
export interface Draft {
  readonly pages: number;
  /** Places that a number in the memo may link to. */
  readonly anchors: readonly string[];
  /** Every number that it prints; none are known of a file. */
  readonly facts: readonly Fact[];
  /** Makes the final attachment; `firstPage` is the page of the whole on which it begins. */
  complete(firstPage: number): Promise<Part>;
}

/**
 * Makes an attachment as far as it can be made before the memo: a briefing is made anew, a file gets a page with
 * label and title before it.
 *
 * Errors: those of making a briefing.
 */
export async function draftAttachment(
  attachment: MemoAttachment,
  head: AttachmentHead,
  label: string,
  parts: AttachmentParts,
): Promise<Draft> {
  const bookmark = `${label}　${head.title}`;
  const about = { bookmark, head, label };
  return attachment.kind === "briefing"
    ? draftAttached(attachment, about, parts)
    : draftFile(attachment, about, parts);
}

interface About {
  readonly bookmark: string;
  readonly head: AttachmentHead;
  readonly label: string;
}

async function draftFile(
  { bytes, title, pages }: FileAttachment,
  { bookmark, head, label }: About,
  { set, printer, signal }: AttachmentParts,
): Promise<Draft> {
  const meta = { title, subject: "", keywords: [], author: "", date: PLACEHOLDER_DATE };
  const complete = async (firstPage: number): Promise<Part> => {
    const beginsEven = set.isDuplex && firstPage % 2 === 0;
    const html = renderOpening(head, { label, beginsEven }, set);
    const opening = await printer.print({ html, signal });
    const finished = await printer.finish(opening, { meta, lang: "zh-CN" }, []);
    const documents: readonly PartDocument[] = [
      { bytes: finished, isOwn: true, skippedPages: beginsEven ? 1 : 0 },
      { bytes, isOwn: false },
    ];
    return { bookmark, documents };
  };
  return { pages: 1 + pages, anchors: [], facts: [], complete };
}

/** Any date: binding drops the metadata of the parts, and the whole has the date of the memo. */
const PLACEHOLDER_DATE = "2000-01-01";

/** Compares and words a briefing for the type area of a memo. */
export function wordAttached(
  { spec, regions, language }: BriefingAttachment,
  { dataset, design }: Pick<AttachmentParts, "dataset" | "design">,
): BriefingDraft {
  const { templates, kindById, localeByLanguage } = design;
  const locale = localeByLanguage[language];
  const kinds = new Map([...kindById].map(([id, kind]) => [id, inTypeArea(kind)]));
  return draftBriefing({ dataset, spec, regions, locale, templates, kindById: kinds });
}

async function draftAttached(
  attachment: BriefingAttachment,
  { bookmark, head, label }: About,
  parts: AttachmentParts,
): Promise<Draft> {
  const form = { head, label, beginsEven: false, numbers: null };
  const briefing = await makeInForm(attachment, form, parts);
  const complete = async (firstPage: number): Promise<Part> => {
    const beginsEven = parts.set.isDuplex && firstPage % 2 === 0;
    const isFinal = !beginsEven && !(firstPage > 1 && asksForPages(briefing.html));
    if (isFinal) return { bookmark, documents: [{ bytes: briefing.pdf, isOwn: true }] };
    const numbers = { firstPage, pageByAnchor: briefing.anchors };
    const bytes = await printAgain(briefing, { ...form, beginsEven, numbers }, parts);
    const skippedPages = beginsEven ? 1 : 0;
    return { bookmark, documents: [{ bytes, isOwn: true, skippedPages }] };
  };
  return {
    pages: briefing.pages,
    anchors: Object.keys(briefing.anchors),
    facts: briefing.view.facts,
    complete,
  };
}

/** Makes a briefing whose every print has the form of an attachment. */
async function makeInForm(
  attachment: BriefingAttachment,
  form: MemoForm,
  parts: AttachmentParts,
): Promise<Briefing> {
  const { set, printer, signal } = parts;
  const formed: Printer = {
    print: (job) => printer.print({ ...job, html: toMemoForm(job.html, form, set) }),
    finish: (printed, view, attachments) => printer.finish(printed, view, attachments),
  };
  const draft = parts.worded?.get(attachment) ?? wordAttached(attachment, parts);
  return printDraft(draft, formed, { signal });
}

/** Sides of the type area. Source: GB/T 9704—2012, 5.2.2. */
const TYPE_AREA_MM = { width: 156, height: 225 };

/** A kind whose tables fit into the type area, which is narrower than the briefing's own page. */
function inTypeArea(kind: Kind): Kind {
  const lies = kind.tableWidthMm > TEXT_WIDTH_MM;
  const widthMm = lies ? TYPE_AREA_MM.height : TYPE_AREA_MM.width;
  const tableWidthMm = Math.min(kind.tableWidthMm, widthMm);
  const remarkWidthMm = (kind.remarkWidthMm * tableWidthMm) / kind.tableWidthMm;
  return { ...kind, tableWidthMm, remarkWidthMm };
}

/** Prints a briefing again for its place in the whole: with the final page numbers, and odd and even pages right. */
async function printAgain(
  { html, view, pages }: Briefing,
  form: MemoForm,
  { dataset, set, printer, signal }: AttachmentParts,
): Promise<Uint8Array> {
  const printed = await printer.print({ html: toMemoForm(html, form, set), signal });
  if (printed.pages !== pages + (form.beginsEven ? 1 : 0)) {
    throw new ReportError("PRINT_FAILED", `${view.id} has other pages in the memo than by itself`, {
      hint: "page numbers in its contents must not move a line: give them a fixed width",
    });
  }
  return printer.finish(printed, view, await attachFigures(dataset, view));
}
