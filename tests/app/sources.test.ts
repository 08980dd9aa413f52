import { rmSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkFolder } from "../../src/app/check/check-folder.ts";
import { proveData, type SourcesOptions } from "../../src/app/sources.ts";
import { testEnvironment } from "./environment.ts";
import { expectSilence } from "./silence.ts";
import { addLeftOut, BROKEN, breakData, LEFT_OUT, workFolder } from "./work-folder.ts";

expectSilence();
const folder = workFolder();

const environment = (signal = new AbortController().signal) =>
  testEnvironment({ cwd: folder.path(), signal });

function prove(options: Partial<SourcesOptions> = {}, signal?: AbortSignal) {
  return proveData({ dir: "data/sources", data: "data", ...options }, environment(signal));
}

/** Takes the text and its checksum from the first documents. */
function takeTexts(count: number): void {
  let left = count * 2;
  const lines = folder.read("data/documents.yaml").split("\n");
  const kept = lines.filter((line) => !(/^ {2}(?:file|sha256):/.test(line) && left-- > 0));
  folder.write("data/documents.yaml", kept.join("\n"));
}

describe("proveData(options, environment)", () => {
  it("proves every figure, and tells the numbers that none claims", async () => {
    const { value, diagnostics } = await prove();
    expect(diagnostics).toEqual([]);
    expect(value?.diagnostics).toEqual([]);
    expect(value?.counts).toEqual([
      { region: "jia", figures: 8, proved: 8 },
      { region: "yi", figures: 8, proved: 8 },
    ]);
    expect(value?.unclaimed).toEqual([]);
  });

  it("tells where a figure stands that its document does not print", async () => {
    folder.edit("data/observations/jia.yaml", "value: 5.2", "value: 5.3");
    folder.edit("data/observations/jia.yaml", "printed: 同比增长5.2%", "printed: 同比增长5.3%");
    const { value } = await prove();
    expect(value?.diagnostics).toMatchObject([
      { severity: "error", at: { file: "data/observations/jia.yaml", line: 7 } },
    ]);
    expect(value?.counts[0]).toEqual({ region: "jia", figures: 8, proved: 7 });
    expect(value?.unclaimed).toMatchObject([{ document: "jia-2024-plan", number: "5.2" }]);
  });

  it("warns at a document without a text, and proves the others", async () => {
    takeTexts(1);
    const { value } = await prove();
    expect(value?.diagnostics).toMatchObject([
      { severity: "warning", code: "not-proved", at: { file: "data/documents.yaml", col: 1 } },
    ]);
    expect(value?.counts).toEqual([
      { region: "jia", figures: 8, proved: 0 },
      { region: "yi", figures: 8, proved: 8 },
    ]);
    // It is no fault of the data.
    expect((await checkFolder(environment(), "data")).figures).toBe(16);
  });

  it("needs no folder of texts where no document has one", async () => {
    takeTexts(2);
    rmSync(folder.at("data/sources"), { recursive: true });
    const { value } = await prove();
    expect(value?.diagnostics.map(({ code }) => code)).toEqual(["not-proved", "not-proved"]);
    expect(value?.counts.map(({ proved }) => proved)).toEqual([0, 0]);
  });

  it("comes to nothing with faulty data, and tells where the faults are", async () => {
    breakData(folder);
    expect(await prove()).toMatchObject({ value: null, diagnostics: [BROKEN] });
  });

  it("tells warnings of the data beside the report", async () => {
    addLeftOut(folder);
    const { value, diagnostics } = await prove();
    expect(value?.diagnostics).toEqual([]);
    expect(diagnostics).toMatchObject([LEFT_OUT]);
  });

  it.each([{ dir: "none" }, { dir: "data/briefings" }, { data: "none" }])(
    "cannot read a folder without what is looked for: %j",
    async (options) => {
      await expect(prove(options)).rejects.toMatchObject({ code: "INPUT_UNREADABLE" });
    },
  );

  it("stops when it is no longer wanted", async () => {
    await expect(prove({}, AbortSignal.abort())).rejects.toMatchObject({ code: "CANCELLED" });
  });
});
