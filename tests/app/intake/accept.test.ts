import { beforeEach, describe, expect, it } from "vitest";
import { readDataFolder } from "../../../src/dataset/folder.ts";
import { readDataset } from "../../../src/dataset/read.ts";
import { expectSilence } from "../silence.ts";
import { workFolder } from "../work-folder.ts";
import { DATE, intakeIn, NEW_PLAN, NEW_TEXT } from "./intake-folder.ts";

expectSilence();
const folder = workFolder();
const { read, accept } = intakeIn(folder);

const INTAKE = "data/intake/jia-2025-plan.yaml";
const OBSERVATIONS = "data/observations/jia-2025-plan.yaml";
const ENTRY = `jia-2025-plan:
  region: jia
  title: { zh: 甲县计划, en: Plan of Jia }
  issuer: { zh: 甲县人民政府, en: Government of Jia }
  date: 2025-02-20
  past_year: 2024
  plan_year: 2025
`;

/** What stands in the line at which a fault is told, where that is not what was put there. */
const SHOWN: Readonly<Record<string, string>> = {
  // A list that has no end is told where it is plain that it has none.
  "decision: [": "text: ",
};

/** Every file of the data but the intake, with its text. */
const state = () =>
  folder
    .files("data")
    .filter((path) => !path.startsWith("intake/"))
    .map((path) => [path, folder.read(`data/${path}`)]);

async function dataset() {
  const { value, diagnostics } = readDataset(await readDataFolder(folder.at("data")), "data");
  expect(diagnostics).toEqual([]);
  return value;
}

beforeEach(() => {
  folder.write(NEW_PLAN, NEW_TEXT);
  folder.write("data/documents.yaml", folder.read("data/documents.yaml") + ENTRY);
});

