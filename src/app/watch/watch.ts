import { resolve } from "node:path";
import type { Diagnostic, Omitted } from "../../diagnostic.ts";
import type { Environment } from "../../environment.ts";
import { codeFolder } from "../../package.ts";
import { requireFolder } from "../../store/folder.ts";
import { chooseJobs } from "../build/choose.ts";
import { lendBrowser } from "../parts.ts";
import { untilStopped } from "../until-stopped.ts";
import { type Part, templatesFolder } from "./inputs.ts";
import { listen } from "./listen.ts";
import type { OpenPreview } from "./preview.ts";
import { openPreviewFiles } from "./preview-files.ts";
import { openRounds } from "./rounds.ts";
import { openWatchSession, type WatchObserver } from "./session.ts";
import { openShownFaults } from "./shown-faults.ts";

/** What is asked of a watch. */
export interface WatchOptions {
  /** Briefing ids; none for all. */
  readonly ids: readonly string[];
  readonly lang: readonly string[];
  readonly data: string;
  readonly out: string;
  /** 0 for any that is free. */
  readonly port: number;
  readonly jobs?: number;
}

/** Told what happens while data and templates are watched. */
interface WatchListener {
  /** The preview is at this address. */
  onReady(url: string): void;
  onMade(name: string, seconds: number): void;
  onDiagnostics(diagnostics: readonly Diagnostic[], omitted?: readonly Omitted[]): void;
  /** Told why an output was not made or is not sound. */
  onError(error: unknown): void;
}

/** A save is often several writes; more than this apart they are two saves. */
const QUIET_MS = 10;
/** Whoever has saved nothing for so long is reading. */
const CALM_MS = 3_000;

/**
 * Builds on every change and shows the result, until the user stops it.
 *
 * Errors: USAGE for a port that cannot be had; OUTPUT_FAULT where the build cannot be closed; CANCELLED where it never began.
 */
export async function watch(
  options: WatchOptions,
  environment: Environment,
  listener: WatchListener,
  openPreview: OpenPreview,
): Promise<void> {
  const folder = resolve(environment.cwd, options.out);
  const data = resolve(environment.cwd, options.data);
  const templates = templatesFolder(environment);
  const { signal } = environment;
  await requireFolder(folder);
  const watched = await lendBrowser(environment, async (browser) => {
    const session = openWatchSession({
      environment,
      browser,
      code: codeFolder(),
      data,
      shown: options.data,
      folder,
      listJobs: (dataset, kindById) => chooseJobs(dataset, kindById, options).jobs,
      atOnce: options.jobs ?? environment.cores,
    });
    const fileOf = openPreviewFiles(folder);
    const preview = await openPreview(options.port, { ...session, fileOf });
    const faults = openShownFaults(preview.send);
    const observer: WatchObserver = {
      viewed: preview.viewed,
      isStopped: () => rounds.isAsked() || signal.aborted,
      send: (event) => {
        if (event.kind === "page") faults.clear();
        preview.send(event);
      },
      onMade: listener.onMade,
      onDiagnostics: (diagnostics, omitted) => {
        listener.onDiagnostics(diagnostics, omitted);
        faults.pinDiagnostics(diagnostics, omitted);
      },
      onWarnings: (diagnostics) => listener.onDiagnostics(diagnostics),
      onError: (error, name) => {
        // What breaks off because the user stops is no fault.
        if (signal.aborted) return;
        listener.onError(error);
        faults.pin(error, name);
      },
    };
    const rounds = openRounds<Part>({
      run: async (parts) => {
        faults.begin();
        await session.round(parts, observer);
        faults.clear();
      },
      calm: () => session.calm(observer),
      onFault: (fault) => observer.onError(fault, ""),
      quietMs: QUIET_MS,
      calmMs: CALM_MS,
    });
    const watcher = listen<Part>({
      folders: [data, templates],
      partOf: (path) =>
        path.startsWith(templates) && !path.startsWith(data) ? "templates" : "data",
      onChange: rounds.request,
      onFault: (fault) => observer.onError(fault, ""),
      quietMs: QUIET_MS,
    });
    try {
      await watcher.ready;
      listener.onReady(preview.url);
      rounds.request("data");
      await untilStopped(signal);
    } finally {
      await watcher.close();
      await rounds.close();
      await preview.close();
    }
    return session;
  });
  await watched.finalize();
}
