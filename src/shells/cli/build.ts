import { resolve } from "node:path";
import { sayLeftOut } from "../../app/build/misfit.ts";
import { listEdition, listInputs } from "../../cache/inputs.ts";
import { findPreviousBuild, hashInputs, type PreviousBuild, readState } from "../../cache/state.ts";
import { ReportError } from "../../error.ts";
import { codeFolder, type Host } from "../../host.ts";
import { identifyBrowser } from "../../pdf/browser/identity.ts";
import { removeLeftovers } from "../../store/folder.ts";
import type { BuildOptions } from "./build-options.ts";
import { type Outcome, type Outcomes, showOutcomes } from "./summary.ts";
import { log } from "./terminal.ts";

/** `briefings build`: makes the briefings that have changed and tells where they are. */
export async function build(host: Host, options: BuildOptions): Promise<number> {
  const folder = resolve(host.cwd, options.out);
  const state = readState(folder);
  const readInputs = async () => hashInputs(state.hashes, await inputsOf(host, options));
  const inputs = await readInputs();
  const previous = options.force ? null : findPreviousBuild(state, folder, inputs);
  if (previous) {
    await removeLeftovers(folder, Date.now());
    for (const each of previous.leftOut) log(host, sayLeftOut(each));
    await showOutcomes(host, outcomesOf(previous), options);
    return 0;
  }
  // Loaded only now: a build without changes is over before this would be.
  const { buildChanged } = await import("./build-changed.ts");
  return buildChanged(host, options, { folder, state, inputs, readInputs });
}

async function inputsOf(host: Host, options: BuildOptions) {
  const { ids, lang, regions = [] } = options;
  const data = resolve(host.cwd, options.data);
  const since = options.since === undefined ? [] : listEdition(resolve(host.cwd, options.since));
  return {
    files: [...listInputs({ data, home: host.home, code: codeFolder() }), ...since],
    settings: {
      asked: JSON.stringify([
        ids,
        lang,
        regions,
        options.period ?? null,
        options.asOf ?? null,
        options.audit ?? true,
        options.archive ?? false,
        options.since !== undefined,
      ]),
      browser: await browserOf(),
      epoch: host.env.SOURCE_DATE_EPOCH ?? "",
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

function outcomesOf({ outputs, leftOut }: PreviousBuild): Outcomes {
  const outcomes = outputs.map(
    (output): Outcome => ({ ...output, seconds: 0, reasons: [], error: null }),
  );
  return { outcomes, leftOut };
}
