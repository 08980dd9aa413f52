import { resolve } from "node:path";
import { buildAll } from "../build/build.ts";
import { keepFigures } from "../build/cache/kept-figures.ts";
import { AUDIT } from "../build/inspect.ts";
import type { Result, Workshop } from "../build/job.ts";
import { galleryKey, gatherMaterials, type Materials, readingKey } from "../build/key/materials.ts";
import { hasOutputs } from "../build/manifest.ts";
import { settleBuild } from "../build/settle.ts";
import { type LeftOut, sayLeftOut, variantsLeft } from "../build/variant.ts";
import { asOf } from "../dataset/as-of.ts";
import type { Dataset } from "../dataset/model.ts";
import { ReportError } from "../error.ts";
import { codeFolder, type Host } from "../host.ts";
import { identifyBrowser } from "../pdf/browser/identity.ts";
import type { Stationery } from "../stationery.ts";
import { removeLeftovers } from "../store/folder.ts";
import type { BuildOptions, BuildSite } from "./build-options.ts";
import { type Choice, chooseJobs } from "./jobs.ts";
import { loadBriefings } from "./load.ts";
import type { ProgressView } from "./progress.ts";
import type { Shop } from "./shop.ts";

/** What a build makes briefings with. */
interface Equipment {
  readonly site: BuildSite;
  readonly shop: Shop;
  readonly progress: ProgressView;
  /** Told when nothing more will be printed. */
  readonly onPrinted: () => void;
}

/** How a build went. */
export interface Briefings {
  readonly results: readonly Result[];
  readonly leftOut: readonly LeftOut[];
  /** Ids of variants that may show older figures than what was built beside them. */
  readonly variantsLeft: readonly string[];
}

/**
 * Reads the data, makes what is not up to date, and closes the build.
 *
 * Errors: USAGE, INPUT_UNREADABLE, DATASET_FAULT and OUTPUT_FAULT, the first three before anything is made;
 * what is wrong with one briefing stands in its result.
 */
export async function makeBriefings(
  host: Host,
  options: BuildOptions,
  { site, shop, progress, onPrinted }: Equipment,
): Promise<Briefings> {
  const { folder, state } = site;
  const { stationery, press, generator } = shop;
  const { kindById } = stationery;
  const program = readingKey(codeFolder(), host.home);
  const kept = keepFigures({ folder, data: options.data, program });
  const dataset = await loadBriefings(host, options.data, kindById, {
    openForms: kept.open,
    asOf: options.asOf ?? null,
  });
  const { jobs, leftOut } = sayChoice(chooseJobs(dataset, kindById, options), progress);
  const earlierOf = await openIssue(host, options, dataset);
  progress.expect(jobs.length);
  await removeLeftovers(folder, Date.now());
  const hadEarlier = hasOutputs(folder);
  const results = await buildAll(jobs, {
    ...stationery,
    dataset,
    materials: await materialsOf(host, stationery, options),
    press,
    inspect: options.audit === false ? null : AUDIT,
    folder,
    hashes: state.hashes,
    isForced: options.force ?? false,
    atOnce: options.jobs ?? host.cores,
    clockMs: host.clockMs,
    signal: host.signal,
    onProgress: progress.show,
    earlierOf,
  });
  onPrinted();
  await kept.save();
  const isAll = options.ids.length === 0;
  const { outputs } = await settleBuild(results, {
    leftOut,
    hadEarlier,
    ...site,
    ...stationery,
    dataset,
    generator,
    galleryKey: galleryKey(codeFolder(), host.home),
    isAll,
  });
  const isNew = isAll && results.some(({ reasons }) => reasons.length > 0);
  const made = results.map(({ job }) => job);
  return { results, leftOut, variantsLeft: isNew ? variantsLeft(outputs, made) : [] };
}

/** Errors: USAGE where nothing is left to make. */
function sayChoice(choice: Choice, { notice }: ProgressView): Choice {
  for (const each of choice.leftOut) notice(sayLeftOut(each));
  if (choice.jobs.length > 0) return choice;
  throw new ReportError(
    "USAGE",
    "No briefing makes sense for what is asked; ask for other places, periods or dates",
  );
}

type EarlierOf = NonNullable<Workshop["earlierOf"]>;

/** Errors: USAGE where the issue before is the folder that is built into; those of reading it. */
async function openIssue(
  host: Host,
  { since, out }: BuildOptions,
  dataset: Dataset,
): Promise<EarlierOf> {
  if (since === undefined) return () => null;
  const [{ readIssue, earlierIn }, { isIn, openEdition }] = await Promise.all([
    import("../diff/since.ts"),
    import("../diff/edition.ts"),
  ]);
  const edition = openEdition(resolve(host.cwd, since));
  if (isIn(resolve(host.cwd, out), edition)) {
    throw new ReportError("USAGE", `--since names ${out}, which this build writes to`, {
      hint: `copy it first, e.g. cp -R ${out} before, and build --since before`,
    });
  }
  const issueByDate = new Map([[null as string | null, readIssue(edition, dataset)]]);
  return (name, spec) => {
    const issue = issueByDate.get(spec.asOf) ?? readIssue(edition, asOf(dataset, spec.asOf));
    issueByDate.set(spec.asOf, issue);
    return earlierIn(issue, name, spec.regions);
  };
}

async function materialsOf(
  host: Host,
  stationery: Stationery,
  { archive = false }: BuildOptions,
): Promise<Materials> {
  return gatherMaterials({
    ...stationery,
    ...host,
    code: codeFolder(),
    browser: await identifyBrowser({}),
    archive,
  });
}
