import { join } from "node:path";
import { init as layOut } from "../../app/init.ts";
import type { Host } from "./host.ts";
import { log } from "./terminal.ts";

/** `briefings init`: lays out a small dataset and says what to do next. */
export async function init(host: Host, folder: string): Promise<void> {
  await layOut(folder, host);
  log(host, `A dataset of two places is in ${folder}. Next:`);
  log(host, `  briefings check --data ${folder}`);
  log(host, `  briefings build --data ${folder} --out ${join(folder, "output")}`);
  log(host, `  briefings sources ${join(folder, "sources")} --data ${folder}`);
}
