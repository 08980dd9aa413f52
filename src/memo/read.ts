import { type DatasetFile, stemOf } from "../dataset/files.ts";
import { checkPrintable } from "../dataset/printable.ts";
import { checkShape } from "../dataset/shape.ts";
import type { Report } from "../dataset/text.ts";
import { parseYaml } from "../dataset/yaml.ts";
import type { YamlSource } from "../dataset/yaml-source.ts";
import type { Checked } from "../diagnostic.ts";
import { FaultList } from "../fault-list.ts";
import { findBody } from "./body-text.ts";
import { checkLengths } from "./lengths.ts";
import { parseBody } from "./markdown.ts";
import type { Attendance, Memo, MemoKind } from "./model.ts";
import { type AttachmentSource, readAttachments } from "./read-attachments.ts";
import { checkReferences, withPresentFigures } from "./references.ts";
import { type MemoSpec, memoSchema } from "./schema.ts";

/** What a memo is read from: its file, the files it attaches, and the data it refers to. */
interface MemoSource extends AttachmentSource {
  readonly file: DatasetFile;
  /** As the file is shown where a fault stands, e.g. `data/memos/notice.yaml`. */
  readonly shown: string;
}

/**
 * Reads a memo, or tells every fault in it at once.
 *
 * Errors: those of `parseYaml`, `checkShape`, `checkLengths`, `parseBody` and `checkReferences`; `missing-key` and
 * `unfit-key` by the kind of memo; `wrong-attachment`, `unknown-briefing`, `missing-attachment`,
 * `broken-attachment`, `encrypted-attachment`; `repeated-title`. Warnings: `active-attachment`, `carried-files`,
 * `own-numbers`.
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
  checkLengths(spec, source, report);
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
