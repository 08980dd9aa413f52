import { basename, dirname, resolve } from "node:path";
import { loadDataset } from "../../app/load.ts";
import { formatCsv, formatJson, formatXlsx } from "../../dataset/export.ts";
import { ReportError } from "../../error.ts";
import type { Host } from "../../host.ts";
import { writeFiles } from "../../store/folder.ts";
import { log } from "./terminal.ts";

/** `briefings data`: writes every figure to stdout or to a file. */
export async function exportData(
  host: Host,
  options: { data: string; format: "json" | "csv" | "xlsx"; out?: string },
): Promise<void> {
  const { format, out } = options;
  if (format === "xlsx" && out === undefined) {
    throw new ReportError("USAGE", "A workbook needs a file to go to", {
      hint: "add --out figures.xlsx",
    });
  }
  const dataset = await loadDataset(host, options.data);
  const text = () => (format === "json" ? formatJson(dataset) : formatCsv(dataset));
  if (out === undefined) {
    host.stdout.write(text());
    return;
  }
  const bytes = format === "xlsx" ? await formatXlsx(dataset) : new TextEncoder().encode(text());
  const path = resolve(host.cwd, out);
  await writeFiles(dirname(path), [{ path: basename(path), bytes }]);
  log(host, `${dataset.figures.length} figures written to ${out}`);
}
