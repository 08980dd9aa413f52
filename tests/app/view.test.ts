import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type ViewOptions, viewBriefing } from "../../src/app/view.ts";
import { testEnvironment } from "./environment.ts";
import { expectSilence } from "./silence.ts";
import { addLeftOut, BROKEN, breakData, LEFT_OUT, workFolder } from "./work-folder.ts";

expectSilence();
const folder = workFolder();

const REVISED = fileURLToPath(new URL("../cases/time/revised", import.meta.url));
const BRIEFING = "data/briefings/two-places.yaml";

function ask(options: Partial<ViewOptions> = {}, signal = new AbortController().signal) {
  const asked = { id: "two-places", lang: "zh", data: "data", ...options } as const;
  return viewBriefing(asked, testEnvironment({ cwd: folder.path(), signal }));
}

describe("viewBriefing(options, environment)", () => {
  it.each([
    ["zh", "甲乙两县主要指标对比"],
    ["en", "Jia and Yi Counties compared"],
  ] as const)("gives what a template sees, in %s", async (lang, title) => {
    const { value, diagnostics } = await ask({ lang });
    expect(diagnostics).toEqual([]);
    expect(value?.meta).toMatchObject({ title, date: "2024-03-01" });
    expect(value?.sections).toHaveLength(2);
    expect(JSON.stringify(value)).toContain("210.5");
  });

  it("gives that of a kind that no file describes", async () => {
    const { value } = await ask({ id: "targets", lang: "en" });
    expect(value?.meta.title).toBe("Plan targets briefing: Jia and Yi");
    await expect(ask({ id: "profile" })).rejects.toMatchObject({ code: "USAGE" });
  });

  it("knows no more than the briefing does: nothing that came after its date", async () => {
    cpSync(REVISED, folder.at("revised"), { recursive: true });
    folder.edit("revised/documents.yaml", "published: 2023-04\n", "published: 2023-04-15\n");
    const levels = async () => {
      const seen = JSON.stringify((await ask({ id: "past", data: "revised" })).value);
      return ["804.1", "809.6"].filter((level) => seen.includes(level));
    };
    expect(await levels()).toContain("809.6");
    folder.edit("revised/briefings/past.yaml", "period: 2022", "period: 2022\nas_of: 2023-03-01");
    expect(await levels()).toEqual(["804.1"]);
  });

  it("comes to nothing with faulty data, and tells where the faults are", async () => {
    breakData(folder);
    expect(await ask()).toMatchObject({ value: null, diagnostics: [BROKEN] });
  });

  it("comes to nothing where a briefing makes no sense for its places, and lists all by place", async () => {
    folder.edit(BRIEFING, "kind: comparison", "regions: [jia]\nkind: pair");
    addLeftOut(folder);
    const { value, diagnostics } = await ask();
    expect(value).toBeNull();
    expect(diagnostics).toMatchObject([
      { severity: "error", code: "wrong-places", at: { file: BRIEFING, line: 2, col: 10 } },
      LEFT_OUT,
    ]);
  });

  it("tells warnings beside the value", async () => {
    addLeftOut(folder);
    const { value, diagnostics } = await ask();
    expect(value).not.toBeNull();
    expect(diagnostics).toMatchObject([LEFT_OUT]);
  });

  it("refuses a briefing that does not exist, with the nearest or all there are", async () => {
    await expect(ask({ id: "two-place" })).rejects.toMatchObject({
      code: "USAGE",
      message: 'No briefing is called "two-place"',
      hint: "did you mean `two-places`?",
    });
    await expect(ask({ id: "zzzzzz" })).rejects.toMatchObject({
      hint: expect.stringMatching(/^there are: two-places, comparison, /),
    });
  });

  it("names the kinds there are where that of the briefing does not exist", async () => {
    folder.edit(BRIEFING, "kind: comparison", "kind: none");
    await expect(ask()).rejects.toMatchObject({
      code: "TEMPLATE_FAULT",
      message: 'two-places is of the kind "none", which does not exist',
      hint: expect.stringContaining("comparison"),
    });
  });

  it("cannot read a folder that is not there", async () => {
    await expect(ask({ data: "none" })).rejects.toMatchObject({ code: "INPUT_UNREADABLE" });
  });

  it("stops when it is no longer wanted", async () => {
    await expect(ask({}, AbortSignal.abort())).rejects.toMatchObject({ code: "CANCELLED" });
  });
});
