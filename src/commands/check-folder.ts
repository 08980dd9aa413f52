import { resolve } from "node:path";
import { checkPlaces } from "../build/variant.ts";
import { checkPlausibility } from "../dataset/plausibility.ts";
import type { Listed } from "../diagnostic.ts";
import { FaultList } from "../fault-list.ts";
import type { Host } from "../host.ts";
import { findUnprintable } from "../memo/characters.ts";
import { readKinds } from "../stationery.ts";
import { readData } from "./load.ts";

/** What a check came to. */
export interface CheckResult {
  /** How many figures are sound; null where the data has an error. */
  readonly figures: number | null;
  readonly listed: Listed;
}

/** The part of the world that a check needs. */
export type CheckHost = Pick<Host, "cwd" | "home" | "signal">;

/** Finds every fault of a data folder, and what no font has in its memos. Errors: INPUT_UNREADABLE, CANCELLED. */
export async function checkFolder(host: CheckHost, data: string): Promise<CheckResult> {
  const { value, ...told } = await readData(host, data);
  const faults = new FaultList();
  faults.addAll(told);
  if (value) {
    for (const fault of checkPlaces(value, await readKinds(host.home))) faults.add(fault);
    for (const fault of checkPlausibility(value)) faults.add(fault);
  }
  for (const fault of await findUnprintable(resolve(host.cwd, data), data)) faults.add(fault);
  const isSound = value !== null && !faults.hasErrors;
  return { figures: isSound ? value.figures.length : null, listed: faults.list() };
}
