import { openInputKeys } from "../../cache/input-key.ts";
import { programKey } from "../../cache/program.ts";
import { openStamps } from "../../cache/stamps.ts";
import { rememberDrawn } from "../../charts/memo.ts";
import type { Dataset } from "../../dataset/model.ts";
import type { Diagnostic, Omitted } from "../../diagnostic.ts";
import type { Environment } from "../../environment.ts";
import type { FontStack } from "../../fonts/faces.ts";
import { generatorOf } from "../../package.ts";
import { addRareFonts } from "../../page/fonts.ts";
import type { PrintBrowser } from "../../pdf/browser/with-browser.ts";
import { hasOutputs, nameOf } from "../../results/manifest.ts";
import { openFolder } from "../../store/store.ts";
import type { Kind } from "../../view/kind.ts";
import { finalizeBuild } from "../build/finalize.ts";
import { AUDIT } from "../build/inspect.ts";
import type { BuildContext, Job, Progress, Result } from "../build/job.ts";
import { checkPlaces } from "../build/misfit.ts";
import { openParts } from "../parts.ts";
import { openWatchInputs, type Part, type WatchInputs } from "./inputs.ts";
import { inspectMade } from "./inspect-made.ts";
import type { PreviewEvent } from "./preview.ts";
import { renderPreview } from "./preview-page.ts";
import { buildRound } from "./round.ts";

/** Where and with what a session works. */
interface WatchSessionOptions {
  readonly environment: Environment;
  readonly browser: PrintBrowser;
  /** The program that runs: `dist` or `src`. */
  readonly code: string;
  /** The data folder, and as it is shown to the user. */
  readonly data: string;
  readonly shown: string;
  /** The output folder. */
  readonly folder: string;
  readonly listJobs: (dataset: Dataset, kindById: ReadonlyMap<string, Kind>) => readonly Job[];
  readonly atOnce: number;
}

/** Whoever looks on. */
export interface WatchObserver {
  send(event: PreviewEvent): void;
  /** Names of the outputs that somebody looks at. */
  viewed(): ReadonlySet<string>;
  onMade(name: string, seconds: number): void;
  /** Told of what is wrong with the data; nothing is made then. */
  onDiagnostics(diagnostics: readonly Diagnostic[], omitted?: readonly Omitted[]): void;
  /** Told of what the data may be wrong in; it is made all the same. */
  onWarnings(diagnostics: readonly Diagnostic[]): void;
  /** Told why an output was not made or is not sound. */
  onError(error: unknown, name: string): void;
  /** True where the rest may be left to the next round. */
  isStopped(): boolean;
}

/** Makes briefings again and again, and remembers in between what it can. */
interface WatchSession {
  /** Reads what may have changed and makes what is not up to date. */
  round(changed: ReadonlySet<Part>, observer: WatchObserver): Promise<void>;
  /** Does what nobody waits for: looks into what is looked at, and closes the build. */
  calm(observer: WatchObserver): Promise<void>;
  /** Closes the build. */
  finalize(): Promise<void>;
  /** Sets the list of previews, or the preview of one output, once the first round has read what there is; null where there is none of that name. */
  render(name: string | null): Promise<string | null>;
  /** The latest page of an output, maybe before its PDF; null where none was made yet. */
  pageOf(name: string): string | null;
}

/** Everything that a round needs. */
interface Laid extends WatchInputs {
  readonly dataset: Dataset;
}

