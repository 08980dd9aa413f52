import { resolve } from "node:path";
import { checkPlaces } from "../build/variant.ts";
import { checkPlausibility } from "../dataset/plausibility.ts";
import { countFaults } from "../diagnostic.ts";
import { FaultList } from "../fault-list.ts";
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
  const { value, ...told } = await readData(host, options.data);
  const faults = new FaultList();
  faults.addAll(told);
  if (value) {
    for (const fault of checkPlaces(value, await readKinds(host.home))) faults.add(fault);
    for (const fault of checkPlausibility(value)) faults.add(fault);
  }
  const folder = resolve(host.cwd, options.data);
  for (const fault of await findUnprintable(folder, options.data)) faults.add(fault);
  const isSound = value !== null && !faults.hasErrors;
  const listed = faults.list();
  if (options.json) printJson(host, { ok: isSound, ...listed });
  else {
    showDiagnostics(host, listed.diagnostics, listed.omitted);
    const { green, red } = coloursOf(host, host.stderr);
    const verdict = isSound
      ? green(`${value.figures.length} figures are sound`)
      : red("The data has faults");
    log(
      host,
      `${verdict}: ${countFaults(listed, "error")} errors, ${countFaults(listed, "warning")} warnings in ${options.data}`,
    );
  }
  return isSound ? 0 : 1;
}
