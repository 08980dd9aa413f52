import { join } from "node:path";
import { type ImportOptions, importData as importFigures } from "../../app/import.ts";
import { visible } from "../../visible.ts";
import type { Host } from "./host.ts";
import { log, printJson, showDiagnostics } from "./terminal.ts";

interface ImportCommandOptions extends ImportOptions {
  readonly json?: boolean;
}

/** `briefings import`: turns a CSV or workbook back into YAML; exit 1 where it has a fault. */
export async function importData(host: Host, options: ImportCommandOptions): Promise<number> {
  const { file, data, json } = options;
  const { value, ...told } = await importFigures(options, host);
  showDiagnostics(host, told.diagnostics, told.omitted);
  if (json) printJson(host, { ok: value !== null, ...told, ...value });
  if (!value) {
    log(host, `${file} was not imported; ${data} is as it was`);
    return 1;
  }
  if (json) return 0;
  for (const path of value.written) log(host, `wrote ${join(data, path)}`);
  for (const path of value.removed) log(host, `removed ${join(data, visible(path))}`);
  for (const { region, before, after } of value.counts)
    log(host, `${region}: ${after} figures, ${before} before`);
  return 0;
}
