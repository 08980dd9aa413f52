import { type DatasetFile, stemOf } from "../dataset/files.ts";
import { checkPrintable } from "../dataset/printable.ts";
import { checkShape } from "../dataset/shape.ts";
import type { Report } from "../dataset/text.ts";
import { parseYaml } from "../dataset/yaml.ts";
import type { Checked } from "../diagnostic.ts";
import { FaultList } from "../fault-list.ts";
import { findBody } from "./body-text.ts";
import { checkMemo } from "./check.ts";
import type { Memo } from "./model.ts";
import { type AttachmentSource, readAttachments } from "./read-attachments.ts";
import { memoSchema } from "./schema.ts";

/** What a memo is read from: its file, the files it attaches, and the data it refers to. */
interface MemoSource extends AttachmentSource {
  readonly file: DatasetFile;
  /** As the file is shown where a fault stands, e.g. `data/memos/notice.yaml`. */
  readonly shown: string;
}

/**
 * Reads a memo, or tells every fault in it at once.
 *
 * Errors: those of `parseYaml`, `checkShape` and `checkMemo`; `wrong-attachment`, `unknown-briefing`, `missing-attachment`,
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
  const body = findBody(spec.body, source, from.file, report);
  return {
    ...checkMemo(
      spec,
      { source, body, dataset: from.dataset, atMissing: () => source.at(["kind"]) },
      report,
    ),
    id: stemOf(from.file.path),
    attachments: await readAttachments(spec, source, from, report),
  };
}
