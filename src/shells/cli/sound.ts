import { type Checked, countFaults } from "../../diagnostic.ts";
import { ReportError } from "../../error.ts";
import type { Host } from "./host.ts";
import { printJson, showDiagnostics } from "./terminal.ts";

interface SoundOptions {
  /** The data folder as the user named it. */
  readonly folder: string;
  /** True where stdout is for a machine: what is wrong goes there as well. */
  readonly json?: boolean | undefined;
  /** True where what is told was shown already, as soon as it was known. */
  readonly shown?: boolean;
  /** What came of it, and what to do. Default: that nothing was built. */
  readonly ending?: { readonly nothing: string; readonly hint: string };
}

const NOT_BUILT = {
  nothing: "nothing was built",
  hint: "mend each line above; `briefings check` shows them again",
};

/**
 * Shows what a use case tells of its input, and gives what it came to.
 *
 * Errors: DATASET_FAULT where it came to nothing, after each fault was shown.
 */
export function soundOf<T>(
  host: Host,
  { value, ...told }: Checked<T>,
  { folder, json, shown = false, ending = NOT_BUILT }: SoundOptions,
): T {
  if (!shown) showDiagnostics(host, told.diagnostics, told.omitted);
  if (value !== null) return value;
  if (json) printJson(host, { ok: false, ...told });
  const errors = countFaults(told, "error");
  throw new ReportError("DATASET_FAULT", `${errors} faults in ${folder}; ${ending.nothing}`, {
    hint: ending.hint,
  });
}