describe("acceptIntakes(options, environment)", () => {
  it("merges what is accepted, and nothing that is undecided or rejected", async () => {
    await read();
    folder.edit(
      INTAKE,
      "{ decision: , indicator: new_urban_jobs",
      "{ decision: reject, indicator: new_urban_jobs",
    );
    folder.edit(
      INTAKE,
      "{ decision: , indicator: gross_regional_product, year: 2024",
      "{ decision: accept, indicator: gross_regional_product, year: 2024",
    );
    const { value, diagnostics } = await accept();
    expect(diagnostics).toEqual([]);
    expect(value?.outcomes).toEqual([
      {
        ...{ document: "jia-2025-plan", added: 2, missed: 0 },
        ...{ accepted: 2, edited: 0, rejected: 2, known: 0, undecided: 2 },
      },
    ]);
    const own = (await dataset())?.figures.filter((one) => one.document === "jia-2025-plan");
    expect(own?.map(({ measure, value }) => [measure, value])).toEqual([
      ["level", 220.5],
      ["growth", 5.6],
    ]);
    expect(folder.read(OBSERVATIONS)).toContain("value: 220.50,");
  });

  it("counts a line that a person changed as edited, and takes what it says now", async () => {
    await read();
    folder.edit(
      INTAKE,
      "decision: , indicator: general_public_budget_revenue",
      "decision: accept, indicator: deposits",
    );
    const { value } = await accept();
    expect(value?.outcomes).toMatchObject([{ accepted: 0, edited: 1, added: 1 }]);
    expect(folder.read(OBSERVATIONS)).toContain("deposits:");
  });

  it("says in the intake file who decided and when, and changes nothing there on a second run", async () => {
    await read();
    folder.edit(INTAKE, "decision: ,", "decision: accept,");
    await accept({ by: "Li Wei" });
    const stamp = `decision: accept, by: Li Wei, at: ${DATE}, indicator`;
    expect(folder.read(INTAKE).split(stamp)).toHaveLength(7);
    const before = [state(), folder.read(INTAKE)];
    const { value } = await accept({ by: "Zhang", date: "2026-04-01" });
    expect(value).toMatchObject({ outcomes: [{ added: 0, accepted: 6 }], written: [] });
    expect([state(), folder.read(INTAKE)]).toEqual(before);
  });

  it("adds to the file that has the figures of the document, line by line, comments kept", async () => {
    const path = "data/observations/jia.yaml";
    const line =
      "    - { year: 2023, measure: count, value: 3120, section: 一, printed: 新增城镇就业3120人 }\n";
    const whole = folder.read(path);
    folder.edit(path, line, "    # Of those registered.\n");
    const without = folder.read(path);
    await read({ file: "data/sources/jia-2024-plan.txt", document: "jia-2024-plan" });
    const intake = "data/intake/jia-2024-plan.yaml";
    expect(folder.read(intake).match(/decision: known/g)).toHaveLength(7);
    folder.edit(intake, "decision: ,", "decision: accept,");
    await accept({ intakes: [intake] });
    const added = folder
      .read(path)
      .split("\n")
      .filter((one) => !without.includes(one));
    expect(added).toEqual([line.trimEnd()]);
    expect(folder.read(path)).toContain("# Of those registered.");
    expect(folder.read(path).length).toBeGreaterThan(whole.length);
  });

  it("teaches the names by which a document calls what was accepted", async () => {
    await read();
    folder.edit(INTAKE, "decision: ,", "decision: accept,");
    const before = folder.read("data/indicators.yaml").split("\n");
    await accept();
    const added = folder
      .read("data/indicators.yaml")
      .split("\n")
      .filter((line) => !before.includes(line));
    expect(added).toEqual(["  aliases: [境内公共预算总收入]", "  aliases: [新增城镇就业]"]);
  });

  it("tells a fault of the merged data at the line of the intake file, and merges nothing", async () => {
    await read();
    folder.edit(INTAKE, "decision: ,", "decision: accept,");
    folder.edit(
      INTAKE,
      "indicator: general_public_budget_revenue",
      "indicator: gross_regional_product",
    );
    const before = state();
    const { value, diagnostics } = await accept();
    expect(value).toBeNull();
    const line =
      folder
        .read(INTAKE)
        .split("\n")
        .findIndex((one) => one.includes("19.2亿元")) + 1;
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ code: "duplicate-figure", at: { file: INTAKE, line, col: 5 } }),
    );
    expect(diagnostics.every(({ at }) => at.file === INTAKE)).toBe(true);
    expect(diagnostics.map(({ message }) => message).join()).not.toContain("data/observations");
    expect(state()).toEqual(before);
  });

  it.each([
    ["decision: ,", "decision: acept,", "wrong-value", "did you mean `accept`?"],
    ["decision: ,", "decision: accept, by: ,", "wrong-type", undefined],
    ["new_urban_jobs", "new_urban_job", "unknown-indicator", "did you mean `new_urban_jobs`?"],
    ["unit: 人", "unit: 人人", "unknown-unit", "did you mean `人`?"],
    ["printed: 新增", "scope: none_such, printed: 新增", "unknown-scope", undefined],
    ["printed: 新增", "basis: none_such, printed: 新增", "unknown-basis", undefined],
    ["start: ", "start: 9", "wrong-span", expect.stringContaining("as it was read")],
    [
      "decision: , indicator: new_urban_jobs, year: 2024, measure: count, value: 3150",
      "decision: accept, indicator: new_urban_jobs, year: 2024, measure: count, value: 3160",
      "value-differs",
      undefined,
    ],
    ["decision: ,", "decision: [", "syntax", undefined],
    ["candidates:", "candidats:", "unknown-key", "did you mean `candidates`?"],
  ])("tells where a hand edit is at fault: %s → %s", async (from, to, code, hint) => {
    await read();
    folder.edit(INTAKE, from, to);
    const before = state();
    const { value, diagnostics } = await accept();
    expect(value).toBeNull();
    const fault = diagnostics.find((one) => one.code === code);
    expect(fault?.at.file).toBe(INTAKE);
    const line = folder.read(INTAKE).split("\n")[(fault?.at.line ?? 0) - 1];
    expect(line).toContain(SHOWN[to] ?? to);
    if (hint !== undefined) expect(fault?.hint).toEqual(hint);
    expect(state()).toEqual(before);
  });

  it("refuses decisions on a text that is another by now", async () => {
    await read();
    folder.edit(NEW_PLAN, "3150", "3151");
    const { diagnostics } = await accept();
    expect(diagnostics).toMatchObject([
      { code: "document-changed", at: { file: INTAKE, line: 6 } },
    ]);
  });

  it("tells a number that has two lines", async () => {
    await read();
    const lines = folder.read(INTAKE).split("\n");
    const index = lines.findIndex((one) => one.includes("- { decision:"));
    lines.splice(index, 0, ...lines.slice(index, index + 2));
    folder.write(INTAKE, lines.join("\n"));
    const { diagnostics } = await accept();
    expect(diagnostics).toMatchObject([{ code: "repeated-span", at: { line: index + 4 } }]);
  });

  it("writes nothing on a dry run, and says the same", async () => {
    await read();
    folder.edit(INTAKE, "decision: ,", "decision: accept,");
    const before = [state(), folder.read(INTAKE)];
    const dry = await accept({ dryRun: true });
    expect([state(), folder.read(INTAKE)]).toEqual(before);
    const { value } = await accept();
    expect(dry.value?.outcomes).toEqual(value?.outcomes);
  });

  it("changes neither the data nor its version by an intake file", async () => {
    const before = (await dataset())?.version;
    await read();
    expect((await dataset())?.version).toBe(before);
    folder.write(INTAKE, "{ no YAML");
    expect((await dataset())?.version).toBe(before);
  });
});
