import { once } from "node:events";
import { resolve } from "node:path";
import { watch as watchFiles } from "chokidar";
import { type Part, templatesFolder } from "../build/watch/desk.ts";
import { openFaultBoard } from "../build/watch/fault-board.ts";
import { openPreviewServer } from "../build/watch/preview-server.ts";
import { openRounds } from "../build/watch/rounds.ts";
import { type Onlooker, openStudio } from "../build/watch/studio.ts";
import { codeFolder, type Host } from "../host.ts";
import { withBrowser } from "../pdf/browser/with-browser.ts";
import { removeLeftovers } from "../store/folder.ts";
import { chooseJobs } from "./jobs.ts";
import { packageVersion } from "./package.ts";
import { log, showDiagnostics, showError } from "./terminal.ts";

interface WatchOptions {
  readonly ids: readonly string[];
  readonly lang: readonly string[];
  readonly data: string;
  readonly out: string;
  readonly port: number;
  readonly jobs?: number;
}

/** A save is often several writes; more than this apart they are two saves. */
const QUIET_MS = 10;
/** Whoever has saved nothing for so long is reading. */
const CALM_MS = 3_000;

/** `briefings watch`: builds on every change and shows the result, until the user stops it. */
export async function watch(host: Host, options: WatchOptions): Promise<number> {
  const folder = resolve(host.cwd, options.out);
  const data = resolve(host.cwd, options.data);
  const templates = templatesFolder(host);
  await removeLeftovers(folder, Date.now());
  await withBrowser({ log: (line) => log(host, line), signal: host.signal }, async (browser) => {
    const studio = openStudio({
      host,
      browser,
      code: codeFolder(),
      data,
      shown: options.data,
      folder,
      listJobs: (dataset, kindById) => chooseJobs(dataset, kindById, options).jobs,
      atOnce: options.jobs ?? host.cores,
      generator: `County Briefings ${packageVersion(host)}`,
    });
    const { port } = options;
    const preview = await openPreviewServer({ folder, port, ...studio });
    const board = openFaultBoard(preview.send);
    const onlooker: Onlooker = {
      viewed: preview.viewed,
      isStopped: () => rounds.isAsked() || host.signal.aborted,
      send: (event) => {
        if (event.kind === "page") board.clear();
        preview.send(event);
      },
      onMade: (name, seconds) => log(host, `${name} ${seconds.toFixed(2)} s`),
      onDiagnostics: (diagnostics, omitted) => {
        showDiagnostics(host, diagnostics, omitted);
        board.pinDiagnostics(diagnostics, omitted);
      },
      onWarnings: (diagnostics) => showDiagnostics(host, diagnostics),
      onError: (error, name) => {
        // What breaks off because the user stops is no fault.
        if (host.signal.aborted) return;
        showError(host, error, { debug: false });
        board.pin(error, name);
      },
    };
    const rounds = openRounds<Part>({
      run: async (parts) => {
        board.begin();
        await studio.round(parts, onlooker);
        board.clear();
      },
      calm: () => studio.calm(onlooker),
      onFault: (fault) => onlooker.onError(fault, ""),
      quietMs: QUIET_MS,
      calmMs: CALM_MS,
    });
    const watcher = watchFiles([data, templates], { ignoreInitial: true, atomic: QUIET_MS });
    watcher.on("all", (_event, path) =>
      rounds.request(path.startsWith(templates) && !path.startsWith(data) ? "templates" : "data"),
    );
    try {
      await once(watcher, "ready");
      log(host, `Watching ${options.data}/ and templates/: ${preview.url}`);
      rounds.request("data");
      await untilStopped(host.signal);
    } finally {
      await watcher.close();
      await rounds.close();
      await studio.settle();
      await preview.close();
    }
  });
  return 0;
}

async function untilStopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
