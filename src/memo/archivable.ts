import { checkClaims } from "../audit/claims/check.ts";
import type { FindingCode } from "../audit/model.ts";
import { finishPdf } from "../pdf/finish/finish.ts";
import { bind } from "./binding/bind.ts";

/** Why a file cannot be kept in an archive. */
export interface Unarchivable {
  /** From 1; null where it belongs to the whole file. */
  readonly page: number | null;
  /** A sentence. */
  readonly message: string;
  readonly hint: string;
}

/**
 * Holds a file made fit to be bound to the rules of PDF/A-3, level B, as it will stand in the memo.
 *
 * Shape: empty where it keeps all that this program can check.
 */
export async function checkArchivable(bytes: Uint8Array): Promise<readonly Unarchivable[]> {
  const parts = [{ bookmark: null, documents: [{ bytes, isOwn: false }] }];
  const bound = await bind({ parts, furniture: null, linkScheme: "figure:" });
  const finished = await finishPdf(bound, { ...ANY, archive: true, claims: LEAST });
  return checkClaims(finished)
    .filter(({ severity }) => severity === "error")
    .map(({ page, code, message }) => ({ page, message, hint: HINTS[code] ?? ANEW }));
}

const LEAST = { isAccessible: false, archive: "B" } as const;

/** Any metadata: those of the memo go in their place. */
const ANY = {
  title: "",
  subject: "",
  author: "",
  keywords: [],
  lang: "zh-CN",
  date: new Date(0),
  creator: "",
};

const ANEW = "save it anew as PDF/A where it was made";
const FONTS = "embed all fonts where it was made, e.g. by saving it as PDF/A";

const HINTS: Partial<Readonly<Record<FindingCode, string>>> = {
  "archive-font": FONTS,
  "font-not-embedded": FONTS,
  "font-encoding": FONTS,
  "font-glyphs": FONTS,
  "font-widths": FONTS,
  "archive-drawing": "save it anew as PDF/A with colours in RGB",
  "archive-annotation": "print it to a PDF: notes are drawn into its pages then",
  "archive-attachment": "leave its files out: delete `keep_files`",
};
