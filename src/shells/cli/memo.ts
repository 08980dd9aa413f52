import { resolve } from "node:path";
import { loadBriefings } from "../../app/load.ts";
import { packageVersion } from "../../app/package-version.ts";
import { type DatasetFiles, shownPath, stemOf } from "../../dataset/files.ts";
import { reportRepeated, reportUnread } from "../../dataset/lists.ts";
import type { Dataset } from "../../dataset/model.ts";
import { suggest } from "../../dataset/suggestion.ts";
import { loadDesign, readKinds } from "../../design.ts";
import { countFaults } from "../../diagnostic.ts";
import { ReportError } from "../../error.ts";
import { FaultList } from "../../fault-list.ts";
import type { Host } from "../../host.ts";
import { loadMemoDesign, type MemoDesign } from "../../memo/design.ts";
import { writeDocx } from "../../memo/docx/write.ts";
import { readAttachedFile, readMemoFiles } from "../../memo/folder.ts";
import { fontHost, listFontFolders } from "../../memo/font-folders.ts";
import { inspectMemo } from "../../memo/inspect.ts";
import { type MadeMemo, makeMemo } from "../../memo/make.ts";
import type { Memo } from "../../memo/model.ts";
import { readMemo } from "../../memo/read.ts";
import { withPrinter } from "../../printer.ts";
import { type OutputFile, writeFiles } from "../../store/folder.ts";
import { visible } from "../../visible.ts";
import { coloursOf, log, printJson, showDiagnostics } from "./terminal.ts";

export interface MemoOptions {
  readonly ids: readonly string[];
  readonly data: string;
  readonly out: string;
  readonly separate?: boolean;
  readonly duplex?: boolean;
  /** False where finished memos are not looked into. */
  readonly audit?: boolean;
  readonly json?: boolean;
}

/** `briefings memo`: makes official memos with their attachments, as PDF and as an editable document. */
export async function memo(host: Host, options: MemoOptions): Promise<number> {
  const dataset = await loadBriefings(host, options.data, await readKinds(host.home));
  const memos = await readMemos(host, options, dataset);
  const set = await loadMemoDesign(host.home, listFontFolders(host.env), fontHost);
  if (set.notice) log(host, set.notice);
  const written = await makeAll(host, options, { dataset, memos, set });
  const folder = resolve(host.cwd, options.out);
  for (const { files } of written) await writeFiles(folder, files);
  if (options.json) printJson(host, written.map(toJson));
  else {
    const { green } = coloursOf(host, host.stderr);
    for (const { id, made, files } of written) {
      const names = files.map(({ path }) => visible(path)).join(", ");
      log(host, green(`${visible(id)}: ${made.pages} pages, in ${options.out}/: ${names}`));
    }
  }
  return 0;
}

/**
 * Reads the memos asked for.
 *
 * Errors: USAGE for one that does not exist; DATASET_FAULT, after each fault of all of them was shown.
 */
async function readMemos(
  host: Host,
  { ids, data }: MemoOptions,
  dataset: Dataset,
): Promise<readonly Memo[]> {
  const folder = resolve(host.cwd, data);
  const memos: Memo[] = [];
  const faults = new FaultList();
  const files = await readMemoFiles(folder);
  const chosen = chooseMemos(files, ids);
  reportRepeated(files, data, faults.add);
  for (const file of files) reportUnread(file, data, faults.add);
  for (const file of chosen) {
    if (file.unread) continue;
    const shown = shownPath(data, file.path);
    const readAttached = (path: string) => readAttachedFile(folder, path);
    const { value, ...told } = await readMemo({ file, shown, dataset, readAttached });
    faults.addAll(told);
    if (value) memos.push(value);
  }
  const told = faults.list();
  showDiagnostics(host, told.diagnostics, told.omitted);
  const errors = countFaults(told, "error");
  if (errors === 0) return memos;
  throw new ReportError("DATASET_FAULT", `${errors} faults in memos; nothing was made`, {
    hint: "mend each line above",
  });
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

interface Written {
  readonly id: string;
  readonly made: MadeMemo;
  readonly files: readonly OutputFile[];
}

async function makeAll(
  host: Host,
  options: MemoOptions,
  { dataset, memos, set }: { dataset: Dataset; memos: readonly Memo[]; set: MemoDesign },
): Promise<readonly Written[]> {
  const design = await loadDesign(host.home);
  const fonts = new Map([
    ...design.fontFiles.map(({ path, bytes }) => [path, bytes] as const),
    ...set.fonts,
  ]);
  const setup = {
    host,
    fonts: [...fonts].map(([path, bytes]) => ({ path, bytes })),
    fontStacks: [...design.fontStacks, ...set.fontStacks],
    generator: `County Briefings ${packageVersion(host)}`,
    onNotice: (line: string) => log(host, line),
  };
  return withPrinter(setup, async (printer) => {
    const written: Written[] = [];
    for (const memo of memos) {
      const made = await makeMemo({
        memo,
        dataset,
        design,
        printer,
        set: { ...set, isDuplex: options.duplex === true },
        isSeparate: options.separate === true,
        signal: host.signal,
      });
      if (options.audit !== false) await inspectMemo(memo, made);
      written.push({ id: memo.id, made, files: await filesOf(memo, made) });
    }
    return written;
  });
}

async function filesOf(memo: Memo, made: MadeMemo): Promise<readonly OutputFile[]> {
  const facts = new TextEncoder().encode(`${JSON.stringify({ facts: made.facts }, null, 1)}\n`);
  return [
    { path: `${memo.id}.pdf`, bytes: made.pdf },
    {
      path: `${memo.id}.docx`,
      bytes: await writeDocx(made.view, aboutOf(memo, made)),
    },
    { path: `${memo.id}.facts.json`, bytes: facts },
    ...made.separate.map((bytes, index) => ({
      path: `${memo.id}.attachment-${index + 1}.pdf`,
      bytes,
    })),
  ];
}

function aboutOf({ issuer: author, date }: Memo, { sheet }: MadeMemo) {
  return { author, date, imprintFits: sheet.imprintFits, movesAddressees: sheet.movesAddressees };
}

function toJson({ id, made, files }: Written) {
  return {
    id,
    pages: made.pages,
    files: files.map(({ path, bytes }) => ({ path, bytes: bytes.byteLength })),
  };
}
