import { type ExportOptions, exportData as exportFigures } from "../../app/export.ts";
import { environmentOf } from "./environment.ts";
import type { Host } from "./host.ts";
import { soundOf } from "./sound.ts";
import { log } from "./terminal.ts";

/** `briefings data`: writes every figure to stdout or to a file. */
export async function exportData(host: Host, options: ExportOptions): Promise<void> {
  const exported = await exportFigures(options, environmentOf(host));
  const { figures, text } = soundOf(host, exported, { folder: options.data });
  if (text !== null) host.stdout.write(text);
  else if (figures === null) log(host, `template written to ${options.out}`);
  else log(host, `${figures} figures written to ${options.out}`);
}
