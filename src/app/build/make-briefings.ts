import { resolve } from "node:path";
import { openInputKeys } from "../../cache/input-key.ts";
import { keepFigures } from "../../cache/kept-figures.ts";
import { type DrawingInputs, gatherDrawingInputs, programKey } from "../../cache/program.ts";
import type { PlannedOutput } from "../../cache/shard-record.ts";
import { asOf } from "../../dataset/as-of.ts";
import type { Dataset } from "../../dataset/model.ts";
import type { Design } from "../../design.ts";
import type { Checked } from "../../diagnostic.ts";
import type { Environment } from "../../environment.ts";
import { ReportError } from "../../error.ts";
import { codeFolder } from "../../package.ts";
import { identifyBrowser } from "../../pdf/browser/identity.ts";
import { hasOutputs } from "../../results/manifest.ts";
import { isInShard } from "../../results/shard.ts";
import { variantsLeft } from "../../results/variant.ts";
import { requireFolder } from "../../store/folder.ts";
import { readBriefings } from "../load.ts";
import type { makeAcross } from "../night/make-across.ts";
import type { NightReport } from "../night/report.ts";
import type { Parts } from "../parts.ts";
import { type Choice, chooseJobs } from "./choose.ts";
import { finalizeBuild } from "./finalize.ts";
import { AUDIT } from "./inspect.ts";
import type { BuildContext, Job, Result } from "./job.ts";
import type {
  BuildOptions,
  BuildOutcome,
  BuildProgress,
  BuildSite,
  BuiltOutput,
  NightListener,
} from "./model.ts";
import { buildAll } from "./run.ts";

/** What a build makes briefings with. */
interface MakeWith {
  readonly site: BuildSite;
  readonly parts: Parts;
  readonly progress: BuildProgress;
  /** Told when nothing more will be printed. */
  readonly onPrinted: () => void;
}

/**
 * Reads the data, makes what is not up to date, and finalizes the build.
 *
 * Shape: null where the data has faults; what is wrong with one output stands in it.
 * Errors: USAGE, INPUT_UNREADABLE and OUTPUT_FAULT, the first two before anything is made, the last where nothing can be written as well.
 */
export async function makeBriefings(
  options: BuildOptions,
  environment: Environment,
  { site, parts, progress, onPrinted }: MakeWith,
): Promise<Checked<BuildOutcome>> {
  const { store } = site;
  const { design, printer, generator } = parts;
  const { home, clockMs, signal } = environment;
  const program = programKey(codeFolder(), home);
  const kept = await keepFigures({ store, data: options.data, program });
  const { value: dataset, ...told } = await readBriefings(
    environment,
    options.data,
    design.kindById,
    {
      openForms: kept.open,
      asOf: options.asOf ?? null,
    },
  );
  progress.told(told);
  if (dataset === null) return { ...told, value: null };
  const { jobs: all, leftOut } = tellChoice(
    chooseJobs(dataset, design.kindById, options),
    progress,
  );
  const { shard } = options;
  const jobs = shard ? all.filter(({ id }) => isInShard(id, shard)) : all;
  const earlierOf = await openEarlierEdition(options, environment, dataset);
  progress.expect(jobs.length);
  await requireFolder(resolve(environment.cwd, options.out));
  const hadEarlier = await hasOutputs(store);
  const drawing = await drawingInputsOf(options, environment, design);
  const context: BuildContext = {
    ...design,
    dataset,
    drawing,
    inputKeyOf: openInputKeys({ ...design, dataset, drawing }),
    printer,
    inspect: options.audit === false ? null : AUDIT,
    store,
    isForced: options.force ?? false,
    atOnce: options.jobs ?? environment.cores,
    clockMs,
    signal,
    onProgress: progress.show,
    earlierOf,
  };
  const { results, report } = await makeAll(jobs, options, environment, {
    ...{ ...context, tree: design.tree, listener: progress.night ?? NOBODY },
  });
  onPrinted();
  await kept.save();
  if (report && options.night?.collects === false)
    return { ...told, value: { outputs: [], leftOut, variantsLeft: [], report } };
  const isAll = options.ids.length === 0;
  const { outputs } = await finalizeBuild(results, {
    leftOut,
    told,
    hadEarlier,
    ...site,
    ...design,
    dataset,
    generator,
    galleryKey: program,
    isAll,
    shard: shard && { ...shard, planned: all.map(toPlanned) },
  });
  const isNew = isAll && results.some(({ reasons }) => reasons.length > 0);
  const made = results.map(({ job }) => job);
  const left = isNew ? variantsLeft(outputs, made, dataset) : [];
  const outcome = { outputs: results.map(toOutput), leftOut, variantsLeft: left };
  return { ...told, value: { ...outcome, ...(report ? { report } : {}) } };
}

