import type { BriefingSpec, Dataset } from "../dataset/model.ts";
import { suggest } from "../dataset/suggestion.ts";
import type { Report } from "../dataset/text.ts";
import type { Path, YamlSource } from "../dataset/yaml-source.ts";
import type { DiagnosticCode } from "../diagnostic-codes.ts";
import { checkArchivable, type Unarchivable } from "./archivable.ts";
import { type ForeignFile, readForeign } from "./attached-file.ts";
import type { TakenOut } from "./foreign/actions.ts";
import { MOST_PAGES } from "./foreign/pages.ts";
import type { FileAttachment, MemoAttachment } from "./model.ts";
import type { MemoSpec } from "./schema.ts";

/** What attachments are read from. */
export interface AttachmentSource {
  readonly dataset: Dataset;
  /** Reads a file by its path from the memo's folder; null where there is none. */
  readonly readAttached: (path: string) => Promise<Uint8Array | null>;
  /** True where the memo is made to the rules of PDF/A-3, which its attachments have to keep then. Default: false. */
  readonly archive?: boolean;
}

/** Reads the attachments of a memo; those with faults, which are told, are left out. */
export async function readAttachments(
  { attachments = [] }: MemoSpec,
  source: YamlSource,
  from: AttachmentSource,
  report: Report,
): Promise<readonly MemoAttachment[]> {
  const read: (MemoAttachment | null)[] = [];
  let left = MOST_PAGES;
  for (const [index, spec] of attachments.entries()) {
    const path = ["attachments", index];
    const attachment = await readAttachment(
      spec,
      { ...from, mostPages: left },
      (code, message, key, hint) =>
        report({
          severity: WARNED.has(code) ? "warning" : "error",
          code,
          message,
          at: source.at(key ? [...path, key] : path),
          ...(hint ? { hint } : {}),
        }),
    );
    read.push(attachment);
    if (attachment?.kind === "file") left -= attachment.pages;
  }
  checkTitles(read, source, report);
  return read.filter((attachment) => attachment !== null);
}

/** What one attachment is read from. */
interface OneSource extends AttachmentSource {
  /** Most pages that it may have, after those before it. */
  readonly mostPages: number;
}

type Fault = (code: DiagnosticCode, message: string, key?: string, hint?: string) => void;
type AttachmentSpec = NonNullable<MemoSpec["attachments"]>[number];

async function readAttachment(
  spec: AttachmentSpec,
  from: OneSource,
  fault: Fault,
): Promise<MemoAttachment | null> {
  const { briefing, file } = spec;
  if ((briefing === undefined) === (file === undefined)) {
    fault("wrong-attachment", "An attachment is either a briefing or a file.");
    return null;
  }
  if (briefing !== undefined)
    for (const key of FILE_KEYS.filter((key) => spec[key] !== undefined))
      fault("wrong-attachment", `\`${key}\` is for files only.`, key, "delete it");
  if (briefing !== undefined) return briefingAttachment(briefing, spec, from.dataset, fault);
  return file === undefined ? null : fileAttachment(file, spec, from, fault);
}

/** Keys of an attachment that is a file. */
const FILE_KEYS = ["keep_files", "own_numbers"] as const;

function briefingAttachment(
  id: string,
  { language = "zh", title }: AttachmentSpec,
  { briefings }: Dataset,
  fault: Fault,
): MemoAttachment | null {
  const briefing: BriefingSpec | undefined = briefings.get(id);
  if (briefing) {
    const { regions } = briefing;
    const named = title ?? briefing.title[language];
    return { kind: "briefing", spec: briefing, regions, language, title: named };
  }
  const message = `The briefing \`${id}\` is not in the folder briefings.`;
  fault("unknown-briefing", message, "briefing", suggest(id, briefings.keys()));
  return null;
}

