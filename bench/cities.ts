import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Dataset } from "../src/dataset/model.ts";
import { renderGallery } from "../src/gallery/gallery.ts";
import type { ManifestEntry } from "../src/results/manifest.ts";
import { writeFiles } from "../src/store/folder.ts";
import { openReadersBrowser } from "../tests/app/watch/reader.ts";
import { generateDataset } from "./dataset/generate.ts";
import { inventDataset } from "./dataset/read.ts";
import { runMeasured } from "./measured.ts";
import type { Parts } from "./parts.ts";
import type { SizeRow } from "./size.ts";
import { median } from "./statistics.ts";

/** Counties and the cities that they lie within: those of a province, and as many as China has. */
const SIZES = [
  { places: 120, cities: 15 },
  { places: 2843, cities: 333 },
] as const;
const ROUNDS = 3;
const INDICATOR = "gross_regional_product";

interface Folder {
  readonly dataset: Dataset;
  readonly data: string;
  readonly out: string;
  /** A profile, and the city of the place in focus. */
  readonly profile: string;
  readonly city: string;
}

interface Way {
  readonly what: string;
  readonly argv: (folder: Folder) => readonly string[];
}

const compareAll = ({ data }: Folder) => ["compare", INDICATOR, "--json", "--data", data];
const buildProfile = ({ data, out, profile }: Folder) => [
  ...["build", profile, "--lang", "zh", "--data", data, "--out", out],
];

const WAYS: readonly Way[] = [
  { what: "check", argv: ({ data }) => ["check", "--data", data] },
  { what: "compare, every county", argv: compareAll },
  {
    what: "compare --within a city",
    argv: (folder) => [...compareAll(folder), "--within", folder.city],
  },
  { what: "one profile among every county, its city's for peers", argv: buildProfile },
  {
    what: "the same profile --within its city",
    argv: (folder) => [...buildProfile(folder), "--within", folder.city],
  },
  {
    what: "workbook of every figure",
    argv: ({ data, out }) => [
      ...["data", "--format", "xlsx", "--data", data, "--out", join(out, "figures.xlsx")],
    ],
  },
];

/** Measures commands, and the gallery of one profile a city, on places of few and of many cities. */
export async function benchCities({ folder, host, design }: Parts): Promise<readonly SizeRow[]> {
  const folders = await Promise.all(SIZES.map((size) => writeData(join(folder, "cities"), size)));
  const program = join(host.home, "dist/cli.js");
  const commands = WAYS.flatMap(({ what, argv }) => {
    const runs = Array.from({ length: ROUNDS }, () =>
      folders.map((one) => {
        rmSync(one.out, { recursive: true, force: true });
        mkdirSync(one.out, { recursive: true });
        return runMeasured(program, argv(one));
      }),
    );
    return rowsOf(what, runs);
  });
  const laidOut = Array.from({ length: ROUNDS }, () =>
    folders.map(({ dataset }) => {
      const begun = performance.now();
      layOut(dataset, design);
      return { seconds: (performance.now() - begun) / 1000, mb: null };
    }),
  );
  const path = join(folder, "cities.html");
  const found: Run[] = [];
  for (const { dataset } of folders) {
    writeFileSync(path, layOut(dataset, design));
    found.push({ seconds: (await searchMs(path)) / 1000, mb: null });
  }
  return [
    ...commands,
    ...rowsOf("gallery of one profile a city in 2 languages, laid out", laidOut),
    ...rowsOf("a letter typed in its search box, until the page is drawn", [found]),
  ];
}

type Run = Pick<SizeRow, "seconds" | "mb">;

function rowsOf(what: string, runs: readonly (readonly Run[])[]): readonly SizeRow[] {
  return SIZES.map(({ places }, index) => ({
    what,
    places,
    seconds: median(runs.map((round) => round[index]?.seconds ?? Number.NaN)),
    mb: medianMb(runs.map((round) => round[index]?.mb ?? null)),
    ratio: median(
      runs.map((round) => (round[index]?.seconds ?? Number.NaN) / (round[0]?.seconds ?? 1)),
    ),
  }));
}

function medianMb(all: readonly (number | null)[]): number | null {
  const known = all.filter((mb) => mb !== null);
  return known.length === 0 ? null : median(known);
}

function optionsOf({ places, cities }: (typeof SIZES)[number]) {
  return { places, cities, profiles: cities, indicators: 12, sameNames: 0.3, compared: 6 };
}

async function writeData(folder: string, size: (typeof SIZES)[number]): Promise<Folder> {
  const options = optionsOf(size);
  const [data, out] = [`data-${size.places}`, `out-${size.places}`].map((name) =>
    join(folder, name),
  ) as [string, string];
  const files = generateDataset(options);
  const encode = (text: string) => new TextEncoder().encode(text);
  await writeFiles(
    data,
    files.map(({ path, text }) => ({ path, bytes: encode(text) })),
  );
  const dataset = inventDataset(options);
  const [profile] = [...dataset.briefings.values()].filter(({ kind }) => kind === "profile");
  const city = dataset.regionById.get(profile?.focus ?? "")?.within ?? "";
  return { dataset, data, out, profile: profile?.id ?? "", city };
}

/** A gallery in which every profile of a dataset stands, in both languages. */
function layOut(dataset: Dataset, design: Parts["design"]): Uint8Array {
  const profiles = [...dataset.briefings.values()].filter(({ kind }) => kind === "profile");
  const outputs = profiles.flatMap(({ id, title, regions }) =>
    (["en", "zh"] as const).map((language): ManifestEntry => {
      const about = { kind: "", date: "2026-11-23", version: "0123abcd", pages: 2, findings: [] };
      const file = { path: `${id}.${language}.pdf`, bytes: 500_000, sha256: "f".repeat(64) };
      const own = { id, base: id, language, regions, title: title[language], ...about };
      return { ...own, key: "", madeOf: {}, files: [file] };
    }),
  );
  return renderGallery({
    ...design,
    dataset,
    manifest: { generator: "Bench", dataset: dataset.version, outputs },
    thumbnailByName: new Map(),
    downloads: [],
    changes: {},
  }).bytes;
}

async function searchMs(path: string): Promise<number> {
  const browser = await openReadersBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(path).href);
    const times = await page.evaluate((rounds) => {
      const box = document.querySelector<HTMLInputElement>("#find");
      return Array.from({ length: rounds }, (_, round) => {
        const begun = performance.now();
        if (box) box.value = "shi".slice(0, 1 + (round % 3));
        box?.dispatchEvent(new Event("input"));
        // The page is laid out before a length of it can be read.
        const isDrawn = document.body.offsetHeight > 0;
        return isDrawn ? performance.now() - begun : Number.NaN;
      });
    }, 9);
    return median(times);
  } finally {
    await browser.close();
  }
}
