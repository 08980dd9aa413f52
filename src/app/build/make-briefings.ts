import { resolve } from "node:path";
import {
  type DrawingInputs,
  galleryKey,
  gatherDrawingInputs,
  readingKey,
} from "../../cache/drawing.ts";
import { keepFigures } from "../../cache/kept-figures.ts";
import { asOf } from "../../dataset/as-of.ts";
import type { Dataset } from "../../dataset/model.ts";
import type { Design } from "../../design.ts";
import { ReportError } from "../../error.ts";
import { codeFolder, type Host } from "../../host.ts";
import { identifyBrowser } from "../../pdf/browser/identity.ts";
import { hasOutputs } from "../../results/manifest.ts";
import { type LeftOut, variantsLeft } from "../../results/variant.ts";
import type { BuildOptions, BuildSite } from "../../shells/cli/build-options.ts";
import type { ProgressView } from "../../shells/cli/progress.ts";
import { removeLeftovers } from "../../store/folder.ts";
import { loadBriefings } from "../load.ts";
import type { Parts } from "../parts.ts";
import { type Choice, chooseJobs } from "./choose.ts";
import { finalizeBuild } from "./finalize.ts";
import { AUDIT } from "./inspect.ts";
import type { BuildContext, Result } from "./job.ts";
import { sayLeftOut } from "./misfit.ts";
import { buildAll } from "./run.ts";

/** What a build makes briefings with. */
export interface Equipment {
  readonly site: BuildSite;
  readonly context: Parts;
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
  { site, context, progress, onPrinted }: Equipment,
): Promise<Briefings> {
  const { folder, state } = site;
  const { design, printer, generator } = context;
  const { kindById } = design;
  const program = readingKey(codeFolder(), host.home);
  const kept = keepFigures({ folder, data: options.data, program });
  const dataset = await loadBriefings(host, options.data, kindById, {
    openForms: kept.open,
    asOf: options.asOf ?? null,
  });
  const { jobs, leftOut } = sayChoice(chooseJobs(dataset, kindById, options), progress);
  const earlierOf = await openEarlierEdition(host, options, dataset);
  progress.expect(jobs.length);
  await removeLeftovers(folder, Date.now());
  const hadEarlier = hasOutputs(folder);
  const results = await buildAll(jobs, {
    ...design,
    dataset,
    drawing: await drawingInputsOf(host, design, options),
    printer,
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
  const { outputs } = await finalizeBuild(results, {
    leftOut,
    hadEarlier,
    ...site,
    ...design,
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

type EarlierOf = NonNullable<BuildContext["earlierOf"]>;

/** Errors: USAGE where the edition before is the folder that is built into; those of reading it. */
async function openEarlierEdition(
  host: Host,
  { since, out }: BuildOptions,
  dataset: Dataset,
): Promise<EarlierOf> {
  if (since === undefined) return () => null;
  const [{ compareWithEdition, earlierIn }, { isIn, openEdition }] = await Promise.all([
    import("../../changes/since.ts"),
    import("../../changes/edition.ts"),
  ]);
  const edition = openEdition(resolve(host.cwd, since));
  if (isIn(resolve(host.cwd, out), edition)) {
    throw new ReportError("USAGE", `--since names ${out}, which this build writes to`, {
      hint: `copy it first, e.g. cp -R ${out} before, and build --since before`,
    });
  }
  const changesByDate = new Map([[null as string | null, compareWithEdition(edition, dataset)]]);
  return (name, spec) => {
    const earlier =
      changesByDate.get(spec.asOf) ?? compareWithEdition(edition, asOf(dataset, spec.asOf));
    changesByDate.set(spec.asOf, earlier);
    return earlierIn(earlier, name, spec.regions);
  };
}

async function drawingInputsOf(
  host: Host,
  design: Design,
  { archive = false }: BuildOptions,
): Promise<DrawingInputs> {
  return gatherDrawingInputs({
    ...design,
    ...host,
    code: codeFolder(),
    browser: await identifyBrowser({}),
    archive,
  });
}
