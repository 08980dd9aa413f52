import type { Draft } from "../../../briefing.ts";
import type { DrawingInputs } from "../../../cache/program.ts";
import type { Dataset } from "../../../dataset/model.ts";
import type { Environment } from "../../../environment.ts";
import { wordAttached } from "../../../memo/attachment.ts";
import { loadMemoDesign, type MemoDesign } from "../../../memo/design.ts";
import { fontHost, listFontFolders } from "../../../memo/font-folders.ts";
import type { BriefingAttachment, Memo } from "../../../memo/model.ts";
import { UnfitMemo } from "../../../memo/unfit.ts";
import type { PrintBrowser } from "../../../pdf/browser/with-browser.ts";
import type { Store } from "../../../store/store.ts";
import type { Job } from "../../build/job.ts";
import { type FinishedMemo, makeMemoFiles, memoFonts } from "../../make-memo.ts";
import { openParts, type Parts } from "../../parts.ts";
import { type MemoFault, MemoFaults } from "../memo-faults.ts";
import { readFields } from "../memo-fields.ts";
import { keepResult, readResult } from "../results.ts";
import { fingerprintOfMemo } from "./memo-fingerprint.ts";
import type { MadeMemo, Stage } from "./messages.ts";

/** What memos are made with, beside what briefings are. */
export interface MemoShop {
  readonly set: MemoDesign;
  /** Of the same browser, with the fonts of memos. */
  readonly parts: Parts;
}

/** Opens what memos are made with. Errors: TEMPLATE_FAULT, FONT_MISSING. */
export async function openMemoShop(
  environment: Environment,
  browser: PrintBrowser,
  { design }: Parts,
): Promise<MemoShop> {
  const { home, env, notice } = environment;
  const set = await loadMemoDesign(home, listFontFolders(env), fontHost);
  if (set.notice) notice(set.notice);
  return { set, parts: await openParts(environment, browser, { design, ...memoFonts(set) }) };
}

/** What a memo is read with. */
interface ReadWith {
  readonly parts: Parts;
  readonly dataset: Dataset;
}

/** What a memo is made with. */
interface MakeWith extends ReadWith {
  readonly shop: MemoShop;
  readonly drawing: DrawingInputs;
  readonly store: Store;
  readonly signal: AbortSignal;
  readonly onStage: (stage: Stage) => void;
}

/** Finds out what is wrong with a memo, but for what only a print shows. Errors: MemoFaults. */
export function checkFields(fields: unknown, bench: ReadWith): { readonly kind: "sound" } {
  read(fields, bench);
  return { kind: "sound" };
}

/** Makes a memo of its fields, unless the same is there. Errors: MemoFaults; those of the stages. */
export async function makeMemoOf(fields: unknown, bench: MakeWith): Promise<MadeMemo> {
  const { dataset, shop, drawing, store, onStage } = bench;
  const { memo, warnings } = read(fields, bench);
  const worded = wordAll(memo, bench);
  const { fingerprint, title } = fingerprintOfMemo(memo, {
    dataset,
    drawing,
    set: shop.set,
    design: shop.parts.design,
    worded: [...worded.values()],
  });
  onStage("compared");
  const about = { kind: "memo", fingerprint, name: memo.id, title, warnings } as const;
  const kept = await readResult(store, fingerprint, memo.id);
  if (kept) return { ...about, pages: kept.pages, isNew: false };
  const { pages, files } = await finish(memo, bench, worded);
  const { generator } = bench.parts;
  const { name } = about;
  const { date } = memo;
  const version = { dataset: dataset.version, generator };
  const record = { fingerprint, name, title, date, language: "zh", pages, ...version } as const;
  await keepResult(store, record, files);
  return { ...about, pages, isNew: true };
}

function read(fields: unknown, { parts, dataset }: ReadWith) {
  const { design } = parts;
  const titleOf = ({ spec, id, regions, language }: Job) => {
    if (id === spec.id) return spec.title[language];
    const attachment = { kind: "briefing", spec, regions, language, title: "" } as const;
    return wordAttached(attachment, { dataset, design }).view.meta.title;
  };
  return readFields(fields, { dataset, kindById: design.kindById, titleOf });
}

function wordAll(
  { attachments }: Memo,
  { dataset, parts: { design } }: ReadWith,
): ReadonlyMap<BriefingAttachment, Draft> {
  const briefings = attachments.filter((each) => each.kind === "briefing");
  return new Map(briefings.map((each) => [each, wordAttached(each, { dataset, design })]));
}

/** Errors: MemoFaults where it cannot be set by the standard; those of the stages. */
async function finish(
  memo: Memo,
  { shop, dataset, signal, onStage }: MakeWith,
  worded: ReadonlyMap<BriefingAttachment, Draft>,
): Promise<FinishedMemo> {
  const { design, printer } = shop.parts;
  const parts = { dataset, design, printer, set: shop.set, signal, worded };
  try {
    return await makeMemoFiles(memo, parts, { onStage });
  } catch (fault) {
    if (fault instanceof UnfitMemo) throw new MemoFaults([faultOfUnfit(fault)]);
    throw fault;
  }
}

function faultOfUnfit({ part, code, message, hint }: UnfitMemo): MemoFault {
  const says = code === "AUDIT_FAULT" || hint === null ? message : `${message}; ${hint}`;
  return { field: part, code: "unfit-memo", message: `${says}.`, choices: [], line: null };
}
