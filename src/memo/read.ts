import { type DatasetFile, stemOf } from "../dataset/files.ts";
import type { BriefingSpec, Dataset } from "../dataset/model.ts";
import { checkPrintable } from "../dataset/printable.ts";
import { checkShape } from "../dataset/shape.ts";
import { suggest } from "../dataset/suggestion.ts";
import type { Report } from "../dataset/text.ts";
import { parseYaml } from "../dataset/yaml.ts";
import type { Path, YamlSource } from "../dataset/yaml-source.ts";
import type { Checked } from "../diagnostic.ts";
import type { DiagnosticCode } from "../diagnostic-codes.ts";
import { FaultList } from "../fault-list.ts";
import { readForeign } from "./attached-file.ts";
import { findBody } from "./body-text.ts";
import type { TakenOut } from "./foreign/actions.ts";
import { MOST_PAGES } from "./foreign/pages.ts";
import { parseBody } from "./markdown.ts";
import type { Attendance, Memo, MemoAttachment, MemoKind } from "./model.ts";
import { checkReferences, withPresentFigures } from "./references.ts";
import { type MemoSpec, memoSchema } from "./schema.ts";

/** What a memo is read from: its file, the files it attaches, and the data it refers to. */
interface MemoSource {
  readonly file: DatasetFile;
  /** As the file is shown where a fault stands, e.g. `data/memos/notice.yaml`. */
  readonly shown: string;
  readonly dataset: Dataset;
  /** Reads a file by its path from the memo's folder; null where there is none. */
  readonly readAttached: (path: string) => Promise<Uint8Array | null>;
}

/**
 * Reads a memo, or tells every fault in it at once.
 *
 * Errors: those of `parseYaml`, `checkShape`, `parseBody` and `checkReferences`; `missing-key` and
 * `unfit-key` by the kind of memo; `wrong-attachment`, `unknown-briefing`, `missing-attachment`,
 * `broken-attachment`, `encrypted-attachment`; `repeated-title`. Warnings: `active-attachment`, `carried-files`.
 */
export async function readMemo(from: MemoSource): Promise<Checked<Memo>> {
  const faults = new FaultList();
  return faults.check(await read(from, faults.add));
}

async function read(from: MemoSource, report: Report): Promise<Memo | null> {
  const source = parseYaml(from.file, from.shown, report);
  if (!source) return null;
  checkPrintable(source, from.file, new Set(), report);
  const spec = checkShape(memoSchema, source, [], report);
  if (!spec) return null;
  checkKind(spec, source, report);
  const body = findBody(spec.body, source, from.file, report);
  checkReferences(body, from.dataset);
  return {
    ...headOf(spec),
    id: stemOf(from.file.path),
    body: withPresentFigures(parseBody(body), from.dataset),
    attachments: await readAttachments(spec, source, from, report),
    at: source.at([]),
  };
}

function headOf(spec: MemoSpec): Omit<Memo, "id" | "body" | "attachments" | "at"> {
  return {
    kind: spec.kind,
    issuer: spec.issuer,
    mark: spec.mark ?? markOf(spec),
    number: spec.number ?? null,
    copyNumber: spec.copy_number ?? null,
    secrecy: spec.secrecy ?? null,
    urgency: spec.urgency ?? null,
    signatories: spec.signatories ?? [],
    title: spec.title.trim().split(/\s*\n\s*/),
    addressees: spec.addressees ?? [],
    signature: spec.kind === "minutes" ? "" : (spec.signature ?? spec.issuer),
    date: spec.date,
    note: spec.note ?? null,
    attendance: attendanceOf(spec),
    copyTo: spec.copy_to ?? [],
    printing: spec.printing ?? null,
  };
}

/** The mark where a memo gives none. GB/T 9704—2012: full name with or without 文件; letters without; minutes ×××纪要. */
function markOf({ kind, issuer }: MemoSpec): string {
  return issuer + { notice: "文件", report: "文件", letter: "", minutes: "会议纪要" }[kind];
}

function attendanceOf({ present, absent, observers }: MemoSpec): readonly Attendance[] {
  const lists = [
    { role: "出席", names: present },
    { role: "请假", names: absent },
    { role: "列席", names: observers },
  ] as const;
  return lists.flatMap(({ role, names }) => (names ? [{ role, names }] : []));
}

type Key = keyof MemoSpec;

/** Keys that a memo of each kind needs, and keys that it may not have. */
const RULES_BY_KIND: Readonly<
  Record<MemoKind, { needs: readonly Key[]; refuses: readonly Key[] }>
> = {
  notice: {
    needs: ["number", "addressees", "printing"],
    refuses: ["signatories", "present", "absent", "observers"],
  },
  report: {
    needs: ["number", "addressees", "printing", "signatories"],
    refuses: ["present", "absent", "observers"],
  },
  letter: {
    needs: ["number", "addressees"],
    refuses: ["signatories", "printing", "present", "absent", "observers"],
  },
  minutes: { needs: ["present", "printing"], refuses: ["addressees", "signatories", "signature"] },
};

