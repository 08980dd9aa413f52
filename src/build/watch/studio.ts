import { rememberDrawn } from "../../charts/memo.ts";
import type { Dataset } from "../../dataset/model.ts";
import type { Diagnostic, Omitted } from "../../diagnostic.ts";
import type { FontStack } from "../../fonts/faces.ts";
import type { Host } from "../../host.ts";
import { addRareFonts } from "../../page/fonts.ts";
import type { PrintBrowser } from "../../pdf/browser/with-browser.ts";
import { openPress } from "../../press.ts";
import { writeMissing } from "../../store/folder.ts";
import type { Kind } from "../../view/kind.ts";
import { readState } from "../cache/state.ts";
import { AUDIT } from "../inspect.ts";
import type { Job, Progress, Result, Workshop } from "../job.ts";
import { galleryKey } from "../key/materials.ts";
import { hasOutputs, nameOf } from "../manifest.ts";
import { settleBuild } from "../settle.ts";
import { checkPlaces } from "../variant.ts";
import { type Desk, openDesk, type Part } from "./desk.ts";
import { inspectMade } from "./inspect-made.ts";
import { renderPreview } from "./preview-page.ts";
import type { PreviewEvent } from "./preview-server.ts";
import { buildRound } from "./round.ts";

/** Where and with what a studio works. */
interface StudioOptions {
  readonly host: Host;
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
  readonly generator: string;
}

/** Whoever looks on. */
export interface Onlooker {
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
interface Studio {
  /** Reads what may have changed and makes what is not up to date. */
  round(changed: ReadonlySet<Part>, onlooker: Onlooker): Promise<void>;
  /** Does what nobody waits for: looks into what is looked at, and closes the build. */
  calm(onlooker: Onlooker): Promise<void>;
  /** Closes the build. */
  settle(): Promise<void>;
  /** Sets the list of previews, or the preview of one output, once the first round has read what there is; null where there is none of that name. */
  render(name: string | null): Promise<string | null>;
  /** The latest page of an output, maybe before its PDF; null where none was made yet. */
  pageOf(name: string): string | null;
}

/** Everything that a round needs. */
interface Laid extends Desk {
  readonly dataset: Dataset;
}

/** Opens a studio. */
export function openStudio(options: StudioOptions): Studio {
  const { host, browser, folder, generator } = options;
  const read = openDesk(options);
  const drawCharts = rememberDrawn();
  const pageByName = new Map<string, string>();
  /** Made and not yet in manifest and gallery. */
  const unsettled = new Map<string, Result>();
  let desk: Desk | null = null;
  /** The latest that was sound. */
  let dataset: Dataset | null = null;
  let jobs: readonly Job[] = [];
  let tellRead = () => {};
  const hasRead = new Promise<void>((resolve) => {
    tellRead = resolve;
  });

  const lay = async (changed: ReadonlySet<Part>, onlooker: Onlooker) => {
    const fresh = await read(changed);
    desk = fresh;
    const { value, diagnostics, omitted } = fresh.data;
    const { kindById } = fresh.stationery;
    const faults = value === null ? diagnostics : checkPlaces(value, kindById);
    if (value === null || faults.length > 0) {
      onlooker.onDiagnostics(faults, value === null ? omitted : []);
      return null;
    }
    if (diagnostics.length > 0) onlooker.onWarnings(diagnostics);
    const names = (list: readonly Job[]) => list.map(nameOf).join(" ");
    const listed = options.listJobs(value, kindById);
    const isSame = names(jobs) === names(listed);
    jobs = listed;
    dataset = value;
    if (!isSame) onlooker.send({ kind: "listed" });
    await writeMissing(folder, fresh.stationery.fontFiles);
    return { ...fresh, dataset: value };
  };

  const build = async ({ dataset, stationery, materials }: Laid, onlooker: Onlooker) => {
    const { fontFiles: fonts, fontStacks } = stationery;
    const press = openPress(browser, { host, fonts, fontStacks, generator });
    press.warm();
    const results = await buildRound(jobs, {
      viewed: onlooker.viewed,
      isStopped: onlooker.isStopped,
      shop: {
        ...stationery,
        dataset,
        materials,
        press,
        // Looked into when there is time, if somebody looks at it; what is published is audited when it is built.
        inspect: null,
        folder,
        hashes: readState(folder).hashes,
        isForced: false,
        atOnce: options.atOnce,
        clockMs: host.clockMs,
        signal: host.signal,
        drawCharts,
        ...showPages(pageByName, onlooker, fontStacks),
      },
    });
    for (const result of results) {
      if (result.reasons.length > 0) unsettled.set(nameOf(result.job), result);
    }
    // A browser that has had its share of documents is gone; the next save should not wait for the next one.
    press.warm();
  };

  const settle = async () => {
    if (!desk || !dataset || unsettled.size === 0) return;
    const results = [...unsettled.values()];
    unsettled.clear();
    await settleBuild(results, {
      ...desk.stationery,
      folder,
      hadEarlier: hasOutputs(folder),
      state: readState(folder),
      inputs: null,
      readInputs: async () => "",
      dataset,
      leftOut: [],
      generator,
      galleryKey: galleryKey(options.code, host.home),
      isAll: false,
    });
  };

  return {
    async round(changed, onlooker) {
      const laid = await lay(changed, onlooker).finally(tellRead);
      if (laid) await build(laid, onlooker);
    },
    async calm(onlooker) {
      for (const name of onlooker.viewed()) {
        if (onlooker.isStopped()) return;
        await inspectMade(folder, name, AUDIT).catch((fault) => onlooker.onError(fault, name));
      }
      if (!onlooker.isStopped()) await settle();
    },
    settle,
    render: async (name) => {
      await hasRead;
      return desk && renderPreview(name, { jobs, folder, ...desk.stationery });
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
  onlooker: Onlooker,
  fontStacks: readonly FontStack[],
): Pick<Workshop, "onPage" | "onProgress"> {
  const shownByName = new Map<string, string>();
  return {
    onPage: (name, page) => {
      const { html } = addRareFonts(page.html, fontStacks);
      pageByName.set(name, html);
      if (shownByName.has(name)) return;
      shownByName.set(name, html);
      onlooker.send({ kind: "page", name });
    },
    onProgress: (event: Progress) => {
      if (event.kind === "begun") return;
      const { job, reasons, error, seconds } = event.result;
      const name = nameOf(job);
      if (error !== null) return onlooker.onError(error, name);
      if (reasons.length === 0) return;
      if (shownByName.get(name) !== pageByName.get(name)) onlooker.send({ kind: "page", name });
      onlooker.send({ kind: "pdf", name });
      onlooker.onMade(name, seconds);
    },
  };
}
