import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { compare } from "../../src/analysis/compare.ts";
import type { Comparison } from "../../src/analysis/model.ts";
import { placesAsked } from "../../src/app/places.ts";
import type { DatasetFiles } from "../../src/dataset/files.ts";
import {
  type Dataset,
  LANGUAGES,
  type Language,
  type PeriodChoice,
} from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { loadDesign } from "../../src/design.ts";
import { formatDiagnostic } from "../../src/diagnostic.ts";
import { DIAGNOSTIC_CODES } from "../../src/diagnostic-codes.ts";
import { packageHome } from "../../src/package.ts";
import { proveSources } from "../../src/sources/prove.ts";
import { plainText } from "../../src/view/sentence.ts";
import { writePage } from "../write-page.ts";
import { filesOf } from "./fixture.ts";

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** One instruction of docs/data.md and the block below it. */
interface Step {
  readonly title: string;
  readonly kind: "write" | "append" | "below" | "replace";
  readonly path: string;
  readonly line: string;
  readonly text: string;
}

const INSTRUCTIONS: readonly (readonly [Step["kind"], RegExp])[] = [
  ["write", /Write\s`mydata\/([^`]+)`:$/],
  ["append", /Add to the end of\s`mydata\/([^`]+)`:$/],
  ["below", /In\s`mydata\/([^`]+)`, add below the\sline `([^`]+)`:$/],
  ["replace", /In\s`mydata\/([^`]+)`, replace the line\s`([^`]+)` with:$/],
];

