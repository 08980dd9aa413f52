import { checkInThread } from "../../app/check/check-in-thread.ts";
import { countFaults } from "../../diagnostic.ts";
import type { Host } from "./host.ts";
import { coloursOf, log, printJson, showDiagnostics } from "./terminal.ts";

/** `briefings check`: reports every fault of the data, and what no font has in memos; exit 0 when there is none. */
export async function check(
  host: Host,
  options: { data: string; strict?: boolean; json?: boolean },
): Promise<number> {
  const { figures, listed } = await checkInThread(host, options);
  const isSound = figures !== null;
  if (options.json) printJson(host, { ok: isSound, ...listed });
  else {
    showDiagnostics(host, listed.diagnostics, listed.omitted);
    const { green, red } = coloursOf(host, host.stderr);
    const verdict = isSound ? green(`${figures} figures are sound`) : red("The data has faults");
    const counts = `${countFaults(listed, "error")} errors, ${countFaults(listed, "warning")} warnings`;
    log(host, `${verdict}: ${counts} in ${options.data}`);
  }
  return isSound ? 0 : 1;
}
