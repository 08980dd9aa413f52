import { describe, expect, it } from "vitest";
import { checkFolder } from "../../../src/app/check/check-folder.ts";
import { testEnvironment } from "../environment.ts";
import { expectSilence } from "../silence.ts";
import { addLeftOut, BROKEN, breakData, LEFT_OUT, workFolder } from "../work-folder.ts";

expectSilence();
const folder = workFolder();

function check(options: { strict?: boolean; data?: string; signal?: AbortSignal } = {}) {
  const { strict, data = "data", signal = new AbortController().signal } = options;
  return checkFolder(testEnvironment({ cwd: folder.path(), signal }), data, strict);
}

describe("checkFolder(environment, data, isStrict)", () => {
  it("counts the figures of sound data", async () => {
    expect(await check()).toEqual({ figures: 16, listed: { diagnostics: [] } });
    expect(await check({ strict: true })).toEqual({ figures: 16, listed: { diagnostics: [] } });
  });

  it("tells where the faults are", async () => {
    breakData(folder);
    expect(await check()).toMatchObject({ figures: null, listed: { diagnostics: [BROKEN] } });
  });

  it("tells warnings beside the figures; strictly, they are faults", async () => {
    addLeftOut(folder);
    expect(await check()).toMatchObject({ figures: 16, listed: { diagnostics: [LEFT_OUT] } });
    const error = { ...LEFT_OUT, severity: "error" };
    expect(await check({ strict: true })).toMatchObject({
      figures: null,
      listed: { diagnostics: [error] },
    });
  });

  it("lists what it finds by file and line, wherever it looked for it", async () => {
    folder.edit("data/briefings/two-places.yaml", "kind: comparison", "regions: [jia]\nkind: pair");
    folder.write("data/memos/a.yaml", "title: |\n  关于𣒍村与🐎的通知\nkind: 无\n");
    addLeftOut(folder);
    const { figures, listed } = await check();
    expect(figures).toBeNull();
    expect(listed.diagnostics.map(({ at, code }) => [at.file, at.line, at.col, code])).toEqual([
      ["data/briefings/two-places.yaml", 2, 10, "wrong-places"],
      ["data/memos/a.yaml", 2, 5, "unprintable-character"],
      ["data/memos/a.yaml", 2, 9, "unprintable-character"],
      ["data/observations/jia.yaml.bak", 1, 1, "file-left-out"],
    ]);
  });

  it("refuses documents that nothing proves, but only strictly", async () => {
    const text = folder.read("data/documents.yaml");
    folder.write("data/documents.yaml", text.replace(/ {2}file: jia.*\n {2}sha256: .*\n/, ""));
    expect((await check()).figures).toBe(16);
    const { figures, listed } = await check({ strict: true });
    expect(figures).toBeNull();
    expect(listed.diagnostics).toMatchObject([
      { code: "not-proved", severity: "error", at: { file: "data/documents.yaml", line: 3 } },
    ]);
  });

  it("lists the first of very many faults, and counts the others", async () => {
    const lines = Array.from({ length: 300 }, (_, index) => `key${index}: 1`);
    folder.write("data/observations/more.yaml", `${lines.join("\n")}\n`);
    const { figures, listed } = await check();
    expect(figures).toBeNull();
    expect(listed.diagnostics).toHaveLength(200);
    const counts = (listed.omitted ?? []).map(({ count }) => count);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(100);
  });

  it("cannot read a folder that is not there", async () => {
    await expect(check({ data: "none" })).rejects.toMatchObject({ code: "INPUT_UNREADABLE" });
  });

  it("stops when it is no longer wanted", async () => {
    const signal = AbortSignal.abort();
    await expect(check({ signal })).rejects.toMatchObject({ code: "CANCELLED" });
  });
});
