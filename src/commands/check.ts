import { resolve } from "node:path";
import { checkPlaces } from "../build/variant.ts";
import { checkPlausibility } from "../dataset/plausibility.ts";
import type { Host } from "../host.ts";
import { findUnprintable } from "../memo/characters.ts";
import { readKinds } from "../stationery.ts";
import { readData } from "./load.ts";
import { coloursOf, log, printJson, showDiagnostics } from "./terminal.ts";

/** `briefings check`: reports every fault of the data, and what no font has in memos; exit 0 when there is none. */
export async function check(
  host: Host,
  options: { data: string; json?: boolean },
): Promise<number> {
  const { value, diagnostics: faults } = await readData(host, options.data);
  const unfit = value ? checkPlaces(value, await readKinds(host.home)) : [];
  const memoFaults = await findUnprintable(resolve(host.cwd, options.data), options.data);
  const isSound = value !== null && unfit.length === 0 && memoFaults.length === 0;
  const doubts = value ? checkPlausibility(value) : [];
  const diagnostics = [...faults, ...unfit, ...doubts, ...memoFaults];
  if (options.json) printJson(host, { ok: isSound, diagnostics });
  else {
    showDiagnostics(host, diagnostics);
    const count = (severity: string) => diagnostics.filter((d) => d.severity === severity).length;
    const { green, red } = coloursOf(host, host.stderr);
    const verdict = isSound
      ? green(`${value.figures.length} figures are sound`)
      : red("The data has faults");
    log(
      host,
      `${verdict}: ${count("error")} errors, ${count("warning")} warnings in ${options.data}`,
    );
  }
  return isSound ? 0 : 1;
}
