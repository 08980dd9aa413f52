import type { AttachmentParts } from "../memo/attachment.ts";
import { claimsOf, type MemoClaims } from "../memo/claims.ts";
import type { MemoDesign } from "../memo/design.ts";
import { writeDocx } from "../memo/docx/write.ts";
import { inspectMemo } from "../memo/inspect.ts";
import { type MadeMemo, makeMemo } from "../memo/make.ts";
import type { Memo } from "../memo/model.ts";
import { encodeFacts, pathOf } from "../results/output-kinds.ts";
import type { OutputFile } from "../store/folder.ts";

/** What a memo is made with. */
interface MemoParts extends Omit<AttachmentParts, "set"> {
  readonly set: MemoDesign;
}

/** How a memo is made. */
interface MemoMaking {
  readonly isDuplex?: boolean;
  /** True where attachments are files of their own. */
  readonly isSeparate?: boolean;
  /** False where it is not looked into. Default: true. */
  readonly isInspected?: boolean;
  readonly onStage?: (stage: "printed" | "inspected") => void;
}

/** A memo that was made; nothing of it is written yet. */
export interface FinishedMemo {
  readonly pages: number;
  /** What its PDF says that it keeps. */
  readonly claims: MemoClaims;
  readonly files: readonly OutputFile[];
}

/** Makes a memo with its attachments, as PDF, as an editable document and as facts. Errors: those of `makeMemo` and `inspectMemo`. */
export async function makeMemoFiles(
  memo: Memo,
  { set, ...parts }: MemoParts,
  { isDuplex = false, isSeparate = false, isInspected = true, onStage }: MemoMaking = {},
): Promise<FinishedMemo> {
  const made = await makeMemo({ ...parts, memo, set: { ...set, isDuplex }, isSeparate });
  onStage?.("printed");
  if (isInspected) await inspectMemo(memo, made);
  onStage?.("inspected");
  return { pages: made.pages, claims: claimsOf(made.pdf), files: await filesOf(memo, made) };
}

/** The fonts of memos, for a printer that sets them. */
export function memoFonts({ fonts, fontStacks }: MemoDesign) {
  const extraFonts = [...fonts].map(([path, bytes]) => ({ path, bytes }));
  return { extraFonts, extraStacks: fontStacks };
}

async function filesOf(memo: Memo, made: MadeMemo): Promise<readonly OutputFile[]> {
  return [
    { path: pathOf(memo.id, "pdf"), bytes: made.pdf },
    { path: `${memo.id}.docx`, bytes: await writeDocx(made.view, aboutOf(memo, made)) },
    { path: pathOf(memo.id, "facts"), bytes: encodeFacts(made.facts) },
    ...made.separate.map((bytes, index) => ({
      path: pathOf(`${memo.id}.attachment-${index + 1}`, "pdf"),
      bytes,
    })),
  ];
}

function aboutOf({ issuer: author, date }: Memo, { sheet }: MadeMemo) {
  return { author, date, imprintFits: sheet.imprintFits, ...sheet.arrangement };
}