const NOBODY: NightListener = { onPlanned: () => {}, onProgress: () => {}, onNobody: () => {} };

/** Makes all jobs here, or has them made by whoever works on a database. */
async function makeAll(
  jobs: readonly Job[],
  { night, audit = true, archive = false }: BuildOptions,
  environment: Environment,
  context: BuildContext & Pick<Parameters<typeof makeAcross>[2], "tree" | "listener">,
): Promise<{ readonly results: readonly Result[]; readonly report?: NightReport }> {
  if (!night) return { results: await buildAll(jobs, context) };
  // Loaded only now: most builds need no database.
  const across = await import("../night/make-across.ts");
  const settings = { epoch: environment.env.SOURCE_DATE_EPOCH ?? "", archive, audit };
  const asked = { ...night, name: night.name ?? null, settings };
  return across.makeAcross(jobs, asked, context, environment);
}

function toOutput({ job, path, pages, bytes, seconds, reasons, error }: Result): BuiltOutput {
  const { id, spec, language } = job;
  return { id, base: spec.id, language, path, pages, bytes, seconds, reasons, error };
}

function toPlanned({ id, spec, language }: Job, at: number): PlannedOutput {
  return { at, id, base: spec.id, language };
}

/** Errors: USAGE where nothing is left to make. */
function tellChoice(choice: Choice, progress: BuildProgress): Choice {
  for (const each of choice.leftOut) progress.leftOut(each);
  if (choice.jobs.length > 0) return choice;
  throw new ReportError(
    "USAGE",
    "No briefing makes sense for what is asked; ask for other places, periods, dates, themes or indicators",
  );
}

type EarlierOf = NonNullable<BuildContext["earlierOf"]>;

/**
 * Where there is no earlier build, or only of some briefings, this is the first: that is said once, and pages say nothing of it.
 *
 * Errors: USAGE where the edition before is the folder that is built into; those of reading it.
 */
async function openEarlierEdition(
  { since, out }: BuildOptions,
  { cwd, notice }: Environment,
  dataset: Dataset,
): Promise<EarlierOf> {
  if (since === undefined) return () => null;
  const first = (why: string) => {
    notice(`--since ${since}: ${why}; pages say nothing of changes, as on the first night`);
    return () => null;
  };
  const [{ compareWithEdition, earlierIn }, { hasEdition, isIn, openEdition }] = await Promise.all([
    import("../../changes/since.ts"),
    import("../../changes/edition.ts"),
  ]);
  const path = resolve(cwd, since);
  if (!hasEdition(path)) return first("no build is there");
  const edition = openEdition(path);
  if (isIn(resolve(cwd, out), edition)) {
    throw new ReportError("USAGE", `--since names ${out}, which this build writes to`, {
      hint: `copy it first, e.g. cp -R ${out} before, and build --since before`,
    });
  }
  const latest = compareWithEdition(edition, dataset);
  if (!latest) return first("the build there is of some briefings, without the figures");
  const changesByDate = new Map([[null as string | null, latest]]);
  return (name, spec) => {
    const changes =
      changesByDate.get(spec.asOf) ?? compareWithEdition(edition, asOf(dataset, spec.asOf));
    if (changes) changesByDate.set(spec.asOf, changes);
    return earlierIn(changes, name, spec.regions);
  };
}

async function drawingInputsOf(
  { archive = false }: BuildOptions,
  { home, env }: Environment,
  design: Design,
): Promise<DrawingInputs> {
  const browser = await identifyBrowser({});
  return gatherDrawingInputs({ ...design, home, env, code: codeFolder(), browser, archive });
}
