import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { tellFigure } from "../../../src/app/query/figure.ts";
import { readDataFolder } from "../../../src/dataset/folder.ts";
import { FIXTURE, filesOf, planted } from "../../dataset/fixture.ts";
import { sourceOf } from "./source.ts";

const REVISED = fileURLToPath(new URL("../../cases/time/revised", import.meta.url));
const revised = await sourceOf(await readDataFolder(REVISED));
const fixture = await sourceOf(filesOf(FIXTURE));

const LEVEL = "east/gross_product/2022/level";

describe("tellFigure(source, id)", () => {
  it("tells every statement in the order of the documents, and what replaced it", () => {
    const { record, statements, standing } = tellFigure(revised, LEVEL);
    expect([record.value, standing]).toEqual([809.6, "counts"]);
    expect(
      statements.map((one) => [one.record.value, one.standing, one.isAsked, one.replacedBy]),
    ).toEqual([
      [804.1, "superseded", false, [LEVEL]],
      [809.6, "counts", true, []],
    ]);
    expect(statements.map(({ document }) => document.published)).toEqual(
      statements.map(({ record: { published } }) => published),
    );
    expect(statements[0]?.said).toEqual({
      zh: "预计804.1亿元",
      en: "an estimated 80.41 billion yuan",
    });
  });

  it("tells the same of a statement that no longer counts", () => {
    const [first] = tellFigure(revised, LEVEL).statements;
    const story = tellFigure(revised, first?.record.id ?? "");
    expect(story.record.superseded).toBe(true);
    expect(story.statements.map(({ isAsked }) => isAsked)).toEqual([true, false]);
    expect(story.cite.zh).toContain("预计804.1亿元");
  });

  it("cites it with its document, in the manner of each language", () => {
    const version = fixture.dataset.version.slice(0, 8);
    expect(tellFigure(fixture, "east/output/2022/growth/net_of_refunds").cite).toEqual({
      zh: `［生产总值，东县，2022年：下降2.5%（口径：扣除退税）］东县人民政府. 东县2023年计划：东政发〔2023〕1号[R]. 2023-02-01：一. 数据版本${version}.`,
      en: `Gross product, East County, 2022: a fall of 2.5% (basis: net of refunds). East County 2023 Plan, People's Government of East County, 东政发〔2023〕1号, 1 February 2023, section 一; data version ${version}.`,
    });
    expect(tellFigure(fixture, "east/output/2023/growth/target").cite).toMatchObject({
      zh: expect.stringContaining("［生产总值，东县，2023年目标：增长5%左右］"),
      en: expect.stringContaining("East County, target for 2023: growth of about 5%."),
    });
    expect(tellFigure(fixture, "east/farm_output/2023/growth/target").cite).toMatchObject({
      zh: expect.stringContaining("2023年目标：稳定增长］"),
      en: expect.stringContaining("target for 2023: steady growth."),
    });
    // Without a number and a date, and read as a draft.
    expect(tellFigure(fixture, "west/output/2022/level").cite).toEqual({
      zh: `［生产总值，西区，2022年：预计88亿元］西区人民政府. 西区2023年计划（草案）[R]. 未署日期：一. 数据版本${version}.`,
      en: `Gross product, West District, 2022: an estimated 8.8 billion yuan. West District 2023 Plan (draft), People's Government of West District, undated, section 一; data version ${version}.`,
    });
  });

  it("gives everything beside the number: further places, remark, names, document", () => {
    const story = tellFigure(fixture, "west/output/2022/level");
    expect(story).toMatchObject({
      place: { id: "west", name: { zh: "西区" } },
      indicator: { id: "output", name: { en: "Gross product" } },
      theme: { id: "economy" },
      remark: { zh: "存疑", en: "doubtful" },
      document: { id: "west-2023-plan", draft: true },
      precision: 1,
    });
    expect(story.document).not.toHaveProperty("at");
    const { also } = tellFigure(fixture, "east/output/2022/level");
    expect(also).toEqual([{ section: "附表/生产总值", printed: "120.50 亿元" }]);
  });

  it("shows both of two that contradict each other", () => {
    const { statements } = tellFigure(fixture, "east/insured/2022/share");
    expect(statements.map(({ record, standing }) => [record.value, standing])).toEqual([
      [95, "contradicted"],
      [96, "contradicted"],
    ]);
  });

  it("finds a figure by a former id of its place", async () => {
    const from = "east:\n  name: { zh: 东县, en: East County }\n";
    const source = await sourceOf(planted("regions.yaml", from, `${from}  was: [old_east]\n`));
    expect(tellFigure(source, "old_east/output/2022/level").record.value).toBe(120.5);
  });

  it("names the figures of the same place and indicator where there is none", () => {
    expect(() => tellFigure(fixture, "east/output/2021/level")).toThrow(
      expect.objectContaining({
        code: "USAGE",
        field: "id",
        value: "east/output/2021/level",
        choices: [
          "east/output/2022/level",
          "east/output/2022/growth/net_of_refunds",
          "east/output/2023/growth/target",
        ],
        more: 0,
      }),
    );
    expect(() => tellFigure(fixture, "__proto__")).toThrow(
      expect.objectContaining({ field: "id", choices: [] }),
    );
  });
});
