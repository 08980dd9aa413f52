import { resolve } from "node:path";
import { listInputs, listIssue } from "../build/cache/inputs.ts";
import { findSettled, hashInputs, readState, type Settled } from "../build/cache/state.ts";
import { sayLeftOut } from "../build/variant.ts";
import { ReportError } from "../error.ts";
import { codeFolder, type Host } from "../host.ts";
import { identifyBrowser } from "../pdf/browser/identity.ts";
import { removeLeftovers } from "../store/folder.ts";
import type { BuildOptions } from "./build-options.ts";
import { type Outcome, type Outcomes, showOutcomes } from "./summary.ts";
import { log } from "./terminal.ts";

/** `briefings build`: makes the briefings that have changed and tells where they are. */
export async function build(host: Host, options: BuildOptions): Promise<number> {
  const folder = resolve(host.cwd, options.out);
  const state = readState(folder);
  const readInputs = async () => hashInputs(state.hashes, await inputsOf(host, options));
  const inputs = await readInputs();
  const settled = options.force ? null : findSettled(state, folder, inputs);
  if (settled) {
    await removeLeftovers(folder, Date.now());
    for (const each of settled.leftOut) log(host, sayLeftOut(each));
    await showOutcomes(host, outcomesOf(settled), options);
    return 0;
  }
  // Loaded only now: a build without changes is over before this would be.
  const { buildChanged } = await import("./build-changed.ts");
  return buildChanged(host, options, { folder, state, inputs, readInputs });
}

async function inputsOf(host: Host, options: BuildOptions) {
  const { ids, lang, regions = [] } = options;
  const data = resolve(host.cwd, options.data);
  const since = options.since === undefined ? [] : listIssue(resolve(host.cwd, options.since));
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

function outcomesOf({ outputs, leftOut }: Settled): Outcomes {
  const outcomes = outputs.map(
    (output): Outcome => ({ ...output, seconds: 0, reasons: [], error: null }),
  );
  return { outcomes, leftOut };
}
