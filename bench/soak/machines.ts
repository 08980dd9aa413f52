import { fileURLToPath } from "node:url";
import type { Network } from "./network.ts";

/** Where a program runs, as far as one machine can stand for several. */
export interface Machine {
  /** What a program is started with there. */
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** How far clocks are apart, in minutes. */
const FAST = 7;
const SLOW = -6;

/** The machine as it is, one behind a network, and two with other clocks. */
export function machinesOf(database: string, network: Pick<Network, "command" | "url">) {
  const here: Machine = { command: [], env: { BRIEFINGS_DATABASE: database } };
  const behind: Machine = { command: network.command, env: { BRIEFINGS_DATABASE: network.url } };
  return { here, behind: withClock(behind, SLOW), fast: withClock(here, FAST) };
}

function withClock({ command, env }: Machine, minutes: number): Machine {
  return { command, env: { ...env, ...clockOff(minutes) } };
}

/** Variables of a program whose clock is so many minutes off: that of Node, as a browser under `faketime` takes a minute a page. */
export function clockOff(minutes: number) {
  const program = fileURLToPath(new URL("other-clock.mjs", import.meta.url));
  return { NODE_OPTIONS: `--import=${program}`, CLOCK_OFF_MINUTES: String(minutes) };
}
