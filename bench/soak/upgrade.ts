import { once } from "node:events";
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "../../src/database/connect.ts";
import { findNight } from "../../src/database/nights.ts";
import { progressOf } from "../../src/database/outcomes.ts";
import { packageHome } from "../../src/package.ts";
import { type FleetOptions, openFleet } from "./fleet.ts";
import { differences } from "./folders.ts";
import type { Machine } from "./machines.ts";

interface Upgrade {
  readonly fleet: Omit<FleetOptions, "home" | "log">;
  readonly database: Database;
  readonly machine: Machine;
  /** Names a folder below that of the soak. */
  readonly at: (name: string) => string;
  /** Arguments of a build of what nobody has made yet. */
  readonly build: (out: string, ...more: readonly string[]) => readonly string[];
}

export const NIGHTS = ["before upgrade", "after upgrade"] as const;
const [BEFORE, AFTER] = NIGHTS;
const POLL_MS = 100;

/**
 * Begins a night, ends its workers in the middle of it, has one of a later program made by workers of that one, and lets
 * workers of the earlier one come back.
 *
 * Shape: what was not as it should be.
 */
export async function upgradeInTheMiddle(how: Upgrade): Promise<readonly string[]> {
  const { database, machine, at, build } = how;
  const home = at("later-program");
  makeLaterProgram(home);
  const said = at("said-upgrade");
  const former = openFleet({ ...how.fleet, log: said });
  const later = openFleet({ ...how.fleet, log: said, home });
  const alone = [
    once(former.start(build("alone-before"), machine), "exit"),
    once(later.start(build("alone-after"), machine), "exit"),
  ];
  for (const one of alone) await one;
  const begun = former.start(build("before", "--database", "--night", BEFORE), machine);
  const ended = once(begun, "exit");
  former.fill();
  await untilSomeIsMade(database);
  await former.end();
  later.fill();
  const next = later.start(build("after", "--database", "--night", AFTER), machine);
  const [status] = await once(next, "exit");
  const open = await openIn(database);
  await later.end();
  former.fill();
  const [last] = await ended;
  await former.end();
  const told = /jobs wait for another program or browser \(program-/.test(
    readFileSync(said, "utf8"),
  );
  return [
    ...(status === 0 ? [] : [`The night of the later program ended with ${status}`]),
    ...(last === 0 ? [] : [`The night of the earlier program ended with ${last}`]),
    ...(open > 0 ? [] : ["The later program left nothing to the earlier one"]),
    ...(told ? [] : ["No worker says that jobs wait for another program"]),
    ...(await takenByOthers(database)),
    ...differences(at("alone-before"), at("before")),
    ...differences(at("alone-after"), at("after")),
  ];
}

/** A copy of the program with another hash of its code. */
function makeLaterProgram(home: string): void {
  mkdirSync(home);
  for (const name of readdirSync(packageHome())) {
    if (name !== "dist") symlinkSync(join(packageHome(), name), join(home, name));
  }
  cpSync(join(packageHome(), "dist"), join(home, "dist"), { recursive: true });
  const list = join(home, "dist/code.json");
  const code = JSON.parse(readFileSync(list, "utf8"));
  writeFileSync(list, JSON.stringify({ ...code, "app/later.ts": "0".repeat(64) }));
}

async function untilSomeIsMade(database: Database): Promise<void> {
  for (;;) {
    const night = await findNight(database, BEFORE);
    if (night !== null && (await progressOf(database, night.id)).made > 0) return;
    await sleep(POLL_MS);
  }
}

async function openIn(database: Database): Promise<number> {
  const night = await findNight(database, BEFORE);
  return night === null ? 0 : (await progressOf(database, night.id)).open;
}

/** Jobs that a worker of another program took. */
async function takenByOthers(database: Database): Promise<readonly string[]> {
  const rows = await database.query<{ line: string }>(
    `SELECT 'A worker of ' || w.queue || ' took a job of ' || j.name AS line
     FROM briefings.attempts a JOIN briefings.workers w ON w.id = a.worker
     JOIN briefings_queue.job j ON j.id::text = a.job WHERE j.name <> w.queue`,
  );
  return rows.map(({ line }) => line);
}
