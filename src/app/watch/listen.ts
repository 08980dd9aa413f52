import { watch } from "chokidar";
import { ReportError } from "../../error.ts";
import { hintFor } from "../../system-fault.ts";

/** Folders that are watched, and which part of the inputs a path in one of them belongs to. */
interface Listening<Part> {
  readonly folders: readonly string[];
  readonly partOf: (path: string) => Part;
  /** Called for each change, maybe more than once. */
  readonly onChange: (part: Part) => void;
  /** Called where a file or folder cannot be watched, once for each reason; the others are watched all the same. */
  readonly onFault: (fault: ReportError) => void;
  /** An editor that deletes and writes a file again within this time has changed it. */
  readonly quietMs: number;
}

/** Files that are watched. */
interface Listener {
  /** Resolves when every change from now on will be told. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** The library drops a second change of a file within 50 ms of the first, though its raw events come through. */
const DROPPED_MS = 60;

/** Tells of every change in some folders, also of two in quick succession, as where a formatter writes a file again on save. */
export function listen<Part>(listening: Listening<Part>): Listener {
  const { folders, partOf, onChange, quietMs } = listening;
  const watcher = watch([...folders], { ignoreInitial: true, atomic: quietMs });
  const timers = new Map<Part, NodeJS.Timeout>();
  const askLater = (part: Part) => {
    clearTimeout(timers.get(part));
    const ask = () => {
      timers.delete(part);
      onChange(part);
    };
    timers.set(part, setTimeout(ask, DROPPED_MS));
  };
  watcher.on("all", (_event, path) => {
    const part = partOf(path);
    // This change is told; what comes after it may be dropped.
    clearTimeout(timers.get(part));
    timers.delete(part);
    onChange(part);
  });
  watcher.on("raw", (_event, _path, about) => {
    const { watchedPath } = about as { readonly watchedPath: string };
    askLater(partOf(watchedPath));
  });
  const told = new Set<string>();
  watcher.on("error", (cause) => {
    const fault = unwatchable(cause);
    if (!told.has(fault.message)) listening.onFault(fault);
    told.add(fault.message);
  });
  return {
    ready: new Promise((resolve) => watcher.once("ready", resolve)),
    close: async () => {
      for (const timer of timers.values()) clearTimeout(timer);
      await watcher.close();
    },
  };
}

/** What the system says, and what to do about it: without this the process would end. */
function unwatchable(cause: unknown): ReportError {
  const { code = "", path = "", message } = cause as NodeJS.ErrnoException;
  // The disk is not what is full here.
  const hint = code === "ENOSPC" ? MOST_WATCHED : hintFor(code);
  const what = code === "" ? message : `${path === "" ? "some files" : path} (${code})`;
  return new ReportError("INPUT_UNREADABLE", `Changes of ${what} are not seen`, {
    ...(hint === undefined ? {} : { hint }),
    cause,
  });
}

const MOST_WATCHED = "raise the system's limit of watched files, fs.inotify.max_user_watches";
