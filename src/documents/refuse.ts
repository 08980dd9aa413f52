import { ReportError } from "../error.ts";

/** Why a document is not read: what is said of the file, and what to do. */
const REFUSALS = {
  empty: ["is empty", "put the document there"],
  large: ["is larger than 50 MB", "save it without its pictures"],
  long: ["has more than 5 million characters", "divide it, or take the part with the figures"],
  unpacked: [
    "unpacks to more than a document of this size can hold",
    "save it anew in the program that made it",
  ],
  scan: [
    "is a scan: its pages are pictures without text",
    "recognise its text first (OCR), or take the version that has text",
  ],
  picture: ["is a picture without text", "recognise its text first (OCR)"],
  password: ["is protected by a password", "save it without one"],
  broken: ["is damaged, or was not copied as a whole", "copy or download it again"],
  "old-office": [
    "is in an old format of Word, Excel or WPS (.doc, .xls, .wps, .et)",
    "save it as .docx or .xlsx",
  ],
  "other-format": [
    "is of a format that is not read here",
    "save it as .docx, .pdf, .html, .xlsx, .csv or .txt",
  ],
  "no-workbook": ["is no Excel workbook", "save it as .xlsx, or as .csv"],
  encoding: [
    "is no text in UTF-8, UTF-16 or GB18030",
    "save it as UTF-8, or as .docx, .pdf, .html, .xlsx or .csv",
  ],
} as const satisfies Record<string, readonly [is: string, hint: string]>;

type RefusalReason = keyof typeof REFUSALS;

/** What a reader throws; `readDocumentBytes` knows the name of the file and tells it. */
export class Refusal extends Error {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, options: { cause?: unknown } = {}) {
    super(reason, options);
    this.reason = reason;
  }
}

/** Tells a refusal as an error of the file: INPUT_UNREADABLE, in one sentence, with what to do. */
export function refusalOf(name: string, { reason, cause }: Refusal): ReportError {
  const [is, hint] = REFUSALS[reason];
  return new ReportError("INPUT_UNREADABLE", `"${name}" ${is}.`, { hint, cause });
}
