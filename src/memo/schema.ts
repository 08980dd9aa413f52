import { z } from "zod";
import { LANGUAGES } from "../dataset/model.ts";
import { MEMO_KINDS, OWN_NUMBERS, URGENCIES } from "./model.ts";

/**
 * What a memo's file holds, as a person writes it; the source of its checks and of
 * `data/schemas/memo.schema.json`. What only some kinds may or must have is checked in `read.ts`.
 */

/** Text without the spaces around it, which are pasted with it. */
const words = (what: string) => z.string().trim().min(1, "some text").describe(what);
const isoDate = (what: string) => z.iso.date("a date such as 2026-01-05").describe(what);
const name = (what: string) =>
  z
    .string()
    .trim()
    .regex(/^[^\s，。、；：,;:](.*[^\s，。、；：,;:])?$/u, "a name without punctuation at its ends")
    .describe(what);
const names = (what: string, each: string) =>
  z.array(name(each)).min(1, "at least one name").describe(what);

/** 发文字号: full year in 〔〕, no leading zeros, no 第; × stands for what an example leaves open. */
const NUMBER = /^[^〔〕\s]+〔(\d{4}|×{4})〕([1-9]\d*|×+)号$/u;

const attachmentSchema = z.strictObject({
  briefing: words("Id of a briefing of this data folder, which is made anew.").optional(),
  language: z.enum(LANGUAGES).describe("Language of the briefing. Default: zh.").optional(),
  file: z
    .string()
    .regex(/^[^/\\].*\.pdf$/i, "a path of a PDF file from the folder of the memo")
    .describe("A PDF file, by its path from the folder of this memo.")
    .optional(),
  keep_files: z
    .boolean()
    .describe("True to keep the files that the PDF carries inside it. Default: false.")
    .optional(),
  own_numbers: z
    .enum(OWN_NUMBERS)
    .describe("What becomes of the page numbers that the PDF has of its own. Default: keep.")
    .optional(),
  title: name(
    "Title, in the attachment note and on the attachment alike. Default: the briefing's.",
  ).optional(),
});

export const memoSchema = z.strictObject({
  kind: z.enum(MEMO_KINDS).describe("notice 通知, report 报告, letter 函, minutes 纪要."),
  issuer: words("Issuing body, as it signs."),
  mark: words(
    "发文机关标志, the red words at the head. Default: the issuer, on notices and reports with 文件.",
  ).optional(),
  number: z
    .string()
    .regex(NUMBER, "a number such as 示例〔2026〕3号")
    .describe("发文字号, with the full year in 〔〕; × for what is left open.")
    .optional(),
  copy_number: z
    .string()
    .regex(/^\d{6}$/, 'six digits in quotes, e.g. "000001"')
    .describe("份号, six digits in quotes.")
    .optional(),
  secrecy: z
    .string()
    .regex(/^(绝密|机密|秘密)(★.+)?$/u, "绝密, 机密 or 秘密, then ★ and the term")
    .describe("密级和保密期限, e.g. 秘密★1年.")
    .optional(),
  urgency: z.enum(URGENCIES).describe("紧急程度.").optional(),
  signatories: names("签发人, on reports.", "Name of a signatory.").optional(),
  title: words("Title; on several lines (`|`) where you break it yourself."),
  addressees: names("主送机关.", "Name of an addressee.").optional(),
  // Faults are located by their place in it: the spaces around it stay.
  body: z
    .string()
    .min(1, "some text")
    .describe(
      "Body in Markdown: paragraphs, headings of four levels, {{figure id}} for a figure of the dataset.",
    ),
  attachments: z
    .array(attachmentSchema)
    .min(1, "at least one attachment")
    .describe("Attachments, in their order: briefings or PDF files.")
    .optional(),
  signature: words("署名. Default: the issuer.").optional(),
  date: isoDate("成文日期."),
  note: words("附注, without its brackets.").optional(),
  present: names("出席, on minutes.", "A name.").optional(),
  absent: names("请假, on minutes.", "A name.").optional(),
  observers: names("列席, on minutes.", "A name.").optional(),
  copy_to: names("抄送机关.", "Name of a body.").optional(),
  printing: z
    .strictObject({ body: words("印发机关."), date: isoDate("印发日期.") })
    .describe("印发机关和印发日期; not on letters.")
    .optional(),
});

/** Most attachments of a memo that is not a file: each is compared, worded and printed. */
const MOST_ATTACHED = 20;

/**
 * What a memo holds whose fields are sent: a file's, but that attachments are briefings, each with a choice, and name no file.
 */
export function memoFieldsSchema<Choice extends z.core.$ZodLooseShape>(choice: Choice) {
  const { language, title } = attachmentSchema.shape;
  const briefing = words("Id of a briefing, or of a kind of briefing.");
  const attached = z.strictObject({ briefing, language, title, ...choice });
  return memoSchema.extend({
    attachments: z
      .array(attached)
      .max(MOST_ATTACHED, `at most ${MOST_ATTACHED} attachments`)
      .describe("Attachments, in their order: briefings, each with a choice.")
      .optional(),
  });
}

export type MemoSpec = z.infer<typeof memoSchema>;
