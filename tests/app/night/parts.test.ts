import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { inventCountry, jobsOf } from "../../../bench/dataset/country.ts";
import type { Job } from "../../../src/app/build/job.ts";
import { requestOf } from "../../../src/app/build/make.ts";
import { type DataNeeds, openAssembly, openDataParts } from "../../../src/app/night/parts.ts";
import { draftBriefing, setPage } from "../../../src/briefing.ts";
import { openInputKeys } from "../../../src/cache/input-key.ts";
import { drawCharts } from "../../../src/charts/charts.ts";
import { openForms } from "../../../src/dataset/forms.ts";
import type { Dataset, Figure } from "../../../src/dataset/model.ts";
import { readDataset } from "../../../src/dataset/read.ts";
import { type Design, loadDesign } from "../../../src/design.ts";
import { groupBy } from "../../../src/group-by.ts";
import { packageHome } from "../../../src/package.ts";
import { published } from "../../analysis/published.ts";
import { SEED } from "../../seed.ts";
import { readAnnualStarter } from "../../starter.ts";

const placesOf = ({ regions, spec }: Job) => [...regions, ...spec.regions, ...spec.references];
const SHARED = { tree: new Map(), drawing: { program: {} } };

let design: Design;
beforeAll(async () => {
  design = await loadDesign(packageHome());
});

/** Datasets as anything may have been published, each with a briefing on it. */
const samples = fc.sample(published, { numRuns: 12, seed: SEED }).map(({ dataset, spec }) => {
  // As read from a folder: by region.
  const byRegion = groupBy(dataset.figures, ({ region }) => region);
  const figures = [...dataset.regionById.keys()].flatMap((id) => byRegion.get(id) ?? []);
  return { dataset: { ...dataset, figures }, spec: { ...spec, kind: "comparison" } };
});

/** A store of all parts of a dataset, and how many bytes were read of it. */
function storeOf(dataset: Dataset) {
  const parts = openDataParts(dataset);
  const all = [parts.lists, ...[...dataset.regionById.keys()].map(parts.ofPlace)];
  const byKey = new Map(all.map(({ key, bytes }) => [key, bytes]));
  const get = async (key: string) => byKey.get(key) ?? null;
  const bytesOf = ({ places }: DataNeeds) =>
    places.reduce((sum, key) => sum + (byKey.get(key)?.byteLength ?? 0), 0);
  return { parts, byKey, get, bytesOf };
}

/** What a job reads where it has only its parts, and nothing that was read for another. */
async function assembled(dataset: Dataset, job: Job): Promise<Dataset> {
  const { parts, get } = storeOf(dataset);
  // Needs and job travel as JSON.
  const needs = JSON.parse(JSON.stringify(parts.needsOf(placesOf(job))));
  return openAssembly({ get }).assemble(needs);
}

const keyOf = (dataset: Dataset, job: Job) =>
  openInputKeys({ dataset, ...SHARED })({ ...job, earlier: null });
const travelled = (job: Job): Job => JSON.parse(JSON.stringify(job));
const draftOf = (dataset: Dataset, job: Job) =>
  draftBriefing(requestOf(job, { ...design, dataset }));

