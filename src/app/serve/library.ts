import { recallFingerprint } from "../../cache/input-key.ts";
import { resultPath } from "../../results/address.ts";
import type { Store } from "../../store/store.ts";
import type { EndingName } from "./endings.ts";
import type { KeyedJob } from "./jobs.ts";
import { openKept } from "./kept.ts";
import type { MadeBriefing } from "./makers/messages.ts";

/** A file that stays as it is at its address. */
export interface ServedFile {
  readonly kind: "file";
  /** Path below the output folder; with a slash before it, its address for good. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What has been made, in memory as far as there is room. */
export interface Library {
  /** The bytes of a file below the output folder that never changes; null where there is none. */
  read(path: string): Promise<Uint8Array | null>;
  /** A file of a job; null where it is not made yet. */
  find(job: KeyedJob, ending: EndingName | `chart-${string}`): Promise<ServedFile | null>;
  /** The page of a job for a screen; null where it is not in memory. */
  pageOf(job: KeyedJob): Promise<MadeBriefing | null>;
  /** The job that a result is of, while it is in memory; null where it is not. */
  jobAt(path: string): KeyedJob | null;
  /** Told of what was made of a job. */
  note(job: KeyedJob, made: MadeBriefing): void;
}

const MB = 1_000_000;
const MOST_BYTES = 128 * MB;
const MOST_PAGES_CHARACTERS = 64 * MB;
const MOST_FINGERPRINTS = 100_000;

/** Opens a library; `fetch` puts the result of a job into the store where others have made it, and tells whether it has. */
export function openLibrary(
  store: Store,
  fetch: (job: KeyedJob) => Promise<boolean> = async () => false,
): Library {
  const fingerprints = openKept<string>(MOST_FINGERPRINTS);
  const bytesByPath = openKept<Uint8Array>(MOST_BYTES, ({ byteLength }) => byteLength);
  const jobs = openKept<KeyedJob>(MOST_FINGERPRINTS);
  const pages = openKept<MadeBriefing>(MOST_PAGES_CHARACTERS, ({ screen }) => screen?.length ?? 0);

  const read = async (path: string) => {
    const known = bytesByPath.get(path);
    if (known) return known;
    const bytes = await store.get(path);
    if (bytes) bytesByPath.set(path, bytes);
    return bytes;
  };
  const fingerprintOf = async ({ key, name, inputKey }: KeyedJob) => {
    const known = fingerprints.get(key);
    if (known !== undefined) return known;
    const recalled = await recallFingerprint(store, name, inputKey);
    if (recalled !== null) fingerprints.set(key, recalled);
    return recalled;
  };
  const findHere: Library["find"] = async (job, ending) => {
    const fingerprint = await fingerprintOf(job);
    if (fingerprint === null) return null;
    const path = resultPath(fingerprint, `${job.name}.${ending}`);
    const bytes = await read(path);
    return bytes && { kind: "file", path, bytes };
  };
  const pageKey = (fingerprint: string, name: string) => `${fingerprint} ${name}`;
  return {
    read,
    find: async (job, ending) => {
      const here = await findHere(job, ending);
      return here ?? ((await fetch(job)) ? findHere(job, ending) : null);
    },
    pageOf: async (job) => {
      const fingerprint = await fingerprintOf(job);
      return (fingerprint !== null && pages.get(pageKey(fingerprint, job.name))) || null;
    },
    jobAt: (path) => jobs.get(path) ?? null,
    note: (job, made) => {
      jobs.set(resultPath(made.fingerprint, made.name), job);
      fingerprints.set(job.key, made.fingerprint);
      if (made.screen !== null) pages.set(pageKey(made.fingerprint, made.name), made);
    },
  };
}
