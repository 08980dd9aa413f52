import { resolve } from "node:path";
import { buildAll, type Job, type Result } from "../build/build.ts";
import { writeMissing } from "../build/output.ts";
import type { Dataset, Language } from "../dataset/model.ts";
import { LANGUAGES } from "../dataset/model.ts";
import { suggest } from "../dataset/suggestion.ts";
import { exitCodeOf, ReportError } from "../error.ts";
import type { Host } from "../host.ts";
import { withPress } from "../press.ts";
import { loadStationery, type Stationery } from "../stationery.ts";
import { loadDataset } from "./load.ts";
import { packageVersion } from "./package.ts";
import { openProgress } from "./progress.ts";
import { showSummary } from "./summary.ts";
import { log, printJson, showError } from "./terminal.ts";

export interface BuildOptions {
  readonly ids: readonly string[];
  readonly lang: readonly string[];
  readonly regions?: readonly string[];
  readonly data: string;
  readonly out: string;
  readonly jobs?: number;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `briefings build`: makes briefings and tells where they are. */
export async function build(host: Host, options: BuildOptions): Promise<number> {
  const dataset = await loadDataset(host, options.data);
  const jobs = listJobs(dataset, options);
  const stationery = await loadStationery(host.home);
  const results = await makeAll(host, options, { dataset, stationery, jobs });
  const failed = results.filter(({ error }) => error !== null);
  if (options.json) printJson(host, results.map(toJson));
  else showSummary(host, results, options.out);
  for (const { path, error } of failed) {
    log(host, `${path} was not built:`);
    showError(host, error, { debug: false });
  }
  return failed.length === 0 ? 0 : Math.max(...failed.map(({ error }) => exitCodeOf(error)));
}

async function makeAll(
  host: Host,
  options: BuildOptions,
  { dataset, stationery, jobs }: { dataset: Dataset; stationery: Stationery; jobs: readonly Job[] },
): Promise<readonly Result[]> {
  const folder = resolve(host.cwd, options.out);
  const progress = openProgress(host, jobs.length);
  const generator = `County Briefings ${packageVersion(host)}`;
  try {
    const press = { host, fonts: stationery.fontFiles, generator, onNotice: progress.notice };
    return await withPress(press, async (open) => {
      const results = await buildAll(jobs, {
        ...stationery,
        dataset,
        press: open,
        folder,
        generator,
        atOnce: options.jobs ?? host.cores,
        clockMs: host.clockMs,
        signal: host.signal,
        onProgress: progress.show,
      });
      await writeMissing(folder, stationery.fontFiles);
      return results;
    });
  } finally {
    progress.close();
  }
}

/** Every briefing asked for, in every language asked for. */
function listJobs(dataset: Dataset, { ids, lang, regions }: BuildOptions): readonly Job[] {
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

function toJson({ job, path, pages, bytes, seconds, error }: Result) {
  const failure =
    error === null ? {} : { error: error instanceof Error ? error.message : String(error) };
  const about = { id: job.spec.id, language: job.language, path, pages, bytes, seconds };
  return { ...about, ok: error === null, ...failure };
}
