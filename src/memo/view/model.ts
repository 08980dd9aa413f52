import type { Fact, Sentence } from "../../view/model.ts";
import type { HeadingLevel, MemoKind } from "../model.ts";

/** Everything that the templates of a memo see: words and places, nothing left to compute. */
export interface MemoView {
  readonly id: string;
  readonly kind: MemoKind;
  readonly head: HeadView;
  /** Broken into lines. */
  readonly title: readonly string[];
  /** The title on one line, for the document's properties. */
  readonly plainTitle: string;
  /** e.g. `甲局，乙局：`; empty on minutes. */
  readonly addressees: string;
  readonly body: readonly BlockView[];
  readonly attachmentNote: readonly NoteItem[];
  readonly attendance: readonly { readonly label: string; readonly names: string }[];
  readonly closing: Closing | null;
  /** 附注 in its brackets; empty where there is none. */
  readonly note: string;
  readonly imprint: Imprint | null;
  readonly attachments: readonly AttachmentHead[];
  /** Every number taken from the dataset, in reading order. */
  readonly facts: readonly Fact[];
}

export interface HeadView {
  readonly mark: string;
  readonly markSizePt: number;
  readonly number: string;
  /** 份号, 密级和保密期限, 紧急程度, from the top. */
  readonly flags: readonly { readonly text: string; readonly isDigits: boolean }[];
  readonly signatories: readonly string[];
  /** On minutes: who issues it, and when. */
  readonly issuer: string;
  readonly date: string;
}

export type BlockView =
  | { readonly isHeading: false; readonly text: Sentence }
  | {
      readonly isHeading: true;
      readonly level: HeadingLevel;
      /** Level in the document's outline, below the title. */
      readonly rank: number;
      /** e.g. 一、 */
      readonly number: string;
      readonly text: Sentence;
    };

/** A line of the attachment note. */
export interface NoteItem {
  /** 附件： on the first, else empty. */
  readonly label: string;
  /** `1.`; empty where there is one attachment only. */
  readonly number: string;
  readonly title: string;
}

/** 署名和成文日期, with the characters left free to the right of each. */
export interface Closing {
  readonly signature: string;
  readonly signatureIndent: number;
  readonly date: string;
  readonly dateIndent: number;
}

/** 版记. */
export interface Imprint {
  readonly copyTo: string;
  readonly printing: { readonly body: string; readonly date: string } | null;
}

/** What stands on the first and the third line of an attachment. */
export interface AttachmentHead {
  /** 附件, or 附件1 where there are several. */
  readonly label: string;
  /** With the document number before it, for an attachment bound apart. */
  readonly separateLabel: string;
  readonly title: string;
  /** The title, broken into lines. */
  readonly lines: readonly string[];
}