describe("openDataParts(dataset), openAssembly({ get })", () => {
  it("lead to the input keys and the words of the whole dataset, whatever was published", async () => {
    for (const { dataset, spec } of samples) {
      for (const language of ["zh", "en"] as const) {
        const job: Job = { spec, id: spec.id, language, regions: spec.regions };
        const own = await assembled(dataset, job);
        expect(keyOf(own, travelled(job))).toBe(keyOf(dataset, job));
        const [view, whole] = [draftOf(own, travelled(job)).view, draftOf(dataset, job).view];
        expect(JSON.stringify(view)).toBe(JSON.stringify(whole));
      }
    }
  });

  it("lead to the same as of a date, where documents are left out", async () => {
    const [one] = samples;
    if (!one) throw new Error("Nothing was published");
    const dates = [...one.dataset.documentById.values()].flatMap((each) => each.publishedOn ?? []);
    for (const asOf of [...new Set(dates)].slice(0, 3)) {
      const spec = { ...one.spec, asOf };
      const job: Job = { spec, id: spec.id, language: "zh", regions: spec.regions };
      const own = await assembled(one.dataset, job);
      expect(JSON.stringify(draftOf(own, job).view)).toBe(
        JSON.stringify(draftOf(one.dataset, job).view),
      );
    }
  });

  it("lead to the same page of a profile, a pair and a monthly report, of less than 200 KB of data", async () => {
    const dataset = inventCountry(60);
    const { parts, get, bytesOf } = storeOf(dataset);
    const assembly = openAssembly({ get });
    const [place = ""] = [...dataset.regionById.values()].flatMap((one) =>
      one.within ? [one.id] : [],
    );
    for (const job of jobsOf(place, dataset).filter(({ language }) => language === "en")) {
      const needs = parts.needsOf(placesOf(job));
      const own = await assembly.assemble(needs);
      expect(keyOf(own, job)).toBe(keyOf(dataset, job));
      const [page, whole] = await Promise.all(
        [own, dataset].map((one) => {
          const { request, view } = draftOf(one, job);
          return setPage(view, request, drawCharts);
        }),
      );
      expect(page?.html.length).toBeGreaterThan(10_000);
      expect(page?.html).toBe(whole?.html);
      expect(bytesOf(needs)).toBeLessThan(200_000);
    }
  });

  it("give what is read of the same files the same keys, and another to the place alone that changed", async () => {
    const files = await readAnnualStarter();
    const read = (change: (text: string) => string) => {
      const changed = files.map(({ path, bytes }) =>
        path === "observations/jia.yaml"
          ? { path, bytes: new TextEncoder().encode(change(new TextDecoder().decode(bytes))) }
          : { path, bytes },
      );
      const { value } = readDataset(changed);
      if (!value) throw new Error("The starter has faults");
      return openDataParts(value).needsOf(["yi", "jia"]);
    };
    const same = read((text) => text);
    expect(read((text) => `# A line more\n${text}`)).toEqual(same);
    const other = read((text) => text.replaceAll("210.5", "210.6"));
    expect(other.places[0]).not.toBe(same.places[0]);
    expect({ ...other, places: other.places.slice(1) }).toEqual({
      ...same,
      places: same.places.slice(1),
    });
    expect(same.places).toHaveLength(2);
  });

  it("are the same of figures that were kept from an earlier reading", async () => {
    const files = await readAnnualStarter();
    const setting = { files, folder: "data", program: "one" };
    const fresh = openForms(null, setting);
    const [read, again] = [fresh, () => openForms(fresh.bytes(), setting)].map((forms) => {
      const { value } = readDataset(files, "data", typeof forms === "function" ? forms() : forms);
      if (!value) throw new Error("The starter has faults");
      return openDataParts(value).needsOf([...value.regionById.keys()]);
    });
    expect(fresh.bytes()).not.toBeNull();
    expect(again).toEqual(read);
  });

  it("keep the order of documents that stand between those of other places, and ids that say more than their figure", async () => {
    const [one] = samples;
    if (!one) throw new Error("Nothing was published");
    const { dataset, spec } = one;
    const documentById = new Map([...dataset.documentById].toReversed());
    const [first, ...others] = dataset.figures;
    const figures = [{ ...(first as Figure), id: "of/its/own" }, ...others];
    const turned = { ...dataset, documentById, figures };
    const job: Job = { spec, id: spec.id, language: "zh", regions: spec.regions };
    const own = await assembled(turned, job);
    const idsOf = (data: Dataset) => data.figures.map(({ id }) => id);
    expect([...own.documentById.keys()]).toEqual(
      [...documentById.values()].flatMap(({ id, region }) =>
        placesOf(job).includes(region) ? [id] : [],
      ),
    );
    expect(idsOf(own)).toEqual(
      figures.flatMap(({ id, region }) => (placesOf(job).includes(region) ? [id] : [])),
    );
  });

  it("refuse a part that is missing, or other than its key says, and read it once it is there", async () => {
    const [one] = samples;
    if (!one) throw new Error("Nothing was published");
    const { parts, byKey, get } = storeOf(one.dataset);
    const needs = parts.needsOf(one.spec.regions);
    const [key = ""] = needs.places;
    const bytes = byKey.get(key) as Uint8Array;
    const assembly = openAssembly({ get });
    byKey.delete(key);
    await expect(assembly.assemble(needs)).rejects.toMatchObject({ code: "INPUT_UNREADABLE" });
    byKey.set(key, bytes.slice(1));
    await expect(assembly.assemble(needs)).rejects.toMatchObject({ code: "INPUT_UNREADABLE" });
    byKey.set(key, bytes);
    expect((await assembly.assemble(needs)).figures.length).toBeGreaterThan(0);
  });

  it("read a part once for all jobs that need it, of the places last used", async () => {
    const dataset = inventCountry(6, { indicators: 5 });
    const { parts, get } = storeOf(dataset);
    const asked: string[] = [];
    const assembly = openAssembly({
      get: (key) => {
        asked.push(key);
        return get(key);
      },
      mostPlaces: 2,
    });
    const [a = "", b = "", c = ""] = dataset.regionById.keys();
    for (const places of [[a], [a, b], [b], [c], [a]])
      await assembly.assemble(parts.needsOf(places));
    const keyOfPlace = (id: string) => parts.ofPlace(id).key;
    expect(asked).toEqual(
      expect.arrayContaining([parts.lists.key, keyOfPlace(a), keyOfPlace(b), keyOfPlace(c)]),
    );
    expect(asked.filter((key) => key === parts.lists.key)).toHaveLength(1);
    expect(asked.filter((key) => key === keyOfPlace(b))).toHaveLength(1);
    expect(asked.filter((key) => key === keyOfPlace(a))).toHaveLength(2);
  });
});
