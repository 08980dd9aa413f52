import { describe, expect, it } from "vitest";
import type { Dataset, Figure } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { FIXTURE, filesOf, placeOf, planted } from "./fixture.ts";

function read(texts: Readonly<Record<string, string | Uint8Array>> = FIXTURE): Dataset {
  const { value, diagnostics } = readDataset(filesOf(texts));
  expect(diagnostics).toEqual([]);
  if (!value) throw new Error("The fixture has no fault, but was not read.");
  return value;
}

function figure(id: string): Figure {
  const found = read().figures.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`No figure ${id}.`);
  return found;
}

describe("readDataset(files)", () => {
  it("names the figures by what they measure, in the order of regions and indicators", () => {
    expect(read().figures.map(({ id }) => id)).toEqual([
      "east/output/2022/level",
      "east/output/2022/growth/net_of_refunds",
      "east/output/2023/growth/target",
      "east/farm_output/2022/level",
      "east/farm_output/2023/growth/target",
      "east/new_jobs/2022/count/urban",
      "east/insured/2022/share",
      "east/insured/2022/share~2",
      "east/insured/2022/change",
      "west/output/2022/level",
    ]);
  });

  it("converts exactly to the indicator's unit, the precision with it", () => {
    expect(figure("east/farm_output/2022/level")).toMatchObject({
      value: 8.12,
      unit: "亿元",
      precision: 0.0001,
      printed: "81200万元",
    });
    expect(figure("east/new_jobs/2022/count/urban")).toMatchObject({
      value: 15000,
      precision: 1000,
    });
  });

  it("knows what an indicator counts where it says so", () => {
    const counting = planted(
      "indicators.yaml",
      "  unit: 人\n",
      "  unit: 人\n  counts: { one: job, many: jobs }\n",
    );
    const { indicatorById } = readDataset(counting).value ?? read();
    expect(indicatorById.get("new_jobs")?.counts).toEqual({ one: "job", many: "jobs" });
    expect(read().indicatorById.get("new_jobs")?.counts).toBeNull();
    const half = planted("indicators.yaml", "  unit: 人\n", "  unit: 人\n  counts: { one: job }\n");
    expect(readDataset(half).diagnostics).toMatchObject([{ severity: "error" }]);
  });

  it("takes the precision from the digits as written, zeros at the end included", () => {
    expect(figure("east/output/2022/level")).toMatchObject({ value: 120.5, precision: 0.01 });
  });

  it("keeps growth in % and the change of a rate in percentage points", () => {
    expect(figure("east/output/2022/growth/net_of_refunds")).toMatchObject({
      value: -2.5,
      unit: "%",
    });
    expect(figure("east/insured/2022/change")).toMatchObject({ value: 2, unit: "个百分点" });
  });

  it("fills in what is not written", () => {
    expect(figure("west/output/2022/level")).toMatchObject({
      bound: "exact",
      basis: null,
      scope: null,
      text: null,
      also: [],
      conflict: false,
      document: "west-2023-plan",
    });
    expect(read().indicatorById.get("farm_output")?.short).toEqual({
      zh: "农业产值",
      en: "Farm output",
    });
    expect(read().unitById.get("元")).toMatchObject({
      name: { zh: "元" },
      base: "元",
      factor: "1",
    });
    expect(read().documentById.get("west-2023-plan")).toMatchObject({ number: null, date: null });
    expect(read().briefings.get("two")?.regions).toEqual(["east", "west"]);
    expect(read().briefings.get("two")?.sections[1]).toEqual({
      theme: "welfare",
      indicators: [],
      charts: [],
    });
  });

  it("reads the peers of a briefing, none where it names none", () => {
    expect(read().briefings.get("two")?.peers).toEqual([]);
    const files = planted(
      "briefings/two.yaml",
      "headline:",
      "focus: east\npeers: [west]\nheadline:",
    );
    const { value } = readDataset(files);
    expect(value?.briefings.get("two")).toMatchObject({ focus: "east", peers: ["west"] });
  });

  it("keeps words where there is no number", () => {
    const words = { value: null, text: "稳定增长", precision: null, status: "target" };
    expect(figure("east/farm_output/2023/growth/target")).toMatchObject(words);
    expect(read().phraseByWords.get("稳定增长")?.en).toBe("steady growth");
  });

  it("locates each figure in its file", () => {
    const { file, line, col } = figure("west/output/2022/level").at;
    const place = placeOf(filesOf(FIXTURE), "observations/west.yaml", "{ year");
    expect([file, `${line}:${col}`]).toEqual(["data/observations/west.yaml", place]);
  });

  it("accepts a byte order mark and Windows line ends", () => {
    const path = "observations/west.yaml";
    const text = `\ufeff${(FIXTURE[path] ?? "").replaceAll("\n", "\r\n")}`;
    expect(read({ ...FIXTURE, [path]: text }).figures).toHaveLength(10);
  });

  it("reads several files of one region as one", () => {
    const more = `region: west
document: west-2023-plan
figures:
  new_jobs:
    - { year: 2022, measure: count, value: 7, section: 一, printed: 7人 }
`;
    const { figures } = read({ ...FIXTURE, "observations/west-jobs.yaml": more });
    expect(figures.at(-1)?.id).toBe("west/new_jobs/2022/count");
  });

  it("does not depend on the order of the files", () => {
    const reversed = Object.fromEntries(Object.entries(FIXTURE).reverse());
    expect(read(reversed)).toEqual(read());
  });

  it("changes the version with any byte or name, and with nothing else", () => {
    const { version } = read();
    const path = "observations/west.yaml";
    const { [path]: west = "", ...others } = FIXTURE;
    expect(version).toMatch(/^[0-9a-f]{64}$/);
    expect(read({ ...FIXTURE, [path]: `${west}# note\n` }).version).not.toBe(version);
    expect(read({ ...others, "observations/renamed.yaml": west }).version).not.toBe(version);
    expect(readDataset(filesOf(FIXTURE), "elsewhere").value?.version).toBe(version);
  });
});
