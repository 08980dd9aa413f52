import { join } from "node:path";
import { type ImportOptions, importData as importFigures } from "../../app/import.ts";
import { visible } from "../../visible.ts";
import type { Host } from "./host.ts";
import { log, showDiagnostics } from "./terminal.ts";

/** `briefings import`: turns a CSV back into YAML; exit 1 where it has a fault. */
export async function importData(host: Host, options: ImportOptions): Promise<number> {
  const { file, data } = options;
  const { value, diagnostics, omitted } = await importFigures(options, host);
  showDiagnostics(host, diagnostics, omitted);
  if (!value) {
    log(host, `${file} was not imported; ${data} is as it was`);
    return 1;
  }
  for (const path of value.written) log(host, `wrote ${join(data, path)}`);
  for (const path of value.removed) log(host, `removed ${join(data, visible(path))}`);
  for (const { region, before, after } of value.counts)
    log(host, `${region}: ${after} figures, ${before} before`);
  return 0;
}
