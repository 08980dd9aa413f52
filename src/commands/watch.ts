import { join, resolve } from "node:path";
import { watch as watchFiles } from "chokidar";
import { buildAll, type Job, type Result } from "../build/build.ts";
import { readState } from "../build/cache/state.ts";
import { galleryKey, gatherMaterials, type Materials } from "../build/key/materials.ts";
import { nameOf } from "../build/manifest.ts";
import { removeLeftovers, writeFiles } from "../build/output.ts";
import { settleBuild } from "../build/settle.ts";
import { openPreviewServer, type PreviewServer } from "../build/watch/preview-server.ts";
import { openRounds } from "../build/watch/rounds.ts";
import { webTemplates } from "../build/web/web-templates.ts";
import { readDataFolder } from "../dataset/folder.ts";
import { rememberParsed } from "../dataset/parse-memo.ts";
import { readDataset } from "../dataset/read.ts";
import { formatDiagnostic } from "../diagnostic.ts";
import type { Host } from "../host.ts";
import { identifyBrowser } from "../pdf/browser/identity.ts";
import { type PrintBrowser, withBrowser } from "../pdf/browser/with-browser.ts";
import { openPress } from "../press.ts";
import { loadStationery, type Stationery } from "../stationery.ts";
import { CODE } from "./build.ts";
import { listJobs } from "./jobs.ts";
import { packageVersion } from "./package.ts";
import { log, showDiagnostics, showError } from "./terminal.ts";

export interface WatchOptions {
  readonly ids: readonly string[];
  readonly lang: readonly string[];
  readonly data: string;
  readonly out: string;
  readonly port: number;
  readonly jobs?: number;
}

/** What may have changed. */
type Part = "data" | "templates";

/** A save is often several writes; more than this apart they are two saves. */
const QUIET_MS = 12;

/** `briefings watch`: builds on every change and shows the result, until the user stops it. */
export async function watch(host: Host, options: WatchOptions): Promise<number> {
  const folder = resolve(host.cwd, options.out);
  const data = resolve(host.cwd, options.data);
  const templates = join(host.home, "templates");
  await removeLeftovers(folder);
  await withBrowser({ log: (line) => log(host, line), signal: host.signal }, async (browser) => {
    const studio: Studio = { host, options, folder, data, browser, parse: rememberParsed() };
    const desk: Desk = { ...(await layOut(host)), names: [] };
    const preview = await openPreviewServer({
      folder,
      port: options.port,
      render: (name) => renderPreview(name, desk),
    });
    const rounds = openRounds<Part>((parts) => runRound(parts, studio, desk, preview), {
      quietMs: QUIET_MS,
      onFault: (fault) => {
        // What breaks off because the user stops is no fault.
        if (host.signal.aborted) return;
        showError(host, fault, { debug: false });
        preview.send({ kind: "fault", text: String(fault) });
      },
    });
    const watcher = watchFiles([data, templates], { ignoreInitial: true, atomic: QUIET_MS });
    watcher.on("all", (_event, path) =>
      rounds.request(path.startsWith(templates) && !path.startsWith(data) ? "templates" : "data"),
    );
    try {
      rounds.request("data");
      await rounds.idle();
      log(host, `Watching ${options.data}/ and templates/: ${preview.url}`);
      await untilStopped(host.signal);
    } finally {
      await watcher.close();
      await rounds.idle();
      await preview.close();
    }
  });
  return 0;
}

/** What stays the same from round to round. */
interface Studio {
  readonly host: Host;
  readonly options: WatchOptions;
  readonly folder: string;
  readonly data: string;
  readonly browser: PrintBrowser;
  readonly parse: ReturnType<typeof rememberParsed>;
}

/** What a round may replace. */
interface Desk {
  stationery: Stationery;
  materials: Materials;
  /** Outputs that there are previews of. */
  names: readonly string[];
}

/** Reads the templates and what else briefings are made with. */
async function layOut(host: Host): Promise<Pick<Desk, "stationery" | "materials">> {
  const stationery = await loadStationery(host.home);
  const browser = await identifyBrowser({});
  return {
    stationery,
    materials: gatherMaterials({ ...stationery, ...host, code: CODE, browser }),
  };
}

async function runRound(
  parts: ReadonlySet<Part>,
  studio: Studio,
  desk: Desk,
  preview: PreviewServer,
): Promise<void> {
  const { host, options, folder, data, browser, parse } = studio;
  if (parts.has("templates")) Object.assign(desk, await layOut(host));
  const { stationery, materials } = desk;
  const { value, diagnostics } = readDataset(await readDataFolder(data), options.data, parse);
  if (value === null) {
    showDiagnostics(host, diagnostics);
    preview.send({ kind: "fault", text: diagnostics.map(formatDiagnostic).join("\n") });
    return;
  }
  preview.send({ kind: "sound" });
  const jobs = viewedFirst(listJobs(value, options), preview.viewed());
  desk.names = jobs.map(nameOfJob).sort();
  const generator = `County Briefings ${packageVersion(host)}`;
  const state = readState(folder);
  const press = openPress(browser, { host, fonts: stationery.fontFiles, generator });
  press.warm();
  const results = await buildAll(jobs, {
    ...stationery,
    dataset: value,
    materials,
    press,
    // Whoever writes looks for himself; what is published is audited when it is built.
    inspect: null,
    folder,
    hashes: state.hashes,
    isForced: false,
    atOnce: options.jobs ?? host.cores,
    clockMs: host.clockMs,
    signal: host.signal,
    onProgress: (event) => {
      if (event.kind === "ended") tell(host, event.result, preview);
    },
    onPage: (name, { html }) => {
      const page = { path: `${name}.html`, bytes: new TextEncoder().encode(html) };
      // Its PDF follows, and with it the same page once more: a fault in writing is told then.
      writeFiles(folder, [page]).then(
        () => preview.send({ kind: "page", name }),
        () => {},
      );
    },
  });
  await settleBuild(results, {
    ...stationery,
    folder,
    state,
    inputs: null,
    readInputs: async () => "",
    dataset: value,
    generator,
    galleryKey: galleryKey(CODE, host.home),
    isAll: false,
  });
}

function tell(host: Host, { job, reasons, error, seconds }: Result, preview: PreviewServer): void {
  const name = nameOfJob(job);
  if (error !== null && !host.signal.aborted) {
    showError(host, error, { debug: false });
    preview.send({ kind: "fault", text: `${name}: ${String(error)}` });
  } else if (reasons.length > 0) {
    preview.send({ kind: "pdf", name });
    log(host, `${name} ${seconds.toFixed(2)} s`);
  }
}

function nameOfJob({ spec, language }: Job): string {
  return nameOf({ id: spec.id, language });
}

/** Whoever looks at a briefing waits for it; the others have time. */
function viewedFirst(jobs: readonly Job[], viewed: ReadonlySet<string>): readonly Job[] {
  const isViewed = (job: Job) => viewed.has(nameOfJob(job));
  return [...jobs.filter(isViewed), ...jobs.filter((job) => !isViewed(job))];
}

function renderPreview(name: string | null, { stationery, names }: Desk): string | null {
  if (name !== null && !names.includes(name)) return null;
  const outputs = names.map((output) => ({ name: output, isCurrent: output === name }));
  return webTemplates(stationery.tree).fill("preview.hbs", { name: name ?? "", outputs });
}

async function untilStopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
