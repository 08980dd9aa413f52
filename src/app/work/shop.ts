import { draftBriefing } from "../../briefing.ts";
import { fingerprintOf } from "../../cache/fingerprint.ts";
import { type DrawingInputs, gatherDrawingInputs } from "../../cache/program.ts";
import { type Design, designOf } from "../../design.ts";
import type { Environment } from "../../environment.ts";
import { ReportError } from "../../error.ts";
import { codeFolder } from "../../package.ts";
import { identifyBrowser } from "../../pdf/browser/identity.ts";
import type { PrintBrowser } from "../../pdf/browser/with-browser.ts";
import { identifierOf } from "../build/identifier.ts";
import { AUDIT } from "../build/inspect.ts";
import { printJob, requestOf } from "../build/make.ts";
import { treeOf } from "../night/bundle.ts";
import { openAssembly } from "../night/parts.ts";
import { type JobPayload, type NightSettings, resultKeyOf } from "../night/payload.ts";
import { openParts, type Parts } from "../parts.ts";
import type { Done } from "./messages.ts";

/** What is kept elsewhere, asked for by hash. */
export interface Kept {
  /** Contents; those that are not kept are missing. */
  contents(keys: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  isKept(fingerprint: string): Promise<boolean>;
}

/** Makes what jobs ask for, one after another, of what is kept elsewhere. */
interface Shop {
  /** Errors: INPUT_UNREADABLE where something is not kept; those of the stages. */
  make(payload: JobPayload, signal: AbortSignal): Promise<Done>;
}

/** What the jobs of a night share. */
interface Tools {
  readonly parts: Parts;
  readonly drawing: DrawingInputs;
}

/** Opens a shop that prints with a browser of its own. */
export function openShop(environment: Environment, browser: PrintBrowser, kept: Kept): Shop {
  const get = together(kept);
  const assembly = openAssembly({ get });
  let last: { readonly key: string; readonly tools: Promise<Tools> } | null = null;
  const toolsOf = ({ design, settings }: JobPayload): Promise<Tools> => {
    const key = JSON.stringify([design, settings]);
    if (last?.key === key) return last.tools;
    const tools = openTools(environment, browser, { design: readDesign(design, get), settings });
    last = { key, tools };
    tools.catch(() => {
      last = null;
    });
    return tools;
  };
  return {
    async make(payload, signal) {
      const begunMs = environment.clockMs();
      const { job, settings } = payload;
      const { parts, drawing } = await toolsOf(payload);
      const dataset = await assembly.assemble(payload.needs);
      const context = { ...parts.design, dataset, earlierOf: () => payload.earlier };
      const draft = draftBriefing(requestOf(job, context));
      const fingerprint = fingerprintOf(draft, drawing, identifierOf(job));
      const key = resultKeyOf(fingerprint.key, settings);
      if (await kept.isKept(key)) return { kind: "known", fingerprint: key };
      const inspect = settings.audit ? AUDIT : null;
      const { files, record } = await printJob(
        job,
        { ...parts.design, printer: parts.printer, signal, inspect },
        { draft, fingerprint, record: null },
      );
      const seconds = (environment.clockMs() - begunMs) / 1000;
      return { kind: "made", fingerprint: key, files, record, seconds };
    },
  };
}

/** What is asked for at one moment is asked for together. */
function together({ contents }: Kept): (key: string) => Promise<Uint8Array | null> {
  let next: { readonly keys: Set<string>; readonly found: ReturnType<Kept["contents"]> } | null =
    null;
  return async (key) => {
    if (next === null) {
      const keys = new Set<string>();
      const found = Promise.resolve().then(() => {
        next = null;
        return contents([...keys]);
      });
      next = { keys, found };
    }
    next.keys.add(key);
    return (await next.found).get(key) ?? null;
  };
}

async function readDesign(
  key: string,
  get: (key: string) => Promise<Uint8Array | null>,
): Promise<Design> {
  const bytes = await get(key);
  if (bytes !== null) return designOf(treeOf({ key, bytes }));
  throw new ReportError("INPUT_UNREADABLE", `The templates ${key} are not in the database`, {
    hint: "plan the build again: its templates are put there anew",
  });
}

async function openTools(
  environment: Environment,
  browser: PrintBrowser,
  asked: { readonly design: Promise<Design>; readonly settings: NightSettings },
): Promise<Tools> {
  const { epoch, archive } = asked.settings;
  const design = await asked.design;
  // The dates in a PDF are those of whoever planned it.
  const env = { ...environment.env, SOURCE_DATE_EPOCH: epoch === "" ? undefined : epoch };
  const { home } = environment;
  const parts = await openParts({ ...environment, env }, browser, { archive, design });
  const identity = await identifyBrowser({});
  const drawing = gatherDrawingInputs({
    ...design,
    ...{ home, env, archive },
    code: codeFolder(),
    browser: identity,
  });
  return { parts, drawing };
}
