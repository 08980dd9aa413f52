import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { generateDataset } from "../../../bench/dataset/generate.ts";
import type { ReadingOptions } from "../../../src/app/intake/document.ts";
import { proveData } from "../../../src/app/sources.ts";
import { readDataFolder } from "../../../src/dataset/folder.ts";
import { readDataset } from "../../../src/dataset/read.ts";
import {
  bytesOf,
  csvOf,
  FLAT,
  htmlOf,
  PLACES_ACROSS,
  PLACES_DOWN,
  YEARS_ACROSS,
} from "../../intake/table/sheets.ts";
import { testEnvironment } from "../environment.ts";
import { expectSilence } from "../silence.ts";
import { workFolder } from "../work-folder.ts";
import { intakeIn } from "./intake-folder.ts";

expectSilence();
const folder = workFolder();
const { read, accept } = intakeIn(folder);

const FILE = "mine/sources/counties.xlsx";
const REGIONS = [
  "wenmiancity",
  "jishishan",
  "gulou",
  "chengguan",
  "beipucity",
  "shizhong",
  "gulou_2",
];

/** A folder of data has figures: one of another document. */
const EARLIER = `earlier:
  region: beipucity
  title: { zh: 北莆市2020年计划, en: Plan of Beipu 2020 }
  issuer: { zh: 北莆市人民政府, en: People's Government of Beipu }
  past_year: 2019
  plan_year: 2020
`;
const FIGURES = `region: beipucity
document: earlier
figures:
  gross_regional_product:
    - { year: 2019, measure: level, value: 700, section: 一, printed: 700亿元 }
`;

