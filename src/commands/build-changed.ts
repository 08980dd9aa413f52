import { resolve } from "node:path";
import { buildAll, type Job, type Result, type Workshop } from "../build/build.ts";
import type { State } from "../build/cache/state.ts";
import { inspectPdf } from "../build/inspect.ts";
import { galleryKey, gatherMaterials } from "../build/key/materials.ts";
import { removeLeftovers } from "../build/output.ts";
import { settleBuild } from "../build/settle.ts";
import type { Dataset, Language } from "../dataset/model.ts";
import { LANGUAGES } from "../dataset/model.ts";
import { suggest } from "../dataset/suggestion.ts";
import { exitCodeOf, ReportError } from "../error.ts";
import type { Host } from "../host.ts";
import { identifyBrowser } from "../pdf/browser/identity.ts";
import { withPress } from "../press.ts";
import { loadStationery, type Stationery } from "../stationery.ts";
import { type BuildOptions, CODE } from "./build.ts";
import { loadDataset } from "./load.ts";
import { packageVersion } from "./package.ts";
import { openProgress } from "./progress.ts";
import { type Outcome, showOutcomes } from "./summary.ts";
import { log, showError } from "./terminal.ts";

/** Where a build is and what is known before it begins. */
export interface BuildSite {
  /** The output folder. */
  readonly folder: string;
  readonly state: State;
  /** Hash of all inputs when the build began. */
  readonly inputs: string;
  /** Reads it again. */
  readonly readInputs: () => Promise<string>;
}

/** Builds what is not up to date. */
export async function buildChanged(
  host: Host,
  options: BuildOptions,
  site: BuildSite,
): Promise<number> {
  const dataset = await loadDataset(host, options.data);
  const jobs = listJobs(dataset, options);
  const earlierOf = await openIssue(host, options, dataset);
  const stationery = await loadStationery(host.home);
  await removeLeftovers(site.folder);
  const results = await makeAll(host, options, { dataset, stationery, jobs, site, earlierOf });
  await showOutcomes(host, results.map(toOutcome), options);
  const failed = results.filter(({ error }) => error !== null);
  for (const { path, error } of failed) {
    log(host, `${path} was not built:`);
    showError(host, error, { debug: false });
  }
  return failed.length === 0 ? 0 : Math.max(...failed.map(({ error }) => exitCodeOf(error)));
}

interface Order {
  readonly dataset: Dataset;
  readonly stationery: Stationery;
  readonly jobs: readonly Job[];
  readonly site: BuildSite;
  readonly earlierOf: EarlierOf;
}

type EarlierOf = NonNullable<Workshop["earlierOf"]>;

/** Errors: USAGE where the issue before is the folder that is built into; those of reading it. */
async function openIssue(
  host: Host,
  { since, out }: BuildOptions,
  dataset: Dataset,
): Promise<EarlierOf> {
  if (since === undefined) return () => null;
  const { readIssue, earlierIn } = await import("../diff/since.ts");
  const issue = readIssue(resolve(host.cwd, since), dataset);
  if (issue.edition.folder === resolve(host.cwd, out)) {
    throw new ReportError("USAGE", `--since names ${out}, which this build writes to`, {
      hint: `copy it first, e.g. cp -R ${out} before, and build --since before`,
    });
  }
  return (name, regions) => earlierIn(issue, name, regions);
}

async function makeAll(
  host: Host,
  options: BuildOptions,
  { dataset, stationery, jobs, site, earlierOf }: Order,
): Promise<readonly Result[]> {
  const { folder, state } = site;
  const { archive = false } = options;
  const progress = openProgress(host, jobs.length);
  const generator = `County Briefings ${packageVersion(host)}`;
  const materials = gatherMaterials({
    ...stationery,
    ...host,
    code: CODE,
    browser: await identifyBrowser({}),
    archive,
  });
  try {
    const fonts = stationery.fontFiles;
    const press = { host, fonts, generator, archive, onNotice: progress.notice };
    return await withPress(press, async (open) => {
      const results = await buildAll(jobs, {
        ...stationery,
        dataset,
        materials,
        press: open,
        inspect: options.audit === false ? null : inspectPdf,
        folder,
        hashes: state.hashes,
        isForced: options.force ?? false,
        atOnce: options.jobs ?? host.cores,
        clockMs: host.clockMs,
        signal: host.signal,
        onProgress: progress.show,
        earlierOf,
      });
      await settleBuild(results, {
        ...site,
        ...stationery,
        dataset,
        generator,
        galleryKey: galleryKey(CODE, host.home),
        isAll: options.ids.length === 0,
      });
      return results;
    });
  } finally {
    progress.close();
  }
}

function toOutcome({ job, pages, bytes, seconds, reasons, error }: Result): Outcome {
  return { id: job.spec.id, language: job.language, pages, bytes, seconds, reasons, error };
}

/** Every briefing asked for, in every language asked for. */
export function listJobs(
  dataset: Dataset,
  { ids, lang, regions }: Pick<BuildOptions, "ids" | "lang" | "regions">,
): readonly Job[] {
  const all = [...dataset.briefings.keys()];
  const wanted = ids.length > 0 ? ids : all;
  if (wanted.length === 0) {
    throw new ReportError("USAGE", "There is no briefing to build", {
      hint: "put one into briefings/<id>.yaml in the data folder",
    });
  }
  const known = (id: string) => knownOf(id, all, "briefing");
  for (const region of regions ?? []) knownOf(region, [...dataset.regionById.keys()], "region");
  const languages = lang.map((language) => knownOf(language, LANGUAGES, "language") as Language);
  return wanted.flatMap((id) => {
    const spec = dataset.briefings.get(known(id));
    return spec
      ? languages.map((language) => ({ spec, language, regions: regions ?? spec.regions }))
      : [];
  });
}

function knownOf(id: string, ids: readonly string[], what: string): string {
  if (ids.includes(id)) return id;
  const near = suggest(id, ids);
  throw new ReportError("USAGE", `No ${what} is called "${id}"`, {
    hint: near ?? `there are: ${ids.join(", ")}`,
  });
}
