import { beforeEach, describe, expect, it } from "vitest";
import type { Act, Decided } from "../../../src/app/intake/decide.ts";
import { type Intakes, openIntakes } from "../../../src/app/intake/intakes.ts";
import { readDataFolder } from "../../../src/dataset/folder.ts";
import { readDataset } from "../../../src/dataset/read.ts";
import { testEnvironment } from "../environment.ts";
import { expectSilence } from "../silence.ts";
import { workFolder } from "../work-folder.ts";
import { DATE, intakeIn, NEW_PLAN, NEW_TEXT } from "./intake-folder.ts";

expectSilence();
const folder = workFolder();
const { read } = intakeIn(folder);

const DOCUMENT = "jia-2025-plan";
const INTAKE = `data/intake/${DOCUMENT}.yaml`;
const GRP = "220.50";
const REVENUE = "19.2";
const PEARLS = "珍珠产值达到12.50亿元";

let intakes: Intakes;
beforeEach(async () => {
  folder.write(NEW_PLAN, NEW_TEXT.replace("新增城镇就业3150人", PEARLS));
  await read();
  const { value } = readDataset(await readDataFolder(folder.at("data")), "data");
  if (!value) throw new Error("The starter has faults");
  intakes = openIntakes({
    place: { folder: folder.at("data"), shown: "data" },
    locks: folder.at("output"),
    dataset: () => value,
    environment: testEnvironment({ cwd: folder.path() }),
  });
});

const textOf = () => folder.read(NEW_PLAN);
const startOf = (number: string) => textOf().indexOf(number);
const revision = async () => (await intakes.inspect(DOCUMENT))?.revision ?? "";
const act = async (one: Act, about: { revision?: string; by?: string | null } = {}) =>
  intakes.decide({
    document: DOCUMENT,
    revision: about.revision ?? (await revision()),
    act: one,
    by: about.by === undefined ? "Li Wei" : about.by,
    date: DATE,
    onlyDoubts: false,
  });
const lineOf = (number: string) =>
  folder
    .read(INTAKE)
    .split("\n  - ")
    .find((one) => one.includes(`start: ${startOf(number)},`)) ?? "";
const fieldsOf = (decided: Decided | null) =>
  decided?.kind === "faulty" ? decided.faults.map(({ field }) => field) : decided?.kind;

describe("a decision", () => {
  it("is written to its line alone, with who made it and when, and leads to the next", async () => {
    const before = folder.read(INTAKE);
    const own = lineOf(GRP);
    expect(await act({ kind: "accept", at: startOf(GRP) })).toEqual({
      kind: "done",
      at: startOf(GRP),
      next: startOf("5.6"),
    });
    const decided = own.replace("decision: ,", `decision: accept, by: Li Wei, at: ${DATE},`);
    expect(folder.read(INTAKE)).toBe(before.replace(own, decided));
  });

  it("bears no name where nobody said it, and quotes one that needs it", async () => {
    await act({ kind: "reject", at: startOf(GRP) }, { by: null });
    expect(lineOf(GRP)).toMatch(new RegExp(`^{ decision: reject, at: ${DATE}, indicator`));
    await act({ kind: "reject", at: startOf(REVENUE) }, { by: "a: {b}, # c" });
    expect(lineOf(REVENUE)).toContain('by: "a: {b}, # c"');
  });

  it("is taken back with all that it changed, one after the other", async () => {
    const states = [folder.read(INTAKE)];
    await act({ kind: "accept", at: startOf(GRP) });
    states.push(folder.read(INTAKE));
    await act({ kind: "reject", at: startOf(REVENUE) });
    expect(intakes.lastDecided(DOCUMENT)).toBe(startOf(REVENUE));
    expect(await act({ kind: "undo" })).toMatchObject({ kind: "done", at: startOf(REVENUE) });
    expect(folder.read(INTAKE)).toBe(states[1]);
    await act({ kind: "undo" });
    expect(folder.read(INTAKE)).toBe(states[0]);
    expect(await act({ kind: "undo" })).toEqual({ kind: "nothing" });
  });

  it("is left open again without the service that made it", async () => {
    const before = folder.read(INTAKE);
    await act({ kind: "accept", at: startOf(GRP) });
    expect(await act({ kind: "reopen", at: startOf(GRP) })).toMatchObject({ kind: "done" });
    expect(folder.read(INTAKE)).toBe(before);
  });

  it("is refused where the file has changed meanwhile, with what another decided", async () => {
    const old = await revision();
    await act({ kind: "reject", at: startOf(GRP) }, { by: "Wang" });
    const before = folder.read(INTAKE);
    expect(await act({ kind: "accept", at: startOf(REVENUE) }, { revision: old })).toEqual({
      kind: "stale",
      changed: [{ start: startOf(GRP), before: "undecided", after: "rejected", by: "Wang" }],
    });
    const unknown = await act(
      { kind: "accept", at: startOf(REVENUE) },
      { revision: "0".repeat(16) },
    );
    expect(unknown).toEqual({ kind: "stale", changed: null });
    expect(folder.read(INTAKE)).toBe(before);
  });

  it("is made once where two are made at the same time", async () => {
    const asked = await revision();
    const both = await Promise.all([
      act({ kind: "accept", at: startOf(GRP) }, { revision: asked }),
      act({ kind: "reject", at: startOf(GRP) }, { revision: asked }),
    ]);
    expect(both.map((one) => one?.kind).sort()).toEqual(["done", "stale"]);
  });

  it.each(["none", "../documents", "", "A"])(
    "is none of a document called %j",
    async (document) => {
      const asked = { document, revision: "", by: null, date: DATE, onlyDoubts: false };
      expect(await intakes.decide({ ...asked, act: { kind: "undo" } })).toBeNull();
    },
  );

  it("is nothing of a number that is no candidate", async () => {
    expect(await act({ kind: "accept", at: 1 })).toEqual({ kind: "nothing" });
  });
});