function stepsOf(guide: string): readonly Step[] {
  const sections = guide.split(/^## /m).slice(1);
  return sections.flatMap((section) => {
    const title = section.split("\n")[0] ?? "";
    return [
      ...section.matchAll(/([^\n]+(?:\n[^\n]+)*)\n\n```(?:yaml|text)\n([\s\S]*?)```/g),
    ].flatMap(([, before = "", text = ""]) =>
      INSTRUCTIONS.flatMap(([kind, pattern]) => {
        const [, path, line = ""] = pattern.exec(before) ?? [];
        return path ? [{ title, kind, path, line, text }] : [];
      }),
    );
  });
}

function follow(files: Map<string, string>, { kind, path, line, text }: Step): void {
  const old = files.get(path) ?? "";
  if (kind === "write") files.set(path, text);
  if (kind === "append") files.set(path, old + text);
  if (kind === "below") files.set(path, old.replace(`${line}\n`, `${line}\n${text}`));
  if (kind === "replace") files.set(path, old.replace(`${line}\n`, text));
  expect(files.get(path)).not.toBe(old);
}

/** As `briefings init` lays them out. */
async function readStarter(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const starter = root("templates/starter");
  for (const entry of await readdir(starter, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = `${entry.parentPath}/${entry.name}`;
    files.set(path.slice(starter.length + 1).replaceAll("\\", "/"), await readFile(path, "utf8"));
  }
  return files;
}

let files = new Map<string, string>();
let guide = "";

beforeAll(async () => {
  guide = await readFile(root("docs/data.md"), "utf8");
  files = await readStarter();
});

function read(files: ReadonlyMap<string, string>) {
  const yaml: DatasetFiles = filesOf(
    Object.fromEntries([...files].filter(([path]) => path.endsWith(".yaml"))),
  );
  return readDataset(yaml, "mydata");
}

function followExample(files: Map<string, string>, title: string): void {
  const steps = stepsOf(guide).filter((step) => step.title === title);
  expect(steps.length).toBeGreaterThan(1);
  for (const step of steps) follow(files, step);
}

/** Everything that check and sources report of the files as they are now. */
function faults(): readonly string[] {
  const { value, diagnostics } = read(files);
  const sources = [...files].filter(([path]) => path.startsWith("sources/"));
  const texts = sources.map(([path, text]) => {
    return { file: path.slice("sources/".length), bytes: new TextEncoder().encode(text) };
  });
  const unproved = value ? proveSources(value, texts).diagnostics : [];
  return [...diagnostics, ...unproved].map(formatDiagnostic);
}

const YEARBOOK =
  "mydata/documents.yaml:116:1 warning not-proved No text of yi-2024-yearbook is named: its figures are not proved. (name its text under `file` and `sha256`, where there is one)";

/** What check and sources say after each example, in the order of the guide. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  "Add a document": [],
  "Add a place": [],
  "Add a year": [],
  "Add an indicator": [],
  "Add a month": [],
  "Add a bulletin": [],
  "Add a revision": [],
  "Add a yearbook's table": [YEARBOOK],
  "Add a city with its counties": [YEARBOOK],
  "Add a group by rule": [YEARBOOK],
};

describe("docs/data.md, followed to the letter", () => {
  it.each(Object.entries(EXPECTED))(
    "leads to sound data, proved where there is a text: %s",
    (title, expected) => {
      followExample(files, title);
      expect(faults()).toEqual(expected);
    },
  );

  it("follows every example", () => {
    expect(new Set(stepsOf(guide).map(({ title }) => title))).toEqual(
      new Set(Object.keys(EXPECTED)),
    );
  });

  it("gives the checksums of the texts it shows", () => {
    for (const { path, text } of stepsOf(guide).filter(({ kind }) => kind === "write")) {
      if (!path.endsWith(".txt")) continue;
      expect(guide).toContain(createHash("sha256").update(text).digest("hex"));
    }
  });

  it("explains every fault, or the guide to memos does", async () => {
    const memo = await readFile(root("docs/memo.md"), "utf8");
    const unexplained = DIAGNOSTIC_CODES.filter((code) => !(guide + memo).includes(`\`${code}\``));
    expect(unexplained).toEqual([]);
  });

  it("explains no fault that nothing tells", async () => {
    const files = await readdir(root("src"), { recursive: true, withFileTypes: true });
    const texts = await Promise.all(
      files
        .filter((entry) => entry.isFile() && entry.name !== "diagnostic-codes.ts")
        .map((entry) => readFile(`${entry.parentPath}/${entry.name}`, "utf8")),
    );
    const all = texts.join("");
    const untold = DIAGNOSTIC_CODES.filter(
      (code) => !code.startsWith("unknown-") && !all.includes(`"${code}"`),
    );
    expect(untold).toEqual([]);
  });
});

describe("docs/data.md, what its examples lead to", () => {
  const regions = ["jia", "yi"];
  const ask = (dataset: Dataset, period: string | null): Comparison =>
    compare(dataset, {
      indicator: "gross_regional_product",
      measure: "level",
      target: false,
      regions,
      period,
    });
  const valuesOf = ({ cells }: Comparison) =>
    cells.map(({ figure }) => figure && [figure.period, figure.value]);

  /** The starter after one example alone. */
  async function datasetAfter(title: string): Promise<Dataset> {
    const own = await readStarter();
    followExample(own, title);
    const { value, diagnostics } = read(own);
    expect(diagnostics).toEqual([]);
    if (!value) throw new Error(`${title} leads to faults`);
    return value;
  }

  /** Every finding of the starter's briefing, and whatever its sections say. */
  async function tell(dataset: Dataset, language: Language, period: PeriodChoice): Promise<string> {
    const { localeByLanguage, templates, kindById } = await loadDesign(packageHome());
    const spec = dataset.briefings.get("two-places");
    if (!spec) throw new Error("The starter has no briefing");
    const { view } = await writePage({
      dataset,
      spec: { ...spec, period },
      regions,
      locale: localeByLanguage[language],
      templates,
      kindById,
    });
    const findings = view.findings.map(({ lead, sentence }) => `${lead} ${plainText(sentence)}`);
    return [...findings, ...view.sections.map(({ lead }) => plainText(lead))]
      .join("\n")
      .replaceAll("\u00a0", " ");
  }

  it("shows Jia's latest year by default, and compares 2023 where that is asked for", async () => {
    const dataset = await datasetAfter("Add a year");
    const latest = ask(dataset, null);
    expect(valuesOf(latest)).toEqual([
      ["2024", 222.6],
      ["2023", 186.2],
    ]);
    expect(latest.groups.every(({ ranks }) => ranks === null)).toBe(true);
    const of2023 = ask(dataset, "2023");
    expect(valuesOf(of2023)).toEqual([
      ["2023", 210.5],
      ["2023", 186.2],
    ]);
    expect(of2023.groups.map(({ ranks }) => ranks)).toEqual([{ jia: 1, yi: 2 }]);
  });

  it.each(LANGUAGES)("says which place is the larger in 2023, in %s", async (language) => {
    const dataset = await datasetAfter("Add a year");
    const larger = {
      zh: "2023年地区生产总值甲县大于乙县（含预计数） 甲县210.5亿元，乙县预计186.2亿元。",
      en: "In 2023, Jia had larger GRP than Yi (includes estimates) The figure was 21.05 billion yuan in Jia, compared with an estimated 18.62 billion yuan in Yi.",
    }[language];
    expect(await tell(dataset, language, { period: "2023" })).toContain(larger);
    expect(await tell(dataset, language, "latest of each")).not.toContain("210.5");
  });

  it("lets the bulletin count, and keeps what the plan estimated", async () => {
    const dataset = await datasetAfter("Add a bulletin");
    expect(valuesOf(ask(dataset, "2023"))).toEqual([
      ["2023", 210.5],
      ["2023", 187.4],
    ]);
    const standing = (id: string) => dataset.figures.find((figure) => figure.id === id)?.standing;
    expect(standing("yi/gross_regional_product/2023/level")).toBe("counts");
    expect(standing("yi/gross_regional_product/2023/level@yi-2024-plan")).toBe("superseded");
  });

  it("lets the city stand for reference beside its counties, and in no rank with them", async () => {
    const dataset = await datasetAfter("Add a city with its counties");
    expect(dataset.regionById.get("jia")).toMatchObject({ within: "example", city: null });
    const places = { regions, references: ["example"] };
    expect(dataset.briefings.get("two-places")).toMatchObject(places);
    expect(placesAsked(dataset, { within: "example" })).toMatchObject(places);
    expect(() => placesAsked(dataset, { regions: ["example", "jia", "yi"] })).not.toThrow();
    const ranks = ask(dataset, "2023").groups.map((group) => group.ranks);
    expect(ranks).toEqual([{ jia: 1, yi: 2 }]);
  });

  it("finds the group in the data, and other places in other data", async () => {
    const dataset = await datasetAfter("Add a group by rule");
    expect(dataset.groupById.get("middle")?.places).toEqual(regions);
    expect(dataset.briefings.get("middle")).toMatchObject({ regions, group: { id: "middle" } });
    const own = await readStarter();
    const larger = { from: "from: 180", to: "from: 190" };
    followExample(own, "Add a group by rule");
    own.set("groups.yaml", (own.get("groups.yaml") ?? "").replace(larger.from, larger.to));
    expect(read(own).value?.groupById.get("middle")?.places).toEqual(["jia"]);
  });
});
