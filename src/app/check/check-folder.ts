import { resolve } from "node:path";
import { checkPlausibility } from "../../dataset/plausibility.ts";
import { readKinds } from "../../design.ts";
import { countFaults, type Listed } from "../../diagnostic.ts";
import type { Environment } from "../../environment.ts";
import { FaultList } from "../../fault-list.ts";
import { findUnprintableIn } from "../../memo/characters.ts";
import { tellUnproved } from "../../sources/prove.ts";
import { checkPlaces } from "../build/misfit.ts";
import { readData } from "../load.ts";

/** What a check came to. */
export interface CheckResult {
  /** How many figures are sound; null where the data has an error. */
  readonly figures: number | null;
  readonly listed: Listed;
}

/** The part of the world that a check needs. */
export type CheckHost = Pick<Environment, "cwd" | "home" | "signal">;

/**
 * Finds every fault of a data folder, and what no font has in its memos.
 *
 * `isStrict`: every warning is an error, and so is a document without a text that proves its figures.
 * Errors: INPUT_UNREADABLE, CANCELLED.
 */
export async function checkFolder(
  host: CheckHost,
  data: string,
  isStrict = false,
): Promise<CheckResult> {
  const { value, ...told } = await readData(host, data);
  const faults = new FaultList();
  faults.addAll(told);
  if (value) {
    for (const fault of checkPlaces(value, await readKinds(host.home))) faults.add(fault);
    for (const fault of checkPlausibility(value)) faults.add(fault);
    if (isStrict) {
      for (const document of value.documentById.values())
        if (document.proof === null) faults.add(tellUnproved(document));
    }
  }
  for (const fault of await findUnprintableIn(resolve(host.cwd, data), data)) faults.add(fault);
  const listed = isStrict ? asErrors(faults.list()) : faults.list();
  const isSound = value !== null && countFaults(listed, "error") === 0;
  return { figures: isSound ? value.figures.length : null, listed };
}

function asErrors({ diagnostics, omitted }: Listed): Listed {
  return {
    diagnostics: diagnostics.map((fault) => ({ ...fault, severity: "error" })),
    ...(omitted ? { omitted: omitted.map((fault) => ({ ...fault, severity: "error" })) } : {}),
  };
}
