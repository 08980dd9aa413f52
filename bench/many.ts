import { join } from "node:path";
import type { Job } from "../src/app/build/job.ts";
import { buildAll } from "../src/app/build/run.ts";
import type { Dataset } from "../src/dataset/model.ts";
import { openFileHashes } from "../src/store/file-hashes.ts";
import { openFolder } from "../src/store/store.ts";
import { type Memory, measureBrowsers, measureMemory } from "./memory.ts";
import { mustRead, type Parts, withPrintParts } from "./parts.ts";
import { inventPlaces } from "./places.ts";
import { slopeOf } from "./statistics.ts";

/** What many briefings in one process cost. */
export interface ManyResult {
  readonly briefings: number;
  readonly perSecond: number;
  readonly memory: readonly MemoryRow[];
}

/** How one kind of memory went, without the first part of the run in which everything is loaded. */
export interface MemoryRow {
  readonly of: string;
  readonly startMb: number;
  readonly endMb: number;
  /** Of a straight line through the memory after each briefing; null where it is measured twice only. */
  readonly slopeKb: number | null;
  /** Standard error of the slope. */
  readonly errorKb: number | null;
}

const BYTES_PER_MB = 2 ** 20;
const BYTES_PER_KB = 2 ** 10;
const PLACES = 100;
/** The share of the run in which caches fill. */
const WARM_UP = 0.2;

/** Makes many briefings of invented places in one process and watches its memory. */
export async function benchMany(parts: Parts, count: number): Promise<ManyResult> {
  return withPrintParts(parts, async (open) => {
    const dataset = inventPlaces(mustRead(parts.files), PLACES);
    const jobs = jobsOf(dataset, count);
    const points: Memory[] = [];
    const browsers: number[] = [];
    const warmUp = Math.floor(count * WARM_UP);
    const begun = performance.now();
    const results = await buildAll(jobs, {
      ...open.design,
      dataset,
      drawing: { ofKind: () => ({}), program: {}, ofFitting: () => ({}) },
      printer: open.printer,
      inspect: null,
      store: openFolder(join(parts.folder, "many"), openFileHashes()),
      inputKeyOf: () => "",
      isForced: true,
      atOnce: 2,
      clockMs: () => performance.now(),
      signal: parts.host.signal,
      onProgress: ({ kind }) => {
        if (kind !== "ended") return;
        points.push(measureMemory());
        if (points.length === warmUp || points.length === count)
          browsers.push(measureBrowsers() ?? Number.NaN);
      },
    });
    const seconds = (performance.now() - begun) / 1000;
    const failed = results.find(({ error }) => error !== null);
    if (failed) throw failed.error;
    const steady = points.slice(warmUp);
    const heap = steady.map((point) => point.heap);
    const resident = steady.map((point) => point.resident);
    return {
      briefings: results.length,
      perSecond: results.length / seconds,
      memory: [
        rowOf("heap, after collecting", heap),
        rowOf("process, resident", resident),
        { ...rowOf("browsers, resident", browsers), slopeKb: null, errorKb: null },
      ],
    };
  });
}

function rowOf(of: string, bytes: readonly number[]): MemoryRow {
  const { perStep, error } = slopeOf(bytes);
  return {
    of,
    startMb: (bytes[0] ?? Number.NaN) / BYTES_PER_MB,
    endMb: (bytes.at(-1) ?? Number.NaN) / BYTES_PER_MB,
    slopeKb: perStep / BYTES_PER_KB,
    errorKb: error / BYTES_PER_KB,
  };
}

/** A pair each, no two the same. */
function jobsOf(dataset: Dataset, count: number): readonly Job[] {
  const spec = dataset.briefings.get("pair");
  if (!spec) throw new Error("There is no briefing of a pair to make others of");
  const places = [...dataset.regionById.keys()];
  return Array.from({ length: count }, (_, index): Job => {
    const apart = 1 + Math.floor(index / places.length);
    const regions = [0, apart].map((next) => places[(index + next) % places.length] ?? "");
    const id = `pair-${index}`;
    return { spec: { ...spec, id }, id, language: "zh", regions };
  });
}