async function fileAttachment(
  file: string,
  { title, language, keep_files: keepsFiles = false, own_numbers: choice }: AttachmentSpec,
  { readAttached, archive = false, mostPages }: OneSource,
  fault: Fault,
): Promise<FileAttachment | null> {
  if (language)
    fault("wrong-attachment", "`language` is for briefings only.", "language", "delete it");
  if (title === undefined) {
    fault("missing-key", "`title` is missing; a file needs one.");
    return null;
  }
  const bytes = await readAttached(file);
  if (!bytes) {
    fault(
      "missing-attachment",
      `The file ${file} cannot be read; expected a PDF by its path from this memo.`,
      "file",
    );
    return null;
  }
  const coversNumbers = choice === "cover";
  const read = await readForeign(bytes, { keepsFiles, mostPages, archive, coversNumbers });
  if ("code" in read) {
    fault(read.code, `${file} ${read.message}.`, "file", read.hint);
    return null;
  }
  if (archive) tellUnarchivable(file, await checkArchivable(read.bytes), fault);
  const takenOut = read.takenOut.map(sayTakenOut);
  if (takenOut.length > 0) {
    const message = `${file} would act by itself; taken out: ${takenOut.join(", ")}.`;
    fault("active-attachment", message, "file");
  }
  if (read.files.length > 0 && !keepsFiles) {
    const message = `${file} carries files, which are left out: ${read.files.join(", ")}.`;
    fault("carried-files", message, "file", "`keep_files: true` keeps them");
  }
  tellNumbers(file, choice ?? null, read, fault);
  const { pages, files: carried, moved, numbered } = read;
  const ownNumbers = { choice: choice ?? "keep", pages: numbered } as const;
  const about = { takenOut, carried, keepsFiles, ownNumbers, moved };
  return { kind: "file", file, title, bytes: read.bytes, pages, ...about };
}

/** Most reasons that are told one by one. */
const MOST_TOLD = 10;

function tellUnarchivable(file: string, reasons: readonly Unarchivable[], fault: Fault): void {
  for (const { page, message, hint } of reasons.slice(0, MOST_TOLD)) {
    const place = page === null ? "" : `page ${page}: `;
    const said = `${file} cannot be kept in an archive (PDF/A-3): ${place}${message}.`;
    fault("unarchivable-attachment", said, "file", hint);
  }
  const more = reasons.length - MOST_TOLD;
  if (more > 0)
    fault("unarchivable-attachment", `${file} has ${more} more faults of that kind.`, "file");
}

/** Tells of page numbers that a file has of its own, unless all is as the memo says. */
function tellNumbers(
  file: string,
  choice: "keep" | "cover" | null,
  { numbered, readable }: ForeignFile,
  fault: Fault,
): void {
  const say = (message: string, hint: string) => fault("own-numbers", message, "file", hint);
  if (choice === null && numbered.length > 0)
    say(
      `${file} has page numbers of its own, which stay beside the memo's: ${sayPages(numbered)}.`,
      "`own_numbers: cover` leaves them out, `own_numbers: keep` keeps them",
    );
  if (choice === "cover" && numbered.length === 0)
    say(
      `${file} has no page numbers that go up from page to page in one place; none is covered.`,
      "delete `own_numbers`, or take them out where the file was made",
    );
  if (readable.length > 0)
    say(
      `${file} has page numbers that are covered, but a program can still read them: ${sayPages(readable)}.`,
      "take them out where the file was made, if that matters",
    );
}

/** e.g. `pages 1–3, 5`. */
function sayPages(pages: readonly number[]): string {
  const runs: number[][] = [];
  for (const page of pages) {
    const run = runs.at(-1);
    if (run?.at(-1) === page - 1) run.push(page);
    else runs.push([page]);
  }
  const said = runs.map((run) => (run.length > 1 ? `${run[0]}–${run.at(-1)}` : `${run[0]}`));
  return `${pages.length > 1 ? "pages" : "page"} ${said.join(", ")}`;
}

function sayTakenOut({ what, page }: TakenOut): string {
  return page === null ? what : `${what} (page ${page})`;
}

/** Faults of a file that is bound all the same. */
const WARNED: ReadonlySet<DiagnosticCode> = new Set([
  "active-attachment",
  "carried-files",
  "own-numbers",
]);

/** Reports titles that stand twice; null stands for an attachment that is at fault. Errors: `repeated-title`. */
export function checkTitles(
  attachments: readonly (Pick<MemoAttachment, "title"> | null)[],
  source: YamlSource,
  report: Report,
): void {
  for (const [index, attachment] of attachments.entries()) {
    if (attachment === null) continue;
    const { title } = attachment;
    if (attachments.findIndex((other) => other?.title === title) === index) continue;
    const message = `Two attachments have the title "${title}"; expected each once.`;
    const at = source.at(["attachments", index] satisfies Path);
    report({ severity: "error", code: "repeated-title", message, at });
  }
}