/** Invented places without any figures, each with a document that is the sheet. */
async function layOut(bytes: Uint8Array, file = FILE) {
  for (const { path, text } of generateDataset({
    ...{ places: 6, cities: 2, sameNames: 1, indicators: 12, longNames: 1, profiles: 0 },
  })) {
    if (/^(?:regions|indicators|vocabulary)/.test(path)) folder.write(`mine/${path}`, text);
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const documents = REGIONS.map(
    (region) => `${region}-counties:
  region: ${region}
  title: { zh: 各县区主要指标, en: Main indicators of the counties }
  kind: other
  issuer: { zh: 文绵市统计局, en: Statistics Bureau of Wenmian }
  published: 2024-02-01
  covers: 2021/2023
  aims: 2024
  file: ${file.replace("mine/sources/", "")}
  sha256: ${sha256}
`,
  );
  folder.write("mine/documents.yaml", `${documents.join("")}${EARLIER}`);
  folder.write("mine/observations/earlier.yaml", FIGURES);
  folder.write(file, bytes);
}

const ASKED = { file: FILE, region: "wenmiancity", document: "wenmiancity-counties" };
const readSheet = (options: Partial<ReadingOptions> = {}) =>
  read({ ...ASKED, data: "mine", ...options });

function acceptAll(documents: readonly { readonly document: string }[]) {
  const intakes = documents.map(({ document }) => `mine/intake/${document}.yaml`);
  for (const path of intakes)
    folder.write(path, folder.read(path).replaceAll("decision: ,", "decision: accept,"));
  return accept({ intakes, data: "mine" });
}

async function figuresIn() {
  const { value, diagnostics } = readDataset(await readDataFolder(folder.at("mine")), "mine");
  expect(diagnostics.filter(({ code }) => code !== "same-name")).toEqual([]);
  return (value?.figures ?? []).filter(({ document }) => document !== "earlier");
}

describe("reading a table of many places and accepting all", () => {
  it.each([
    ["places down", PLACES_DOWN],
    ["places across", PLACES_ACROSS],
    ["years across", YEARS_ACROSS],
  ])("gives each place its figures, each proved in its cell: %s", async (_, wide) => {
    await layOut(await bytesOf(wide));
    const { value, diagnostics } = await readSheet();
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(value?.reading.unread).toEqual([]);
    // What heads the columns is a name already, and a place is no name of an indicator.
    const before = folder.read("mine/indicators.yaml");
    const accepted = await acceptAll(value?.documents ?? []);
    expect(accepted.diagnostics.filter(({ code }) => code !== "same-name")).toEqual([]);
    expect(folder.read("mine/indicators.yaml")).toBe(before);
    const figures = await figuresIn();
    const cells = figures.map(({ region, section }) => `${region} ${section}`);
    const said = wide.says.map((one) => one.replace(/^(\S+) .* (\S+)$/, "$1 $2"));
    expect(cells.sort()).toEqual(said.sort());
    const environment = testEnvironment({ cwd: folder.path() });
    const proof = await proveData({ dir: "mine/sources", data: "mine" }, environment);
    expect(proof.value?.diagnostics.map(({ code }) => code)).toEqual(["not-proved"]);
  });
});

it("proves figures of a page in the rows of their places", async () => {
  const known = { ...FLAT, rows: FLAT.rows.map((row) => row.slice(0, 6)) };
  await layOut(htmlOf(known), "mine/sources/counties.html");
  const { value } = await readSheet({ file: "mine/sources/counties.html" });
  expect(value?.reading.unread).toEqual([]);
  const said = FLAT.says.filter((one) => !one.includes("驿站数"));
  expect(value?.reading.candidates).toHaveLength(said.length);
  await acceptAll(value?.documents ?? []);
  expect(await figuresIn()).toHaveLength(said.length);
  const environment = testEnvironment({ cwd: folder.path() });
  const proof = await proveData({ dir: "mine/sources", data: "mine" }, environment);
  expect(proof.value?.diagnostics.map(({ code }) => code)).toEqual(["not-proved"]);
});

describe("reading a table by a mapping", () => {
  const asked: string[][] = [];
  const confirm = (answer: boolean) => async (tables: readonly { fresh: readonly string[] }[]) => {
    asked.push(tables.flatMap(({ fresh }) => fresh));
    return answer;
  };
  const MAPPING = "mine/mappings/counties.yaml";
  const NEXT = { ...PLACES_DOWN, rows: PLACES_DOWN.rows.map((row) => row.map(nextYear)) };

  it("asks of a table that no mapping knows, and writes nothing where the answer is no", async () => {
    await layOut(await bytesOf(PLACES_DOWN));
    asked.length = 0;
    const { value } = await readSheet({ confirm: confirm(false) });
    expect(asked[0]).toContain("地区生产总值/增速");
    expect(value).toMatchObject({ written: null, mapping: null });
    expect(() => folder.read(MAPPING)).toThrow();
    expect(() => folder.read("mine/intake/gulou-counties.yaml")).toThrow();
  });

  it("asks nothing of an odd table in a page that names no places", async () => {
    const rows = [
      ["名称", "总量"],
      ["地区生产总值（亿元）", 234.5],
    ];
    await layOut(htmlOf({ ...FLAT, rows }), "mine/sources/page.html");
    asked.length = 0;
    const { value } = await readSheet({
      file: "mine/sources/page.html",
      confirm: confirm(false),
    });
    expect(asked).toEqual([]);
    expect(value).toMatchObject({ mapping: null, reading: { unread: [] } });
    expect(value?.written).toBe("mine/intake/wenmiancity-counties.yaml");
  });

  it("reads next year's table without a question, in a sheet of another name", async () => {
    await layOut(await bytesOf(PLACES_DOWN));
    await readSheet({ confirm: confirm(true) });
    expect(folder.read(MAPPING)).toContain("城关区: { region: chengguan }");
    const again = await bytesOf({ ...NEXT, name: "2024年" });
    await layOut(again, "mine/sources/next.xlsx");
    asked.length = 0;
    const { value } = await readSheet({ file: "mine/sources/next.xlsx", confirm: confirm(false) });
    expect(asked).toEqual([]);
    expect(value?.reading.candidates.map(({ period }) => period)).toEqual(
      PLACES_DOWN.says.map(() => "2024"),
    );
    expect(value?.written).toBe("mine/intake/wenmiancity-counties.yaml");
  });

  it("reads a table as a person corrected its mapping", async () => {
    await layOut(await bytesOf(PLACES_DOWN));
    await readSheet();
    const named = "高新区: { leave: other-place }";
    folder.edit(MAPPING, named, "高新区: { region: chengguan_2 }");
    folder.edit(
      MAPPING,
      '{ indicator: industry_value_added, measure: growth, unit: "%" }',
      "{ leave: not-wanted }",
    );
    const { value } = await readSheet({ mapping: MAPPING });
    const read = value?.reading.candidates ?? [];
    expect(read.filter(({ region }) => region === "chengguan_2")).toHaveLength(4);
    expect(read.filter(({ indicator }) => indicator === "industry_value_added")).toEqual([]);
    expect(value?.reading.unread).toEqual([]);
  });

  it.each([
    ["region: chengguan ", "region: chengguna ", "unknown-region"],
    ["indicator: general_public_budget_revenue", "indicator: none", "unknown-indicator"],
    ["unit: 万元", "unit: 万圆", "unknown-unit"],
    ["leave: rank", "leave: alone", "wrong-value"],
    ["tables:", "table:", "unknown-key"],
  ])("tells the place of a fault in a mapping: %s", async (from, to, code) => {
    await layOut(await bytesOf(PLACES_DOWN));
    await readSheet();
    const line =
      folder
        .read(MAPPING)
        .split("\n")
        .findIndex((one) => one.includes(from)) + 1;
    folder.edit(MAPPING, from, to);
    const { value, diagnostics } = await readSheet();
    expect(value).toBeNull();
    expect(diagnostics.map(({ at, code: own }) => `${at.file}:${at.line} ${own}`)).toContain(
      `${MAPPING}:${line} ${code}`,
    );
  });

  it("reads a CSV of the same shape, its cells named as a spreadsheet names them", async () => {
    await layOut(csvOf(PLACES_DOWN), "mine/sources/counties.csv");
    const { value } = await readSheet({ file: "mine/sources/counties.csv" });
    expect(value?.reading.unread).toEqual([]);
    expect(value?.reading.candidates.map(({ region, section }) => `${region} ${section}`)).toEqual(
      PLACES_DOWN.says.map((one) => one.replace(/^(\S+) .* 附表(\S+)$/, "$1 表$2")),
    );
  });

  it("gives places of which the data has no such document one each, called after the first", async () => {
    await layOut(await bytesOf(PLACES_DOWN));
    folder.write("mine/documents.yaml", EARLIER);
    const { value } = await readSheet();
    expect(value?.documents.map(({ document }) => document)).toEqual([
      "wenmiancity-counties",
      "jishishan-counties",
      "gulou-counties",
      "chengguan-counties",
    ]);
    const head = folder.read("mine/intake/gulou-counties.yaml");
    expect(head).toContain("title: { zh: 文绵市2023年各县区主要经济指标, en:");
    expect(head).toContain("past_year: 2023");
  });
});

/** The same in the year after. */
function nextYear(cell: string | number | null): string | number | null {
  return typeof cell === "string" ? cell.replace("2023年", "2024年") : cell;
}
