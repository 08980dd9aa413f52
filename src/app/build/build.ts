import { resolve } from "node:path";
import { hashInputs, listEdition, listInputs } from "../../cache/inputs.ts";
import { findPreviousBuild, keyOfBuild, type PreviousBuild } from "../../cache/previous.ts";
import { openStamps } from "../../cache/stamps.ts";
import type { Checked } from "../../diagnostic.ts";
import type { Environment } from "../../environment.ts";
import { ReportError } from "../../error.ts";
import { codeFolder } from "../../package.ts";
import { identifyBrowser } from "../../pdf/browser/identity.ts";
import { nameOf } from "../../results/manifest.ts";
import { pathOf } from "../../results/output-kinds.ts";
import { openFolder } from "../../store/store.ts";
import type { BuildOptions, BuildOutcome, BuildProgress } from "./model.ts";

/**
 * Makes the briefings that have changed.
 *
 * Shape: null where the data has faults; what is wrong with one output stands in it.
 * Errors: USAGE, INPUT_UNREADABLE, TEMPLATE_FAULT, BROWSER_MISSING, OUTPUT_FAULT, CANCELLED.
 */
export async function build(
  options: BuildOptions,
  environment: Environment,
  progress: BuildProgress,
): Promise<Checked<BuildOutcome>> {
  const folder = resolve(environment.cwd, options.out);
  const hashes = openStamps(folder);
  const store = openFolder(folder, hashes);
  const readInputs = async () => hashInputs(hashes, await inputsOf(options, environment));
  const inputs = await readInputs();
  const readCommon = async () => hashInputs(hashes, await commonInputsOf(options, environment));
  // A night is planned also where all is up to date here: the database may lack it, and its report tells so.
  const isLookedUp = !options.force && !options.night;
  const previous = isLookedUp
    ? await findPreviousBuild(store, keyOfBuild(inputs, options.shard))
    : null;
  if (previous) {
    progress.told(previous.told);
    for (const each of previous.leftOut) progress.leftOut(each);
    return { ...previous.told, value: outcomeOf(previous) };
  }
  await progress.begin();
  // Loaded only now: a build without changes is over before this would be.
  const { buildChanged } = await import("./build-changed.ts");
  return buildChanged(
    options,
    environment,
    { store, hashes, inputs, readInputs, readCommon },
    progress,
  );
}

async function inputsOf(options: BuildOptions, environment: Environment) {
  const { files, settings } = await commonInputsOf(options, environment);
  const { since } = options;
  const edition = since === undefined ? [] : listEdition(resolve(environment.cwd, since));
  return { files: [...files, ...edition], settings };
}

/** All inputs but the edition before, of which each shard may have its own part. */
async function commonInputsOf(options: BuildOptions, { cwd, home, env }: Environment) {
  const { ids, lang, regions = [] } = options;
  const data = resolve(cwd, options.data);
  return {
    files: listInputs({ data, home, code: codeFolder() }),
    settings: {
      asked: JSON.stringify([
        ids,
        lang,
        regions,
        options.group ?? null,
        options.within ?? null,
        options.period ?? null,
        options.asOf ?? null,
        options.focus ?? null,
        options.themes ?? null,
        options.indicators ?? null,
        options.audit ?? true,
        options.archive ?? false,
        options.since !== undefined,
        // What the data was told of names it so.
        options.data,
      ]),
      browser: await browserOf(),
      node: process.version,
      epoch: env.SOURCE_DATE_EPOCH ?? "",
    },
  };
}

/** A browser that is not there is no fault before something has to be printed. */
async function browserOf(): Promise<string> {
  try {
    const { source, identity } = await identifyBrowser({});
    return `${source} ${identity}`;
  } catch (fault) {
    if (fault instanceof ReportError && fault.code === "BROWSER_MISSING") return "none";
    throw fault;
  }
}

function outcomeOf({ outputs, leftOut }: PreviousBuild): BuildOutcome {
  return {
    outputs: outputs.map((output) => ({
      ...output,
      path: pathOf(nameOf(output), "pdf"),
      seconds: 0,
      reasons: [],
      error: null,
    })),
    leftOut,
    variantsLeft: [],
  };
}
