import { join } from "node:path";
import { buildAll, type Job } from "../src/build/build.ts";
import { readState } from "../src/build/cache/state.ts";
import type { Dataset } from "../src/dataset/model.ts";
import { inventPlaces } from "./places.ts";
import { mustRead, type Shop, withPrintShop } from "./shop.ts";
import { slopeOf } from "./statistics.ts";

/** What many briefings in one process cost. */
export interface ManyResult {
  readonly briefings: number;
  readonly perSecond: number;
  readonly startMb: number;
  readonly endMb: number;
  /** Of a straight line through the memory after each, without the first part in which everything is loaded. */
  readonly slopeKbPerBriefing: number;
}

const BYTES_PER_MB = 2 ** 20;
const BYTES_PER_KB = 2 ** 10;
const PLACES = 100;
/** The share of the run in which caches fill. */
const WARM_UP = 0.2;

/** Makes many briefings of invented places in one process and watches its memory. */
export async function benchMany(shop: Shop, count: number): Promise<ManyResult> {
  return withPrintShop(shop, async (open) => {
    const dataset = inventPlaces(mustRead(shop.files), PLACES);
    const jobs = jobsOf(dataset, count);
    const points: [done: number, bytes: number][] = [];
    const begun = performance.now();
    const results = await buildAll(jobs, {
      ...open.stationery,
      dataset,
      materials: { ofKind: () => ({}), program: {}, ofFitting: () => ({}) },
      press: open.press,
      inspect: null,
      folder: join(shop.folder, "many"),
      hashes: readState(shop.folder).hashes,
      isForced: true,
      atOnce: 2,
      clockMs: () => performance.now(),
      signal: shop.host.signal,
      onProgress: ({ kind }) => {
        if (kind !== "ended") return;
        // What could be freed and was not yet is no growth.
        globalThis.gc?.();
        points.push([points.length, process.memoryUsage().rss]);
      },
    });
    const seconds = (performance.now() - begun) / 1000;
    const failed = results.find(({ error }) => error !== null);
    if (failed) throw failed.error;
    const steady = points.slice(Math.floor(points.length * WARM_UP));
    return {
      briefings: results.length,
      perSecond: results.length / seconds,
      startMb: (steady[0]?.[1] ?? 0) / BYTES_PER_MB,
      endMb: (steady.at(-1)?.[1] ?? 0) / BYTES_PER_MB,
      slopeKbPerBriefing: slopeOf(steady) / BYTES_PER_KB,
    };
  });
}

/** A pair each, no two the same. */
function jobsOf(dataset: Dataset, count: number): readonly Job[] {
  const spec = dataset.briefings.get("pair");
  if (!spec) throw new Error("There is no briefing of a pair to make others of");
  const places = [...dataset.regionById.keys()];
  return Array.from({ length: count }, (_, index): Job => {
    const apart = 1 + Math.floor(index / places.length);
    const regions = [0, apart].map((next) => places[(index + next) % places.length] ?? "");
    return { spec: { ...spec, id: `pair-${index}` }, language: "zh", regions };
  });
}
