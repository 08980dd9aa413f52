import { type ChartOptions, drawIndicator } from "../../app/chart.ts";
import { visible } from "../../visible.ts";
import { environmentOf } from "./environment.ts";
import type { Host } from "./host.ts";
import { soundOf } from "./sound.ts";
import { log, printJson } from "./terminal.ts";

interface ChartCommandOptions extends ChartOptions {
  readonly json?: boolean;
}

/** `briefings chart`: a chart of an indicator as SVG, or to a file. */
export async function showChart(host: Host, options: ChartCommandOptions): Promise<void> {
  const { data, json, out } = options;
  const drawn = await drawIndicator(options, environmentOf(host));
  const { title, svg } = soundOf(host, drawn, {
    folder: data,
    json,
    ending: { nothing: "nothing was drawn", hint: "mend each line above" },
  });
  if (json) printJson(host, { ok: true, title, out: out ?? null, svg });
  else if (svg !== null) host.stdout.write(svg);
  else log(host, `wrote ${visible(`${out}`)}: ${title}`);
}
