import type { Dataset, Position } from "../dataset/model.ts";
import type { Report } from "../dataset/text.ts";
import type { YamlSource } from "../dataset/yaml-source.ts";
import type { BodyText } from "./body-text.ts";
import { checkLengths } from "./lengths.ts";
import { parseBody } from "./markdown.ts";
import type { Attendance, Memo, MemoKind } from "./model.ts";
import { checkReferences, withPresentFigures } from "./references.ts";
import type { MemoSpec } from "./schema.ts";

/** What is written of a memo beside its attachments. */
type Written = Omit<MemoSpec, "attachments"> & {
  readonly attachments?: readonly { readonly title?: string | undefined }[] | undefined;
};

/** What a memo is checked with: where its parts stand, its body, and the data it refers to. */
interface CheckedWith {
  readonly source: YamlSource;
  readonly body: BodyText;
  readonly dataset: Dataset;
  /** Where it is told that a key is missing. */
  readonly atMissing: (key: Key) => Position;
}

/**
 * Makes a memo of what is written, wherever that stands; its attachments are read apart.
 *
 * Errors: those of `checkLengths`, `parseBody` and `checkReferences`; `missing-key` and `unfit-key` by the kind of memo.
 */
export function checkMemo(
  spec: Written,
  { source, body, dataset, atMissing }: CheckedWith,
  report: Report,
): Omit<Memo, "id" | "attachments"> {
  checkKind(spec, { source, atMissing }, report);
  checkLengths(spec, source, report);
  checkReferences(body, dataset);
  return {
    ...headOf(spec),
    body: withPresentFigures(parseBody(body), dataset),
    at: source.at([]),
  };
}

function headOf(spec: Written): Omit<Memo, "id" | "body" | "attachments" | "at"> {
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
function markOf({ kind, issuer }: Written): string {
  return issuer + { notice: "文件", report: "文件", letter: "", minutes: "会议纪要" }[kind];
}

function attendanceOf({ present, absent, observers }: Written): readonly Attendance[] {
  const lists = [
    { role: "出席", names: present },
    { role: "请假", names: absent },
    { role: "列席", names: observers },
  ] as const;
  return lists.flatMap(({ role, names }) => (names ? [{ role, names }] : []));
}

type Key = keyof Written;

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

/** Errors: `missing-key` and `unfit-key` by the kind of memo. */
export function checkKind(
  spec: Pick<Written, "kind"> & Partial<Written>,
  { source, atMissing }: Pick<CheckedWith, "source" | "atMissing">,
  report: Report,
): void {
  const { needs, refuses } = RULES_BY_KIND[spec.kind];
  for (const key of needs.filter((key) => spec[key] === undefined)) {
    const message = `\`${key}\` is missing; a memo of the kind ${spec.kind} needs it.`;
    report({ severity: "error", code: "missing-key", message, at: atMissing(key) });
  }
  for (const key of refuses.filter((key) => spec[key] !== undefined)) {
    const message = `\`${key}\` has no place on a memo of the kind ${spec.kind}.`;
    const at = source.at([key], "key");
    report({ severity: "error", code: "unfit-key", message, at, hint: "delete it" });
  }
}
