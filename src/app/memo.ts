import { resolve } from "node:path";
import { type DatasetFiles, shownPath, stemOf } from "../dataset/files.ts";
import { reportRepeated, reportUnread } from "../dataset/lists.ts";
import type { Dataset } from "../dataset/model.ts";
import { suggest } from "../dataset/suggestion.ts";
import { readKinds } from "../design.ts";
import { type Checked, countFaults } from "../diagnostic.ts";
import type { Environment } from "../environment.ts";
import { ReportError } from "../error.ts";
import { FaultList } from "../fault-list.ts";
import type { MemoClaims } from "../memo/claims.ts";
import { loadMemoDesign, type MemoDesign } from "../memo/design.ts";
import { readAttachedFile, readMemoFiles } from "../memo/folder.ts";
import { fontHost, listFontFolders } from "../memo/font-folders.ts";
import type { FileAttachment, Memo, OwnNumbers } from "../memo/model.ts";
import { readMemo } from "../memo/read.ts";
import {
  describeFile,
  type FileDescription,
  type OutputFile,
  requireFolder,
  writeFiles,
} from "../store/folder.ts";
import { readBriefings } from "./load.ts";
import { makeMemoFiles, memoFonts } from "./make-memo.ts";
import { withParts } from "./parts.ts";

/** What is asked of the making of memos. */
export interface MemoOptions {
  /** Memo ids; none for all. */
  readonly ids: readonly string[];
  readonly data: string;
  readonly out: string;
  /** True where attachments are files of their own. Default: false. */
  readonly separate?: boolean;
  readonly duplex?: boolean;
  /** True for files made to the rules of PDF/A-3. */
  readonly archive?: boolean;
  /** False where finished memos are not looked into. */
  readonly audit?: boolean;
}

/** A memo that was made and written. */
export interface WrittenMemo {
  readonly id: string;
  readonly pages: number;
  /** What its PDF says that it keeps: PDF/A-3, PDF/UA. */
  readonly claims: MemoClaims;
  readonly files: readonly FileDescription[];
  /** Files of others that were bound in, with what was not. */
  readonly foreign: readonly ForeignFile[];
}

interface ForeignFile {
  readonly file: string;
  readonly pages: number;
  /** What it would have done by itself or on a click, in words. */
  readonly takenOut: readonly string[];
  /** Names of the files that it carried. */
  readonly carried: readonly string[];
  /** True where the memo has those files, too. */
  readonly keepsFiles: boolean;
  /** What became of its own page numbers, and on which of its pages they are. */
  readonly ownNumbers: OwnNumbers;
  /** Its pages that were moved or made smaller, clear of the memo's page number. */
  readonly moved: readonly number[];
}

/**
 * Makes official memos with their attachments, as PDF and as an editable document; all of them are written, or none.
 *
 * Shape: null where the data or a memo has faults; all are told.
 * Errors: USAGE for a memo that does not exist; AUDIT_FAULT, OUTPUT_FAULT, CANCELLED; those of the stages.
 */
export async function memo(
  options: MemoOptions,
  environment: Environment,
): Promise<Checked<readonly WrittenMemo[]>> {
  const { home, env, cwd } = environment;
  const { value: dataset, ...told } = await readBriefings(
    environment,
    options.data,
    await readKinds(home),
  );
  if (dataset === null) return { ...told, value: null };
  const faults = new FaultList();
  faults.addAll(told);
  const memos = await readMemos(options, cwd, dataset, faults);
  const listed = faults.list();
  if (countFaults(listed, "error") > 0) return { ...listed, value: null };
  const folder = resolve(cwd, options.out);
  await requireFolder(folder);
  const set = await loadMemoDesign(home, listFontFolders(env), fontHost);
  if (set.notice) environment.notice(set.notice);
  const made = await makeAll(options, environment, { dataset, memos, set });
  await writeFiles(
    folder,
    made.flatMap(({ files }) => files),
  );
  const value = made.map(({ files, ...rest }) => ({ ...rest, files: files.map(describeFile) }));
  return { ...listed, value };
}

/** Reads the memos asked for. Errors: USAGE for one that does not exist. */
async function readMemos(
  { ids, data, archive = false }: MemoOptions,
  cwd: string,
  dataset: Dataset,
  faults: FaultList,
): Promise<readonly Memo[]> {
  const folder = resolve(cwd, data);
  const memos: Memo[] = [];
  const files = await readMemoFiles(folder);
  const chosen = chooseMemos(files, ids);
  reportRepeated(files, data, faults.add);
  for (const file of files) reportUnread(file, data, faults.add);
  for (const file of chosen) {
    if (file.unread) continue;
    const shown = shownPath(data, file.path);
    const readAttached = (path: string) => readAttachedFile(folder, path);
    const { value, ...told } = await readMemo({
      file,
      shown,
      dataset,
      readAttached,
      archive,
    });
    faults.addAll(told);
    if (value) memos.push(value);
  }
  return memos;
}

/** Those asked for, or all. */
function chooseMemos(files: DatasetFiles, ids: readonly string[]): DatasetFiles {
  const memos = files.filter(({ unread }) => unread?.severity !== "warning");
  const known = memos.map(({ path }) => stemOf(path));
  const hint = `put one into ${MEMO_PATH} in the data folder`;
  if (known.length === 0) throw new ReportError("USAGE", "There is no memo to make", { hint });
  for (const id of ids) {
    if (known.includes(id)) continue;
    throw new ReportError("USAGE", `No memo is called "${id}"`, {
      hint: suggest(id, known) ?? `there are: ${known.join(", ")}`,
    });
  }
  if (ids.length === 0) return memos;
  // In the order in which they are asked for.
  return [...new Set(ids)].flatMap((id) => memos.filter(({ path }) => stemOf(path) === id));
}

const MEMO_PATH = "memos/<id>.yaml";

interface MakeWith {
  readonly dataset: Dataset;
  readonly memos: readonly Memo[];
  readonly set: MemoDesign;
}

interface Finished extends Omit<WrittenMemo, "files"> {
  readonly files: readonly OutputFile[];
}

async function makeAll(
  options: MemoOptions,
  environment: Environment,
  { dataset, memos, set }: MakeWith,
): Promise<readonly Finished[]> {
  const { archive = false, duplex: isDuplex = false, separate: isSeparate = false } = options;
  const isInspected = options.audit !== false;
  return withParts(environment, { ...memoFonts(set), archive }, async ({ design, printer }) => {
    const parts = { dataset, design, printer, set, signal: environment.signal };
    const finished: Finished[] = [];
    for (const memo of memos) {
      const made = await makeMemoFiles(memo, parts, { isDuplex, isSeparate, isInspected });
      finished.push({ id: memo.id, ...made, foreign: foreignIn(memo) });
    }
    return finished;
  });
}

function foreignIn({ attachments }: Memo): readonly ForeignFile[] {
  return attachments.flatMap((each) => (each.kind === "file" ? [describe(each)] : []));
}

function describe({ kind, title, bytes, ...file }: FileAttachment): ForeignFile {
  return file;
}
