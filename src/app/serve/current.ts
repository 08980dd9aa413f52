import { join, sep } from "node:path";
import type { Listed } from "../../diagnostic.ts";
import { ReportError } from "../../error.ts";
import { listen } from "../watch/listen.ts";
import { openRounds } from "../watch/rounds.ts";
import type { Edition, ReadEdition } from "./edition.ts";

/** The latest data that is sound, kept current. */
interface Current {
  edition(): Edition;
  /** What is wrong with newer data, which is therefore not shown; null where nothing is. */
  faults(): Listed | null;
  close(): Promise<void>;
}

interface CurrentOptions {
  /** The data folder. */
  readonly folder: string;
  readonly read: ReadEdition;
  /** Told of each edition, the first included. */
  readonly onEdition: (edition: Edition) => void;
  /** Told of data that is at fault. */
  readonly onFaults: (faults: Listed) => void;
  /** Told of what cannot be read or watched. */
  readonly onError: (error: unknown) => void;
}

/** A save is often several writes, and a folder is often replaced file by file. */
const QUIET_MS = 200;

/**
 * Reads the data and reads it again on every change.
 *
 * Errors: DATASET_FAULT where it has faults at the start; INPUT_UNREADABLE.
 */
export async function openCurrent(options: CurrentOptions): Promise<Current> {
  const { folder, read, onEdition, onFaults, onError } = options;
  const first = await read();
  if (first.value === null) {
    onFaults(first);
    throw new ReportError("DATASET_FAULT", `The data in ${folder} has faults`, {
      hint: "`briefings check` lists them with their places",
    });
  }
  let edition = first.value;
  let faults: Listed | null = null;
  onEdition(edition);
  const rounds = openRounds<"data">({
    run: async () => {
      const { value, ...told } = await read();
      faults = value === null ? told : null;
      if (value === null) return onFaults(told);
      edition = value;
      onEdition(edition);
    },
    calm: async () => {},
    quietMs: QUIET_MS,
    calmMs: 0,
    onFault: onError,
  });
  const intake = join(folder, "intake");
  const watcher = listen<"data" | "intake">({
    folders: [folder],
    // What is being decided is no data.
    partOf: (path) => (path === intake || path.startsWith(intake + sep) ? "intake" : "data"),
    onChange: (part) => {
      if (part === "data") rounds.request(part);
    },
    onFault: onError,
    quietMs: QUIET_MS,
  });
  await watcher.ready;
  return {
    edition: () => edition,
    faults: () => faults,
    close: async () => {
      await watcher.close();
      await rounds.close();
    },
  };
}
