import { basename, dirname, resolve } from "node:path";
import { FORMATS, type Format, writeFormat } from "../dataset/formats/table.ts";
import { ReportError } from "../error.ts";
import type { Host } from "../host.ts";
import { writeFiles } from "../store/folder.ts";
import { loadDataset } from "./load.ts";
import { log } from "./terminal.ts";

/** `briefings data`: writes every figure to stdout or to a file. */
export async function exportData(
  host: Host,
  { data, format, out }: { data: string; format: Format; out?: string },
): Promise<void> {
  const { isText, ending } = FORMATS[format];
  if (!isText && out === undefined) {
    throw new ReportError("USAGE", `${format} needs a file to go to`, {
      hint: `add --out figures.${ending}`,
    });
  }
  const dataset = await loadDataset(host, data);
  const bytes = await writeFormat(format, dataset, "command");
  if (out === undefined) {
    host.stdout.write(new TextDecoder().decode(bytes));
    return;
  }
  const path = resolve(host.cwd, out);
  await writeFiles(dirname(path), [{ path: basename(path), bytes }]);
  log(host, `${dataset.figures.length} figures written to ${out}`);
}
