import { writeSchemas } from "../../app/schemas.ts";
import { visible } from "../../visible.ts";
import { environmentOf } from "./environment.ts";
import type { Host } from "./host.ts";
import { soundOf } from "./sound.ts";
import { log, printJson } from "./terminal.ts";

/** `briefings schemas`: writes the schemas of a data folder with the ids of its dataset. */
export async function showSchemas(
  host: Host,
  { data, json }: { readonly data: string; readonly json?: boolean },
): Promise<void> {
  const written = soundOf(host, await writeSchemas(data, environmentOf(host)), {
    folder: data,
    json: json ?? false,
    ending: { nothing: "nothing was written", hint: "mend each line above" },
  });
  if (json) printJson(host, { ok: true, written });
  else for (const path of written) log(host, `wrote ${visible(`${data}/${path}`)}`);
}
