import { type ViewOptions, viewBriefing } from "../../app/view.ts";
import { environmentOf } from "./environment.ts";
import type { Host } from "./host.ts";
import { soundOf } from "./sound.ts";
import { printJson } from "./terminal.ts";

/** `briefings view`: prints what a template sees of a briefing, as JSON. */
export async function showView(
  host: Host,
  options: ViewOptions & { readonly json?: boolean },
): Promise<void> {
  const { data, json } = options;
  const viewed = await viewBriefing(options, environmentOf(host));
  printJson(host, soundOf(host, viewed, { folder: data, json }));
}