function checkKind(spec: MemoSpec, source: YamlSource, report: Report): void {
  const { needs, refuses } = RULES_BY_KIND[spec.kind];
  for (const key of needs.filter((key) => spec[key] === undefined)) {
    const message = `\`${key}\` is missing; a memo of the kind ${spec.kind} needs it.`;
    report({ severity: "error", code: "missing-key", message, at: source.at(["kind"]) });
  }
  for (const key of refuses.filter((key) => spec[key] !== undefined)) {
    const message = `\`${key}\` has no place on a memo of the kind ${spec.kind}.`;
    const at = source.at([key], "key");
    report({ severity: "error", code: "unfit-key", message, at, hint: "delete it" });
  }
}

async function readAttachments(
  { attachments = [] }: MemoSpec,
  source: YamlSource,
  from: MemoSource,
  report: Report,
): Promise<readonly MemoAttachment[]> {
  const read: MemoAttachment[] = [];
  let left = MOST_PAGES;
  for (const [index, spec] of attachments.entries()) {
    const path = ["attachments", index];
    const attachment = await readAttachment(spec, from, left, (code, message, key, hint) =>
      report({
        severity: WARNED.has(code) ? "warning" : "error",
        code,
        message,
        at: source.at(key ? [...path, key] : path),
        ...(hint ? { hint } : {}),
      }),
    );
    if (attachment) read.push(attachment);
    if (attachment?.kind === "file") left -= attachment.pages;
  }
  checkTitles(read, source, report);
  return read;
}

type Fault = (code: DiagnosticCode, message: string, key?: string, hint?: string) => void;
type AttachmentSpec = NonNullable<MemoSpec["attachments"]>[number];

async function readAttachment(
  spec: AttachmentSpec,
  from: MemoSource,
  mostPages: number,
  fault: Fault,
): Promise<MemoAttachment | null> {
  const { briefing, file } = spec;
  if ((briefing === undefined) === (file === undefined)) {
    fault("wrong-attachment", "An attachment is either a briefing or a file.");
    return null;
  }
  if (briefing !== undefined && spec.keep_files !== undefined)
    fault("wrong-attachment", "`keep_files` is for files only.", "keep_files", "delete it");
  if (briefing !== undefined) return briefingAttachment(briefing, spec, from.dataset, fault);
  return file === undefined ? null : fileAttachment(file, spec, from, mostPages, fault);
}

function briefingAttachment(
  id: string,
  { language = "zh", title }: AttachmentSpec,
  { briefings }: Dataset,
  fault: Fault,
): MemoAttachment | null {
  const briefing: BriefingSpec | undefined = briefings.get(id);
  if (briefing) {
    return { kind: "briefing", briefing: id, language, title: title ?? briefing.title[language] };
  }
  const message = `The briefing \`${id}\` is not in the folder briefings.`;
  fault("unknown-briefing", message, "briefing", suggest(id, briefings.keys()));
  return null;
}

async function fileAttachment(
  file: string,
  { title, language, keep_files: keepsFiles = false }: AttachmentSpec,
  { readAttached }: MemoSource,
  mostPages: number,
  fault: Fault,
): Promise<MemoAttachment | null> {
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
  const read = await readForeign(bytes, { keepsFiles, mostPages });
  if ("code" in read) {
    fault(read.code, `${file} ${read.message}.`, "file", read.hint);
    return null;
  }
  const takenOut = read.takenOut.map(sayTakenOut);
  if (takenOut.length > 0) {
    const message = `${file} would act by itself; taken out: ${takenOut.join(", ")}.`;
    fault("active-attachment", message, "file");
  }
  if (read.files.length > 0 && !keepsFiles) {
    const message = `${file} carries files, which are left out: ${read.files.join(", ")}.`;
    fault("carried-files", message, "file", "`keep_files: true` keeps them");
  }
  const { pages, files: carried } = read;
  return { kind: "file", file, title, bytes: read.bytes, pages, takenOut, carried, keepsFiles };
}

function sayTakenOut({ what, page }: TakenOut): string {
  return page === null ? what : `${what} (page ${page})`;
}

/** Faults of a file that is bound all the same. */
const WARNED: ReadonlySet<DiagnosticCode> = new Set(["active-attachment", "carried-files"]);

function checkTitles(
  attachments: readonly MemoAttachment[],
  source: YamlSource,
  report: Report,
): void {
  for (const [index, { title }] of attachments.entries()) {
    if (attachments.findIndex((other) => other.title === title) === index) continue;
    const message = `Two attachments have the title "${title}"; expected each once.`;
    const at = source.at(["attachments", index] satisfies Path);
    report({ severity: "error", code: "repeated-title", message, at });
  }
}