/** Opens a session. */
export function openWatchSession(options: WatchSessionOptions): WatchSession {
  const { environment, browser, folder } = options;
  const { home, clockMs, signal } = environment;
  const read = openWatchInputs(options);
  /** Anew each time: files in it may have been edited since. */
  const openStore = () => openFolder(folder, openStamps(folder));
  const drawCharts = rememberDrawn();
  const pageByName = new Map<string, string>();
  /** Made and not yet in manifest and gallery. */
  const unfinalized = new Map<string, Result>();
  let inputs: WatchInputs | null = null;
  /** The latest that was sound. */
  let dataset: Dataset | null = null;
  let jobs: readonly Job[] = [];
  let tellRead = () => {};
  const hasRead = new Promise<void>((resolve) => {
    tellRead = resolve;
  });

  const lay = async (changed: ReadonlySet<Part>, observer: WatchObserver) => {
    const fresh = await read(changed);
    inputs = fresh;
    const { value, diagnostics, omitted } = fresh.data;
    const { kindById } = fresh.design;
    const faults = value === null ? diagnostics : checkPlaces(value, kindById);
    if (value === null || faults.length > 0) {
      observer.onDiagnostics(faults, value === null ? omitted : []);
      return null;
    }
    if (diagnostics.length > 0) observer.onWarnings(diagnostics);
    const names = (list: readonly Job[]) => list.map(nameOf).join(" ");
    const listed = options.listJobs(value, kindById);
    const isSame = names(jobs) === names(listed);
    jobs = listed;
    dataset = value;
    if (!isSame) observer.send({ kind: "listed" });
    await openStore().putMissing(fresh.design.fontFiles);
    return { ...fresh, dataset: value };
  };

  const build = async ({ dataset, design, drawing }: Laid, observer: WatchObserver) => {
    const { fontStacks } = design;
    const { printer } = await openParts(environment, browser, { design });
    printer.warm();
    const { onPage, onProgress } = showPages(pageByName, observer, fontStacks);
    await buildRound(jobs, {
      viewed: observer.viewed,
      isStopped: observer.isStopped,
      context: {
        ...design,
        dataset,
        drawing,
        printer,
        // Looked into when there is time, if somebody looks at it; what is published is audited when it is built.
        inspect: null,
        store: openStore(),
        inputKeyOf: openInputKeys({ ...design, dataset, drawing }),
        isForced: false,
        atOnce: options.atOnce,
        clockMs,
        signal,
        drawCharts,
        onPage,
        onProgress: (event) => {
          // At once: what is written is known also where the user stops what comes after it.
          if (event.kind === "ended" && event.result.reasons.length > 0)
            unfinalized.set(nameOf(event.result.job), event.result);
          onProgress(event);
        },
      },
    });
    // A browser that has had its share of documents is gone; the next save should not wait for the next one.
    printer.warm();
  };

  const finalize = async () => {
    if (!inputs || !dataset || unfinalized.size === 0) return;
    const store = openStore();
    await finalizeBuild([...unfinalized.values()], {
      ...inputs.design,
      store,
      hashes: openStamps(folder),
      hadEarlier: await hasOutputs(store),
      inputs: null,
      readInputs: async () => "",
      dataset,
      leftOut: [],
      told: { diagnostics: [] },
      generator: generatorOf(home),
      galleryKey: programKey(options.code, home),
      isAll: false,
    });
    // Only now: what could not be closed waits for the next time. No round is under way meanwhile.
    unfinalized.clear();
  };

  return {
    async round(changed, observer) {
      const laid = await lay(changed, observer).finally(tellRead);
      if (laid) await build(laid, observer);
    },
    async calm(observer) {
      for (const name of observer.viewed()) {
        if (observer.isStopped()) return;
        await inspectMade(openStore(), name, AUDIT).catch((fault) => observer.onError(fault, name));
      }
      if (!observer.isStopped()) await finalize();
    },
    finalize,
    render: async (name) => {
      await hasRead;
      return inputs && renderPreview(name, { jobs, folder, ...inputs.design });
    },
    pageOf: (name) => pageByName.get(name) ?? null,
  };
}

/**
 * Shows each page as soon as it is set, and its PDF when it is printed.
 *
 * One that has to be set again to fit is shown as it was first and as it was last.
 */
function showPages(
  pageByName: Map<string, string>,
  observer: WatchObserver,
  fontStacks: readonly FontStack[],
): Required<Pick<BuildContext, "onPage" | "onProgress">> {
  const shownByName = new Map<string, string>();
  return {
    onPage: (name, page) => {
      const { html } = addRareFonts(page.html, fontStacks);
      pageByName.set(name, html);
      if (shownByName.has(name)) return;
      shownByName.set(name, html);
      observer.send({ kind: "page", name });
    },
    onProgress: (event: Progress) => {
      if (event.kind === "begun") return;
      const { job, reasons, error, seconds } = event.result;
      const name = nameOf(job);
      if (error !== null) return observer.onError(error, name);
      if (reasons.length === 0) return;
      if (shownByName.get(name) !== pageByName.get(name)) observer.send({ kind: "page", name });
      observer.send({ kind: "pdf", name });
      observer.onMade(name, seconds);
    },
  };
}
