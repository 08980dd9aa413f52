import type { z } from "zod";
import { findCharacterFaults } from "../dataset/characters/faults.ts";
import type { Dataset } from "../dataset/model.ts";
import { findUnprintable } from "../dataset/printable.ts";
import { checkShape } from "../dataset/shape.ts";
import type { Report } from "../dataset/text.ts";
import type { Path, YamlSource } from "../dataset/yaml-source.ts";
import type { Checked } from "../diagnostic.ts";
import { FaultList } from "../fault-list.ts";
import type { BodyText } from "./body-text.ts";
import { checkKind, checkMemo } from "./check.ts";
import { type BriefingAttachment, MEMO_KINDS, type Memo } from "./model.ts";
import { checkTitles } from "./read-attachments.ts";
import type { MemoSpec } from "./schema.ts";

/** A memo as its fields are sent, and what is read of each attachment. */
type Sent<Attached> = Omit<MemoSpec, "attachments"> & {
  readonly attachments?: readonly Attached[] | undefined;
};

/** What a memo is read with where its fields are sent. */
interface FieldsWith<Attached> {
  readonly schema: z.ZodType<Sent<Attached>>;
  readonly dataset: Dataset;
  /** Finds an attachment; null where it is at fault, which it tells itself. */
  readonly attach: (sent: Attached, index: number) => BriefingAttachment | null;
}

/**
 * Reads a memo from its fields, or tells every fault in it at once.
 *
 * Shape: where a fault stands, `file` is the name of the field, e.g. `printing.date` or `attachments.0.title`, and line and column
 * are those in its text. Errors: those of `checkShape` and `checkMemo`; those of characters; `repeated-title`.
 */
export function readMemoFields<Attached extends { readonly title?: string | undefined }>(
  fields: unknown,
  from: FieldsWith<Attached>,
): Checked<Memo> {
  const faults = new FaultList();
  return faults.check(read(sourceOf(withPlainLines(fields)), from, faults.add));
}

function read<Attached extends { readonly title?: string | undefined }>(
  source: YamlSource,
  { schema, dataset, attach }: FieldsWith<Attached>,
  report: Report,
): Memo | null {
  checkTexts(source, report);
  const spec = checkShape(schema, source, [], report, { checksNumbers: false, whole: "a memo" });
  if (!spec) {
    // What the kind needs is told in the same round, so that a form is mended at once.
    const kind = MEMO_KINDS.find((one) => one === valueAt(source.root, "kind"));
    if (kind)
      checkKind(
        { ...(source.root as object), kind },
        { source, atMissing: (key) => source.at([key]) },
        report,
      );
    return null;
  }
  const body = bodyOf(spec.body, report);
  const about = checkMemo(
    spec,
    { source, body, dataset, atMissing: (key) => source.at([key]) },
    report,
  );
  const found = (spec.attachments ?? []).map(attach);
  checkTitles(found, source, report);
  const attachments = found.filter((attachment) => attachment !== null);
  return { ...about, id: `${spec.kind}-${spec.date}`, attachments };
}

/** Errors: `control-character`, `invisible-character`, `lookalike-character`, `unprintable-character`. */
function checkTexts(source: YamlSource, report: Report): void {
  for (const { text, path } of textsIn(source.root, [])) {
    const found = [...findCharacterFaults(text, `\`${nameOf(path)}\``), ...findUnprintable(text)];
    for (const { character, ...fault } of found) {
      const at = { file: nameOf(path), ...placeIn(text, text.indexOf(character)) };
      report({ severity: "error", ...fault, at });
    }
  }
}

interface FoundText {
  readonly text: string;
  readonly path: Path;
}

function textsIn(value: unknown, path: Path): readonly FoundText[] {
  if (typeof value === "string") return [{ text: value, path }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, [...path, key]));
}

function valueAt(root: unknown, key: string): unknown {
  return typeof root === "object" && root !== null ? (root as Record<string, unknown>)[key] : null;
}

function bodyOf(text: string, report: Report): BodyText {
  return {
    text,
    report: (severity, code, offset, message, hint) => {
      const at = { file: "body", ...placeIn(text, offset) };
      report({ severity, code, message, at, ...(hint ? { hint } : {}) });
    },
  };
}

function placeIn(text: string, offset: number): { readonly line: number; readonly col: number } {
  const before = text.slice(0, Math.max(offset, 0)).split("\n");
  return { line: before.length, col: (before.at(-1)?.length ?? 0) + 1 };
}

function sourceOf(root: unknown): YamlSource {
  return {
    file: "",
    path: "",
    root,
    at: (path) => ({ file: nameOf(path), line: 1, col: 1 }),
    writtenNumber: () => null,
  };
}

function nameOf(path: Path): string {
  return path.map(String).join(".");
}

/** Forms send lines that end as those of Windows do. */
function withPlainLines(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("\r\n", "\n");
  if (Array.isArray(value)) return value.map(withPlainLines);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, withPlainLines(item)]);
  return Object.fromEntries(entries);
}
