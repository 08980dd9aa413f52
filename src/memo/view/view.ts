import type { Dataset } from "../../dataset/model.ts";
import type { Context } from "../../view/context.ts";
import { wordDate } from "../../view/date.ts";
import { openLedger } from "../../view/ledger.ts";
import type { Locale } from "../../view/locale.ts";
import type { Memo } from "../model.ts";
import { wordBody } from "./body.ts";
import { placeClosing } from "./closing.ts";
import type { AttachmentHead, HeadView, Imprint, MemoView, NoteItem } from "./model.ts";
import { breakTitle } from "./title-lines.ts";
import { widthOf } from "./width.ts";

/** 小初 is as large as a mark gets in practice; the standard leaves its size open. */
const LARGEST_MARK_PT = 36;
/** 156 mm. */
const TYPE_AREA_PT = 442.2;

/** Words and places a memo; official memos are in Chinese. */
export function buildMemoView(memo: Memo, dataset: Dataset, locale: Locale): MemoView {
  const context: Context = {
    dataset,
    locale,
    language: "zh",
    ledger: openLedger(),
    shown: new Set(),
    focus: [],
    linksToSources: true,
    marksAnchor: null,
    documents: [],
  };
  const attachments = headAttachments(memo);
  const plainTitle = memo.title.join("");
  const isMinutes = memo.kind === "minutes";
  return {
    id: memo.id,
    kind: memo.kind,
    head: buildHead(memo, locale),
    title: memo.title.length > 1 ? memo.title : breakTitle(plainTitle),
    plainTitle,
    addressees: isMinutes ? "" : `${memo.addressees.join("，")}：`,
    body: wordBody(context, memo.body),
    attachmentNote: noteAttachments(attachments),
    attendance: memo.attendance.map(({ role, names }) => ({
      label: `${role}：`,
      names: names.join("、"),
    })),
    closing: isMinutes ? null : placeClosing(memo.signature, wordDate(locale, memo.date)),
    note: memo.note === null ? "" : `（${memo.note}）`,
    imprint: buildImprint(memo, locale),
    attachments,
    facts: context.ledger.facts,
  };
}

function buildHead(memo: Memo, locale: Locale): HeadView {
  const { mark, number, copyNumber, secrecy, urgency, signatories } = memo;
  const isMinutes = memo.kind === "minutes";
  const flags = [
    { text: copyNumber, isDigits: true },
    { text: secrecy, isDigits: false },
    { text: urgency, isDigits: false },
  ];
  return {
    mark,
    markSizePt: Math.min(LARGEST_MARK_PT, Math.floor(TYPE_AREA_PT / widthOf(mark))),
    number: number ?? "",
    flags: flags.flatMap(({ text, isDigits }) => (text === null ? [] : [{ text, isDigits }])),
    signatories,
    issuer: isMinutes ? memo.issuer : "",
    date: isMinutes ? wordDate(locale, memo.date) : "",
  };
}

/** Source: GB/T 9704—2012, 7.3.7: numbered where there are several. */
function headAttachments({ attachments, number }: Memo): readonly AttachmentHead[] {
  return attachments.map(({ title }, index) => {
    const label = attachments.length > 1 ? `附件${index + 1}` : "附件";
    return { label, separateLabel: `${number ?? ""}${label}`, title, lines: breakTitle(title) };
  });
}

/** Source: GB/T 9704—2012, 7.3.4. */
function noteAttachments(attachments: readonly AttachmentHead[]): readonly NoteItem[] {
  return attachments.map(({ title }, index) => ({
    label: index === 0 ? "附件：" : "",
    number: attachments.length > 1 ? `${index + 1}.` : "",
    title,
  }));
}

function buildImprint({ copyTo, printing }: Memo, locale: Locale): Imprint | null {
  if (copyTo.length === 0 && printing === null) return null;
  return {
    copyTo: copyTo.length === 0 ? "" : `${copyTo.join("，")}。`,
    printing: printing && {
      body: printing.body,
      date: `${wordDate(locale, printing.date)}印发`,
    },
  };
}
