import type { z } from "zod";
import type { Dataset } from "../../dataset/model.ts";
import { readMemoFields } from "../../memo/fields.ts";
import type { BriefingAttachment, Memo } from "../../memo/model.ts";
import { memoFieldsSchema } from "../../memo/schema.ts";
import type { Kind } from "../../view/kind.ts";
import type { Job } from "../build/job.ts";
import { sayChoices } from "../query/choices.ts";
import { QueryFault } from "../query/fault.ts";
import { CHOICE, readChoice } from "./choice.ts";
import { chooseJob } from "./jobs.ts";
import { faultAt, type MemoFault, MemoFaults } from "./memo-faults.ts";

/** The fields of a memo: those of its file, each attachment a briefing with a choice. */
export const MEMO_FIELDS = memoFieldsSchema(CHOICE.shape);

/** What fields refer to. */
interface FieldsOf {
  readonly dataset: Dataset;
  readonly kindById: ReadonlyMap<string, Kind>;
  /** The title of a briefing with a choice. */
  readonly titleOf: (job: Job) => string;
}

/** A memo that may be made, and what its author should know of. */
interface ReadFields {
  readonly memo: Memo;
  readonly warnings: readonly MemoFault[];
}

/** Reads a memo from its fields. Errors: MemoFaults, with all that is wrong. */
export function readFields(fields: unknown, from: FieldsOf): ReadFields {
  const { dataset } = from;
  const misnamed: MemoFault[] = [];
  const attach = (sent: Attached, index: number) => {
    try {
      return attachmentOf(sent, from);
    } catch (fault) {
      if (!(fault instanceof QueryFault)) throw fault;
      misnamed.push(faultOf(fault, `attachments.${index}`));
      return null;
    }
  };
  const read = readMemoFields(fields, { schema: MEMO_FIELDS, dataset, attach });
  const told = (severity: "error" | "warning") =>
    read.diagnostics.filter((one) => one.severity === severity).map(faultAt);
  const faults = [...told("error"), ...misnamed];
  if (read.value === null || faults.length > 0) throw new MemoFaults(faults);
  return { memo: read.value, warnings: told("warning") };
}

type Attached = NonNullable<z.output<typeof MEMO_FIELDS>["attachments"]>[number];

/** Errors: QueryFault. */
function attachmentOf(
  { briefing: id, language = "zh", title, ...choice }: Attached,
  { dataset, kindById, titleOf }: FieldsOf,
): BriefingAttachment {
  const job = chooseJob({ id, language, choice: readChoice(choice) }, dataset, kindById);
  const { spec, regions } = job;
  return { kind: "briefing", spec, regions, language, title: title ?? titleOf(job) };
}

function faultOf(fault: QueryFault, field: string): MemoFault {
  const { message, hint, choices } = fault;
  const says = hint === null || hint === sayChoices(fault) ? message : `${message}; ${hint}`;
  const at = fault.field === "choice" ? field : `${field}.${fault.field}`;
  return { field: at, code: "unknown-choice", message: `${says}.`, choices, line: null };
}
