import { openDatabase } from "../../database/connect.ts";
import { findNight } from "../../database/nights.ts";
import type { Environment } from "../../environment.ts";
import { openQueue } from "../../queue/open.ts";
import type { BuildContext, Job, Result } from "../build/job.ts";
import type { NightListener } from "../build/model.ts";
import { collectNight } from "./collect.ts";
import { followNight } from "./follow.ts";
import type { NightSettings } from "./payload.ts";
import { identifyProgram } from "./program.ts";
import { planNight } from "./put-plan.ts";
import { readReport } from "./read-report.ts";
import type { NightReport } from "./report.ts";

/** What is asked of a night. */
interface NightOptions {
  /** Address of the database. */
  readonly database: string;
  /** Unlike that of any other night; null for one by date and time. */
  readonly name: string | null;
  /** False where what is made stays in the database. */
  readonly collects: boolean;
  readonly settings: NightSettings;
}

type NightContext = Pick<
  BuildContext,
  "dataset" | "inputKeyOf" | "earlierOf" | "store" | "onProgress" | "clockMs" | "signal"
> & { readonly tree: ReadonlyMap<string, Uint8Array>; readonly listener: NightListener };

/**
 * Has all jobs made by whoever works on a database, and puts what they come to into the output folder.
 *
 * Shape: results as those of a build on this machine; none where nothing is collected. Errors: DATABASE_FAULT; USAGE; CANCELLED.
 */
export async function makeAcross(
  jobs: readonly Job[],
  { database: url, name, collects, settings }: NightOptions,
  context: NightContext,
  environment: Environment,
): Promise<{ readonly results: readonly Result[]; readonly report: NightReport }> {
  const { notice } = environment;
  const { signal, clockMs, listener, onProgress, store, dataset } = context;
  const program = await identifyProgram(environment);
  const database = await openDatabase(url, { name: "briefings build", notice, signal });
  try {
    const queue = await openQueue(database, { notice });
    try {
      const means = { database, queue };
      const plan = { name: name ?? nightName(), jobs, program, settings, context };
      const planned = await planNight(plan, means);
      listener.onPlanned(planned.night.name, planned.outputs.length, planned.queued);
      await followNight(planned, program, database, { signal, clockMs, listener });
      const results = collects
        ? await collectNight(planned, {
            ...{ sql: database, store, dataset },
            onCollected: (result) => onProgress({ kind: "ended", result }),
          })
        : [];
      // As it is now that it is over.
      const night = (await findNight(database, planned.night.name)) ?? planned.night;
      return { results, report: await readReport(database, night) };
    } finally {
      await queue.close();
    }
  } finally {
    await database.close();
  }
}

/** By date and time to the second, and by what no other has. */
function nightName(): string {
  const now = new Date().toISOString().slice(0, "2026-01-01T00:00:00".length);
  return `${now.replace("T", " ")} ${crypto.randomUUID().slice(0, 4)}`;
}
