import { type MemoOptions, memo as makeMemos, type WrittenMemo } from "../../app/memo.ts";
import { countFaults } from "../../diagnostic.ts";
import { ReportError } from "../../error.ts";
import { visible } from "../../visible.ts";
import { environmentOf } from "./environment.ts";
import type { Host } from "./host.ts";
import { coloursOf, log, printJson, showDiagnostics } from "./terminal.ts";

interface MemoCommandOptions extends MemoOptions {
  readonly json?: boolean;
}

/** `briefings memo`: makes official memos and tells where they are. */
export async function memo(host: Host, options: MemoCommandOptions): Promise<number> {
  const { value, ...told } = await makeMemos(options, environmentOf(host));
  showDiagnostics(host, told.diagnostics, told.omitted);
  if (value === null) {
    if (options.json) printJson(host, { ok: false, ...told });
    const errors = countFaults(told, "error");
    throw new ReportError("DATASET_FAULT", `${errors} faults; no memo was made`, {
      hint: "mend each line above",
    });
  }
  if (options.json) printJson(host, value.map(toJson));
  else for (const written of value) log(host, sayWritten(host, options.out, written));
  return 0;
}

function sayWritten(host: Host, out: string, { id, pages, claims, files }: WrittenMemo): string {
  const { green } = coloursOf(host, host.stderr);
  const names = files.map(({ path }) => visible(path)).join(", ");
  const archive = claims.archive === null ? "" : `, PDF/A-3${claims.archive.toLowerCase()}`;
  return green(`${visible(id)}: ${pages} pages${archive}, in ${out}/: ${names}`);
}

function toJson({ id, pages, claims, files, foreign }: WrittenMemo) {
  return { id, pages, claims, files: files.map(({ path, bytes }) => ({ path, bytes })), foreign };
}
