import { describe, expect, it } from "vitest";
import type { ReadingOptions } from "../../../src/app/intake/document.ts";
import { intakeBytes } from "../../../src/app/intake/open.ts";
import { readNumbers } from "../../../src/app/intake/read.ts";
import { MAX_BYTES } from "../../../src/documents/bounds.ts";
import { inGb18030 } from "../../documents/gb18030.ts";
import { brief } from "../../intake/registry.ts";
import { testEnvironment } from "../environment.ts";
import { expectSilence } from "../silence.ts";
import { workFolder } from "../work-folder.ts";

expectSilence();
const folder = workFolder();

const PLAN = "data/sources/jia-2024-plan.txt";

const PLAN_TEXT = "一、执行情况\n地区生产总值完成210.5亿元。\n";
const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, "latin1"));

function read(options: Partial<ReadingOptions> = {}) {
  const environment = testEnvironment({ cwd: folder.path() });
  return readNumbers({ file: PLAN, region: "jia", data: "data", ...options }, environment);
}

describe("readNumbers(options, environment)", () => {
  it("reads every number of a document that the data names", async () => {
    const { value, diagnostics } = await read();
    expect(diagnostics).toEqual([]);
    expect(value?.document).toBe("jia-2024-plan");
    expect(value?.reading.unread).toEqual([]);
    expect(value?.reading.candidates.map(brief)).toContain(
      "gross_regional_product growth 5.5 about target 2024",
    );
    expect(value?.reading.candidates.every(({ indicator }) => indicator !== null)).toBe(true);
  });

  it("knows an indicator by the aliases that the data gives it", async () => {
    folder.write("new.txt", "一、2023年计划执行情况\n境内产出210.5亿元。\n");
    const indicators = async () => {
      const { value } = await read({ file: "new.txt" });
      return value?.reading.candidates.map(({ indicator }) => indicator);
    };
    expect(await indicators()).toEqual([null]);
    const entry = "gross_regional_product:\n";
    folder.edit("data/indicators.yaml", entry, `${entry}  aliases: [境内产出]\n`);
    expect(await indicators()).toEqual(["gross_regional_product"]);
  });

  it.each([
    [{ region: "nowhere" }, "The data has no region nowhere."],
    [{ document: "none", file: "nothing.txt" }, "The data has no document none of jia."],
    [{ document: "yi-2024-plan" }, "The data has no document yi-2024-plan of jia."],
  ])("refuses what the data does not have, and says what to do: %j", async (options, message) => {
    folder.write("nothing.txt", "一、执行情况\n产出12亿元。\n");
    const told = read(options);
    await expect(told).rejects.toMatchObject({ code: "USAGE", message });
    await expect(told).rejects.toMatchObject({ hint: expect.stringContaining("add it to data/") });
  });

  it("asks which document a file is where several could be meant", async () => {
    const documents = folder.read("data/documents.yaml");
    const [, own = ""] = /(jia-2024-plan:\n(?: .*\n)+)/.exec(documents) ?? [];
    const other = own.replaceAll("jia-2024-plan", "jia-2023-report").replace(/ {2}sha256:.*\n/, "");
    folder.write("data/documents.yaml", documents + other.replace(/ {2}file:.*\n/, ""));
    folder.write("new.txt", folder.read(PLAN));
    await expect(read({ file: "new.txt" })).rejects.toMatchObject({ code: "USAGE" });
    const { value } = await read({ file: "new.txt", document: "jia-2023-report" });
    expect(value?.document).toBe("jia-2023-report");
  });

  it.each([
    ["not there", null, "Cannot read other.txt"],
    [
      "no text",
      Uint8Array.of(0x80, 0, 1, 255, 255),
      '"other.txt" is no text in UTF-8, UTF-16 or GB18030.',
    ],
    [
      "far too large",
      new Uint8Array(MAX_BYTES + 1).fill(0x20),
      '"other.txt" is larger than 50 MB.',
    ],
    ["a picture", bytesOf("\x89PNG\r\n\x1a\n"), '"other.txt" is a picture without text.'],
    ["empty", new Uint8Array(), '"other.txt" is empty.'],
  ])("refuses a file that is %s", async (_, bytes, message) => {
    if (bytes) folder.write("other.txt", bytes);
    await expect(read({ file: "other.txt" })).rejects.toMatchObject({
      code: "INPUT_UNREADABLE",
      message,
    });
  });

  it.each([
    ["utf-8", new TextEncoder().encode(PLAN_TEXT)],
    ["utf-16le", Buffer.from(`\ufeff${PLAN_TEXT}`, "utf16le")],
    ["gb18030", inGb18030(PLAN_TEXT)],
  ] as const)("reads a text in %s, and says so", async (encoding, bytes) => {
    folder.write("other.txt", bytes);
    const { value } = await read({ file: "other.txt" });
    expect(value).toMatchObject({ format: "txt", encoding });
    expect(value?.reading.candidates.map(brief)).toEqual([
      "gross_regional_product level 210.5 2023",
    ]);
  });

  it("warns of a document that is another than was said", async () => {
    folder.write("other.txt", `甲县2022年国民经济和社会发展计划\n${PLAN_TEXT}`);
    const { value, diagnostics } = await read({ file: "other.txt" });
    expect(value?.written).toBe("data/intake/jia-2024-plan.yaml");
    expect(diagnostics).toMatchObject([
      { severity: "warning", code: "title-differs", at: { file: "other.txt", line: 1 } },
    ]);
  });

  it("writes no file of decisions that is larger than what is read again", () => {
    expect(intakeBytes("甲: 1\n", "plan.txt", 7)).toHaveLength(7);
    expect(() => intakeBytes("甲: 1\n", "plan.txt", 6)).toThrow(
      "plan.txt has too many numbers: its intake file would have 7 bytes, and 6 are read.",
    );
  });

  it("tells faults of the data in place of a reading", async () => {
    folder.edit("data/indicators.yaml", "measure: level", "measure: heap");
    const { value, diagnostics } = await read();
    expect(value).toBeNull();
    expect(diagnostics.length).toBeGreaterThan(0);
  });

  it("writes its intake file, the same each time, and nothing on a dry run", async () => {
    const dry = await read({ dryRun: true });
    expect(dry.value?.written).toBeNull();
    expect(folder.files("data")).not.toContain("intake/jia-2024-plan.yaml");
    const { value } = await read();
    expect(value).toMatchObject({ written: "data/intake/jia-2024-plan.yaml", known: 8 });
    const text = folder.read("data/intake/jia-2024-plan.yaml");
    await read();
    expect(folder.read("data/intake/jia-2024-plan.yaml")).toBe(text);
  });

  it("leaves a line as a person changed it, where data has what was proposed", async () => {
    const path = "data/intake/jia-2024-plan.yaml";
    await read();
    const line = "decision: known, indicator: new_urban_jobs, year: 2024";
    folder.edit(path, line, "decision: , indicator: new_urban_jobs, year: 2025");
    const text = folder.read(path);
    const { value } = await read();
    expect(value).toMatchObject({ known: 7, kept: 1 });
    expect(folder.read(path)).toBe(text);
  });

  it("tells a fault of the intake file that is there, and does not write over it", async () => {
    const path = "data/intake/jia-2024-plan.yaml";
    await read();
    folder.edit(path, "decision: known", "decision: knwon");
    const text = folder.read(path);
    const { value, diagnostics } = await read();
    expect(value).toBeNull();
    expect(diagnostics[0]).toMatchObject({ code: "wrong-value", hint: "did you mean `known`?" });
    expect(folder.read(path)).toBe(text);
  });
});
