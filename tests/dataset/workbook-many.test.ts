import ExcelJs from "exceljs";
import { describe, expect, it } from "vitest";
import { inventDataset } from "../../bench/dataset/read.ts";
import type { Dataset } from "../../src/dataset/model.ts";
import { formatXlsx } from "../../src/dataset/workbook.ts";

const CITIES = 4;
const dataset = inventDataset({ places: 20, cities: CITIES, sameNames: 1, indicators: 6 });

async function sheetsOf(of: Dataset) {
  const workbook = new ExcelJs.Workbook();
  const bytes = await formatXlsx(of);
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  return workbook.worksheets;
}

/** City and place of each row. */
async function leadsOf(of: Dataset) {
  const [sheet] = await sheetsOf(of);
  const rows = sheet?.getRows(6, sheet.rowCount - 5) ?? [];
  return rows.map((row) => [1, 2].map((column) => String(row.getCell(column).value)));
}

describe("formatXlsx(dataset) of many places", () => {
  it("has places as rows, each city first and under it those that lie within", async () => {
    const leads = await leadsOf(dataset);
    const cities = [...dataset.regionById.values()].filter(({ level }) => level === "city");
    expect(leads).toHaveLength(20 + CITIES);
    expect([...new Set(leads.map(([city]) => city))]).toEqual(
      cities.map(({ name }) => `${name.zh}\n${name.en}`),
    );
    for (const { name } of cities)
      expect(leads.find(([city]) => city === `${name.zh}\n${name.en}`)?.[1]).toBe(
        `${name.zh}\n${name.en}`,
      );
  });

  it("puts the places of a city together, whatever their order", async () => {
    const mixed = [...dataset.regionById].toReversed();
    const leads = await leadsOf({ ...dataset, regionById: new Map(mixed) });
    const cities = leads.map(([city]) => city);
    const changes = cities.filter((city, index) => city !== cities[index - 1]);
    expect(changes).toHaveLength(CITIES);
    expect(leads.map(([, place]) => place)).toContain(leads[0]?.[1]);
  });

  it("tells places of one name apart, in both languages", async () => {
    const leads = await leadsOf(dataset);
    const places = leads.map(([, place]) => place);
    expect(new Set(places).size).toBe(20 + CITIES);
    const [city] = [...dataset.regionById.values()];
    expect(places).toContain(`${city?.name.zh}市中区\nShizhong District (${city?.short.en})`);
  });

  it("holds each figure under its question, in the row of its place", async () => {
    const sheets = await sheetsOf(dataset);
    const [figure] = dataset.figures.filter(
      ({ value, standing, measure, status }) =>
        value !== null && standing === "counts" && measure === "level" && status === "actual",
    );
    const [name, { zh = "" } = {}] = [
      dataset.indicatorById.get(figure?.indicator ?? "")?.name.zh,
      dataset.regionById.get(figure?.region ?? "")?.name,
    ];
    const found = sheets.flatMap((sheet) => {
      const columns = Array.from({ length: sheet.columnCount }, (_, index) => index + 1);
      const column = columns.find(
        (at) =>
          String(sheet.getCell(3, at).value).startsWith(`${name}\n`) &&
          String(sheet.getCell(4, at).value).startsWith("数值\nlevel\n"),
      );
      const rows = sheet.getRows(6, sheet.rowCount - 5) ?? [];
      const row = rows.find((one) => String(one.getCell(2).value).split("\n")[0]?.endsWith(zh));
      return column && row ? [[row.getCell(column).value, row.getCell(column + 1).value]] : [];
    });
    expect(found).toEqual([[figure?.value, figure?.year]]);
  });

  it("keeps a dozen places side by side", async () => {
    const regions = [...dataset.regionById];
    const of = (count: number) => ({ ...dataset, regionById: new Map(regions.slice(0, count)) });
    const questions = dataset.figures.filter(({ region }) => region === regions[1]?.[0]);
    expect(questions.length).toBeLessThan(12);
    const [few] = await sheetsOf(of(12));
    const [many] = await sheetsOf(of(13));
    expect([few?.getCell(3, 1).value, few?.columnCount]).toEqual(["指标\nIndicator", 4 + 2 * 12]);
    expect(many?.getCell(3, 1).value).toBe("市\nCity");
  });

  /** The figure of one place, once for each of so many scopes. */
  function withScopes(count: number): Dataset {
    const [figure] = dataset.figures;
    if (!figure) throw new Error("There is no figure");
    const figures = Array.from({ length: count }, (_, index) => ({
      ...figure,
      standing: "counts" as const,
      scope: `scope ${index}`,
    }));
    return { ...dataset, figures };
  }

  it("puts down the sheet what there is more of, places by city in either form", async () => {
    const places = 20 + CITIES;
    const [wide] = await sheetsOf(withScopes(places));
    const [long] = await sheetsOf(withScopes(places - 1));
    expect([wide?.getCell(3, 1).value, wide?.columnCount, wide?.rowCount]).toEqual([
      "指标\nIndicator",
      4 + 2 * places,
      4 + places,
    ]);
    expect([long?.getCell(3, 1).value, long?.columnCount, long?.rowCount]).toEqual([
      "市\nCity",
      2 + 2 * (places - 1),
      5 + places,
    ]);
    const mixed = new Map([...dataset.regionById].toReversed());
    const [sheet] = await sheetsOf({ ...withScopes(places), regionById: mixed });
    const heads = Array.from({ length: places }, (_, index) =>
      String(sheet?.getCell(3, 5 + 2 * index).value),
    );
    const cities = heads.map((head) => head.split(/[ \n]/)[0]);
    expect(cities.filter((city, index) => city !== cities[index - 1])).toHaveLength(CITIES);
  });

  it("goes on in another sheet rather than be wider than Excel is", async () => {
    const places = Array.from({ length: 1100 }, (_, index) => {
      const [region] = dataset.regionById.values();
      if (!region) throw new Error("There is no place");
      return [`place_${index}`, { ...region, id: `place_${index}` }] as const;
    });
    const regionById = new Map([...dataset.regionById, ...places]);
    const of = { ...withScopes(2300), regionById };
    const sheets = await sheetsOf(of);
    const theme = of.indicatorById.get(of.figures[0]?.indicator ?? "")?.theme ?? "";
    const name = of.themeById.get(theme)?.name.zh;
    expect(sheets.map((sheet) => [sheet.name, sheet.columnCount])).toEqual([
      [name, 2002],
      [`${name} (2)`, 2002],
      [`${name} (3)`, 602],
    ]);
  });
});
