import ora from "ora";
import { mergeShards } from "../../app/merge/merge.ts";
import type { MergeOptions } from "../../app/merge/model.ts";
import { sayShard } from "../../results/shard.ts";
import { environmentOf } from "./environment.ts";
import type { Host } from "./host.ts";
import { soundOf } from "./sound.ts";
import { log, printJson } from "./terminal.ts";

interface MergeCommandOptions extends MergeOptions {
  readonly json?: boolean;
}

/** `briefings merge`: puts the shards of one build together and tells what it found in each. */
export async function merge(host: Host, options: MergeCommandOptions): Promise<number> {
  const { json = false, out } = options;
  const merged = await mergeWithProgress(host, options);
  const outcome = soundOf(host, merged, {
    folder: "the shards and the data",
    json,
    ending: { nothing: "nothing was merged", hint: "mend each line above" },
  });
  if (json) printJson(host, { ok: true, out, ...outcome });
  for (const shard of outcome.shards)
    log(host, `${sayShard(shard)} ${shard.folder}: ${shard.outputs} outputs`);
  log(host, `${outcome.outputs} outputs, ${outcome.changed} of them changed, in ${out}/`);
  return 0;
}

/** A line that changes on a terminal; elsewhere nothing, as what was found in each shard follows. */
async function mergeWithProgress(host: Host, options: MergeOptions) {
  const spinner = host.stderr.isTTY === true ? ora({ text: "Reading the shards" }).start() : null;
  try {
    return await mergeShards(options, environmentOf(host), {
      copied: (name, done, total) => {
        if (spinner) spinner.text = `${done}/${total} ${name}`;
      },
    });
  } finally {
    spinner?.stop();
  }
}