const REVENUE_FIELDS = {
  indicator: "gross_regional_product",
  period: "2024",
  measure: "level",
  value: "19.2",
  unit: "亿元",
  bound: "about",
  status: "actual",
  basis: "",
  scope: "",
  on: "year_earlier",
  section: "一",
  printed: "境内公共预算总收入完成19.2亿元",
};
const change = (fields: Record<string, string>) =>
  act({ kind: "change", at: startOf(REVENUE), fields: { ...REVENUE_FIELDS, ...fields } });

describe("a line that a person changes", () => {
  it("is written as a person would, with the digits that were given", async () => {
    const printed = "约19.20亿元";
    expect(await change({ value: "19.20", printed })).toMatchObject({ kind: "done" });
    expect(lineOf(REVENUE)).toContain(
      `at: ${DATE}, indicator: gross_regional_product, year: 2024, measure: level, value: 19.20, unit: 亿元, bound: about, section: 一, printed: ${printed},\n`,
    );
    const counted = (await intakes.list())[0]?.read?.counts;
    expect(counted).toMatchObject({ edited: 1, accepted: 0 });
  });

  it("may call its indicator by a name", async () => {
    await change({ indicator: "地区生产总值", bound: "exact" });
    expect(lineOf(REVENUE)).toContain("indicator: gross_regional_product,");
  });

  it.each([
    [{ indicator: "none" }, ["indicator"]],
    [{ indicator: "" }, ["indicator"]],
    [{ period: "2019" }, ["period"]],
    [{ period: "" }, ["period"]],
    [{ period: "soon" }, ["period"]],
    [{ measure: "count" }, ["measure"]],
    [{ value: "a lot" }, ["value"]],
    [{ value: "19.3" }, ["value"]],
    [{ unit: "人" }, ["unit"]],
    [{ unit: "" }, ["unit"]],
    [{ scope: "none" }, ["scope"]],
    [{ basis: "none" }, ["basis"]],
    [{ section: "" }, ["section"]],
  ])("is told at its fields what is wrong: %j", async (fields, told) => {
    const before = folder.read(INTAKE);
    expect(fieldsOf(await change({ bound: "exact", ...fields }))).toEqual(told);
    expect(folder.read(INTAKE)).toBe(before);
  });
});

describe("a number of a new indicator", () => {
  const pearls = () => startOf("12.50");
  const FIELDS = {
    ...REVENUE_FIELDS,
    indicator: "pearl_output",
    value: "12.50",
    bound: "exact",
    printed: PEARLS,
    "name.zh": "珍珠产值",
    "name.en": "Output of pearls",
    "new.unit": "亿元",
    theme: "economy",
    "new.measure": "level",
    "new.decimals": "2",
    "new.direction": "higher",
  };
  const make = (fields: Record<string, string> = {}) =>
    act({ kind: "change", at: pearls(), fields: { ...FIELDS, ...fields } });

  it("is not accepted before it has one", async () => {
    expect(fieldsOf(await act({ kind: "accept", at: pearls() }))).toEqual(["indicator"]);
  });

  it("is accepted with all that the indicator needs", async () => {
    expect(await make()).toMatchObject({ kind: "done" });
    expect(lineOf("12.50")).toContain(
      "proposed: { name: { zh: 珍珠产值, en: Output of pearls }, unit: 亿元, theme: economy, measure: level, decimals: 2, direction: higher }",
    );
  });

  it.each([
    [{ "name.en": "" }, ["name.en"]],
    [{ theme: "" }, ["theme"]],
    [{ theme: "seas" }, ["theme"]],
    [{ "new.unit": "斛" }, ["new.unit"]],
    [{ "new.measure": "growth" }, ["new.measure"]],
    [{ "new.decimals": "many" }, ["new.decimals"]],
    [{ "definition.zh": "甲" }, ["definition.en", "source.zh", "source.en"]],
    [{ "name.zh": "" }, ["indicator"]],
    [{ indicator: "Pearl Output" }, ["indicator"]],
  ])("is told at its fields what is wrong: %j", async (fields, told) => {
    expect(fieldsOf(await make(fields))).toEqual(told);
  });
});

describe("the head of a new document", () => {
  it("takes what a person says of it, and nothing else changes", async () => {
    const before = folder.read(INTAKE);
    const values = {
      title: { zh: "甲县计划", en: "Plan: of Jia" },
      published: "2025-02-20",
      number: "甲发〔2025〕1号",
    };
    expect(await act({ kind: "head", values })).toMatchObject({ kind: "done" });
    const after = folder.read(INTAKE);
    expect(after).toContain('title: { zh: 甲县计划, en: "Plan: of Jia" }\nissuer:');
    expect(after).toContain("published: 2025-02-20\npast_year: 2024\n");
    expect(after).toContain("plan_year: 2025\nnumber: 甲发〔2025〕1号\ncandidates:\n");
    expect(after.split("candidates:")[1]).toBe(before.split("candidates:")[1]);
  });
});
