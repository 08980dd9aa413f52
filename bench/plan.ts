import { bundleOf, treeOf } from "../src/app/night/bundle.ts";
import { openAssembly, openDataParts } from "../src/app/night/parts.ts";
import { type PlannedJob, partsOf, planJobs, splitPlan } from "../src/app/night/plan.ts";
import { openInputKeys } from "../src/cache/input-key.ts";
import { designOf, loadDesign } from "../src/design.ts";
import { packageHome } from "../src/package.ts";
import { inventCountry, jobsOf } from "./dataset/country.ts";

/**
 * `npx tsx bench/plan.ts [PLACES]`: what it takes to plan profile, pair and monthly report of every place of an invented country in
 * both languages, and how much data a job of each reads. Times are of the processor.
 */
const places = Number(process.argv[2] ?? 2843);
/** Jobs whose data is put together from parts and held against the plan. */
const CHECKED = 300;

let used = process.cpuUsage();
function tell(what: string): void {
  const { user, system } = process.cpuUsage(used);
  const seconds = ((user + system) / 1e6).toFixed(2);
  console.log(`| ${what} | ${seconds} s | ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB |`);
  used = process.cpuUsage();
}

console.log("| what | processor | memory |\n|---|--:|--:|");
const dataset = inventCountry(places);
tell(`invent and read ${places} places, ${dataset.figures.length} figures`);
const bundle = bundleOf((await loadDesign(packageHome())).tree);
const design = designOf(treeOf(bundle));
tell(`templates: one bundle of ${kilobytes(bundle.bytes.byteLength)}`);
const jobs = [...dataset.regionById.values()]
  .filter(({ within }) => within !== null)
  .flatMap(({ id }) => jobsOf(id, dataset));
const parts = openDataParts(dataset);
const source = { ...design, drawing: { program: {} } };
const planned = planJobs(jobs, { parts, inputKeyOf: openInputKeys({ dataset, ...source }) });
tell(`plan ${planned.length} jobs that read ${partsOf(planned).length} parts`);
const { lacking } = await splitPlan(planned, async (keys) => new Map([[keys[0] ?? "", "known"]]));
tell(`find ${lacking.length} that are lacking`);

const bytesByKey = new Map([[parts.lists.key, parts.lists.bytes]]);
for (const id of dataset.regionById.keys()) {
  const { key, bytes } = parts.ofPlace(id);
  bytesByKey.set(key, bytes);
}
tell(`write the parts: lists of ${kilobytes(parts.lists.bytes.byteLength)} once`);

const assembly = openAssembly({ get: async (key) => bytesByKey.get(key) ?? null });
let others = 0;
for (const { key, job, needs } of planned.slice(0, CHECKED)) {
  const own = await assembly.assemble(needs);
  if (openInputKeys({ dataset: own, ...source })({ ...job, earlier: null }) !== key) others += 1;
}
tell(`put ${CHECKED} datasets together from parts: ${others} lead to another input key`);

console.log(
  "\n| kind | places, at most | data, at most | job as JSON, at most |\n|---|--:|--:|--:|",
);
for (const kind of ["profile", "pair", "monthly"]) {
  const own = planned.filter(({ job }) => job.spec.kind === kind);
  const most = (of: (job: PlannedJob) => number) => Math.max(...own.map(of));
  const data = most(({ needs }) =>
    needs.places.reduce((sum, key) => sum + (bytesByKey.get(key)?.byteLength ?? 0), 0),
  );
  const size = most((job) => JSON.stringify(job).length);
  const count = most(({ needs }) => needs.places.length);
  console.log(`| ${kind} | ${count} | ${kilobytes(data)} | ${kilobytes(size)} |`);
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000)} KB`;
}
