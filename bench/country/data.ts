import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Job } from "../../src/app/build/job.ts";
import type { Dataset } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { jobsOf } from "../dataset/country.ts";
import { type GeneratedFile, generateDataset } from "../dataset/generate.ts";

/** As many as China has for its places. */
export const citiesOf = (places: number) => Math.ceil((places * 333) / 2843);

const provincesOf = (places: number) => Math.ceil((places * 31) / 2843);

/** As the figures of our own places are: some missing, of two years, on two bases, contradicted, of districts with the same names. */
const SHAPE = { years: 2, missing: 0.2, bases: 0.5, contradictions: 0.01, sameNames: 0.3 };

/** The files of a country of invented places, cities and provinces; on request with a figure of a city changed. */
export function countryFiles(places: number, how: "as it is" | "city changed" = "as it is") {
  const files = generateDataset({
    ...{ places, cities: citiesOf(places), provinces: provincesOf(places) },
    ...SHAPE,
  }).filter(({ path }) => !path.startsWith("sources/"));
  if (how === "as it is") return files;
  const regions = files.find(({ path }) => path === "regions.yaml")?.text ?? "";
  const city = regions.match(/^(\w+):\n(?: .*\n)*? {2}level: city/m)?.[1] ?? "";
  return files.map((file) => (file.path.includes(`/${city}-`) ? changed(file) : file));
}

/** The last digit of the first figure with a point in it becomes another. */
function changed({ path, text }: GeneratedFile): GeneratedFile {
  const [found, value = "", printed = ""] =
    text.match(/value: (\d+\.\d).*printed: "?[^\n]*?(\1)/) ?? [];
  if (found === undefined || printed === "") throw new Error(`${path} has no figure to change`);
  const other = `${value.slice(0, -1)}${(Number(value.at(-1)) + 1) % 10}`;
  return { path, text: text.replace(found, found.replaceAll(value, other)) };
}

/** Reads it. */
export function readCountry(files: readonly GeneratedFile[]): Dataset {
  const { value, diagnostics } = readDataset(
    files.map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) })),
  );
  if (value === null) throw new Error(JSON.stringify(diagnostics.slice(0, 3)));
  return value;
}

/** Three kinds in two languages of every county; profiles show the city as well. */
export function jobsOfAll(dataset: Dataset): readonly Job[] {
  return [...dataset.regionById.values()]
    .filter(({ level }) => level === "county")
    .flatMap(({ id, within }) =>
      jobsOf(id, dataset).map((job) =>
        job.spec.kind === "profile" && within !== null
          ? { ...job, spec: { ...job.spec, references: [within] } }
          : job,
      ),
    );
}

/** Writes it below a folder. */
export function writeCountry(folder: string, files: readonly GeneratedFile[]): void {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
