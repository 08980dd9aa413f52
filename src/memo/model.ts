import type { BriefingSpec, Language, Position } from "../dataset/model.ts";

/** 通知, 报告, 函, 纪要: what decides the form of the first page. */
export const MEMO_KINDS = ["notice", "report", "letter", "minutes"] as const;
export type MemoKind = (typeof MEMO_KINDS)[number];

export const URGENCIES = ["特急", "加急"] as const;
type Urgency = (typeof URGENCIES)[number];

/** What becomes of the page numbers that an attached file has of its own. */
export const OWN_NUMBERS = ["keep", "cover"] as const;

/** A checked memo: `data/memos/<id>.yaml`. */
export interface Memo {
  readonly id: string;
  readonly kind: MemoKind;
  /** The issuing body, as it signs. */
  readonly issuer: string;
  /** 发文机关标志, the red words at the head. */
  readonly mark: string;
  /** 发文字号; null where there is none. */
  readonly number: string | null;
  /** 份号, six digits; null where there is none. */
  readonly copyNumber: string | null;
  /** 密级和保密期限, e.g. 秘密★1年; null where there is none. */
  readonly secrecy: string | null;
  readonly urgency: Urgency | null;
  /** 签发人, on documents to a higher body. */
  readonly signatories: readonly string[];
  /** One or more lines; one alone is broken by the layout. */
  readonly title: readonly string[];
  /** 主送机关; empty on minutes. */
  readonly addressees: readonly string[];
  readonly body: readonly Block[];
  readonly attachments: readonly MemoAttachment[];
  /** 署名; empty on minutes. */
  readonly signature: string;
  /** 成文日期, ISO. */
  readonly date: string;
  /** 附注, without its brackets; null where there is none. */
  readonly note: string | null;
  /** 出席, 请假, 列席, on minutes. */
  readonly attendance: readonly Attendance[];
  readonly copyTo: readonly string[];
  /** 印发机关和印发日期; null on letters. */
  readonly printing: { readonly body: string; readonly date: string } | null;
  readonly at: Position;
}

export interface Attendance {
  readonly role: "出席" | "请假" | "列席";
  readonly names: readonly string[];
}

/** A paragraph or heading of the body. */
export type Block =
  | { readonly kind: "paragraph"; readonly content: readonly Content[] }
  | {
      readonly kind: "heading";
      readonly level: HeadingLevel;
      readonly content: readonly Content[];
    };

/** 一、 （一） 1. （1）. */
export type HeadingLevel = 1 | 2 | 3 | 4;

/** Words, or a figure of the dataset by its id. */
export type Content =
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "figure"; readonly id: string };

/** What is bound in after the memo: a briefing, or a PDF file. */
export type MemoAttachment = BriefingAttachment | FileAttachment;

export interface BriefingAttachment {
  readonly kind: "briefing";
  readonly title: string;
  readonly spec: BriefingSpec;
  /** Region ids, in the order of the page. */
  readonly regions: readonly string[];
  readonly language: Language;
}

export interface FileAttachment {
  readonly kind: "file";
  readonly title: string;
  /** Path from the memo's folder. */
  readonly file: string;
  /** As it is bound: whole, on A4, and doing nothing by itself. */
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** What it would have done by itself, or on a click, in words. */
  readonly takenOut: readonly string[];
  /** Names of the files that it carried. */
  readonly carried: readonly string[];
  readonly keepsFiles: boolean;
  readonly ownNumbers: OwnNumbers;
  /** Pages that were moved or made smaller, clear of the memo's page number; from 1. */
  readonly moved: readonly number[];
}

/** The page numbers that a file has of its own. */
export interface OwnNumbers {
  readonly choice: (typeof OWN_NUMBERS)[number];
  /** Pages that have one, from 1. */
  readonly pages: readonly number[];
}
