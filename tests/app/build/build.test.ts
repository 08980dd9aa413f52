import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { build } from "../../../src/app/build/build.ts";
import type { BuildOptions, BuildProgress } from "../../../src/app/build/model.ts";
import { describeFile } from "../../../src/store/folder.ts";
import { testEnvironment } from "../environment.ts";
import { expectSilence } from "../silence.ts";
import { addLeftOut, BROKEN, breakData, LEFT_OUT, workFolder } from "../work-folder.ts";

expectSilence();
const folder = workFolder();

const BRIEFING = "data/briefings/two-places.yaml";

interface Call {
  readonly signal?: AbortSignal;
  /** Called with each line of what is told. */
  readonly onTold?: (line: string) => void;
}

/** Builds in Chinese into `out`, and keeps in short lines what is told on the way. */
async function make(options: Partial<BuildOptions> = {}, { signal, onTold }: Call = {}) {
  const told: string[] = [];
  const tell = (line: string) => {
    told.push(line);
    onTold?.(line);
  };
  const progress: BuildProgress = {
    begin: async () => tell("begin"),
    told: ({ diagnostics }) => tell(["told", ...diagnostics.map(({ code }) => code)].join(" ")),
    leftOut: ({ base, reason }) => tell(`left out ${base}: ${reason}`),
    expect: (total) => tell(`expect ${total}`),
    show: (event) =>
      tell(event.kind === "begun" ? `begun ${event.name}` : `ended ${event.result.path}`),
  };
  const environment = testEnvironment({ cwd: folder.path(), ...(signal ? { signal } : {}) });
  const asked = { ids: [], lang: ["zh"], data: "data", out: "out", jobs: 1, ...options };
  try {
    return { ...(await build(asked, environment, progress)), fault: null, told };
  } catch (fault) {
    return { value: null, diagnostics: [], fault, told };
  }
}

/** Files beside the data and what builds remember. */
const written = () => folder.files().filter((path) => !/^data\/|^out\/\.cache\//.test(path));

/** Adds a copy of the starter's briefing that differs from it. */
function addBriefing(id: string, from = "", to = ""): void {
  const path = `data/briefings/${id}.yaml`;
  folder.write(path, folder.read(BRIEFING));
  if (from) folder.edit(path, from, to);
}

const BUILT = { id: "two-places", base: "two-places", language: "zh", path: "two-places.zh.pdf" };

describe("build(options, environment, progress)", () => {
  it("gives what it made, and tells how far it is", async () => {
    const { value, diagnostics, told } = await make({ lang: ["zh", "en"] });
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({ leftOut: [], variantsLeft: [] });
    expect(value?.outputs).toMatchObject([
      { ...BUILT, reasons: [{ kind: "new" }], error: null },
      { ...BUILT, language: "en", path: "two-places.en.pdf", error: null },
    ]);
    expect(told).toEqual([
      "begin",
      "told",
      "expect 2",
      "begun two-places.zh",
      "begun two-places.en",
      "ended two-places.zh.pdf",
      "ended two-places.en.pdf",
    ]);
    for (const { path, bytes, seconds } of value?.outputs ?? []) {
      expect(bytes).toBe(readFileSync(folder.at("out", path)).length);
      expect(seconds).toBeGreaterThan(0);
    }
    const { outputs, files } = JSON.parse(folder.read("out/manifest.json"));
    for (const file of [
      ...outputs.flatMap((output: typeof BUILT & { files: [] }) => output.files),
      ...files,
    ]) {
      const bytes = readFileSync(folder.at("out", file.path));
      expect(describeFile({ path: file.path, bytes })).toEqual(file);
    }
  });

  it("does nothing where nothing has changed, and tells again what the data was told of", async () => {
    addLeftOut(folder);
    addBriefing("pair", "kind: comparison", "kind: pair");
    const asked = { regions: ["jia"], audit: false };
    const first = await make(asked);
    const before = written();
    const leftOut = "left out pair: the kind pair is for 2 places, not 1";
    expect(first.diagnostics).toMatchObject([LEFT_OUT]);
    expect(first.told.slice(0, 4)).toEqual(["begin", "told file-left-out", leftOut, "expect 1"]);
    const second = await make(asked);
    expect(second.told).toEqual(["told file-left-out", leftOut]);
    expect(second.diagnostics).toEqual(first.diagnostics);
    expect(second.value).toEqual({
      ...first.value,
      outputs: first.value?.outputs.map((output) => ({ ...output, seconds: 0, reasons: [] })),
    });
    expect(written()).toEqual(before);
  });

  it("tells where faults are by the name of the data folder that is asked for", async () => {
    addLeftOut(folder);
    await make({ audit: false });
    const { diagnostics } = await make({ audit: false, data: folder.at("data") });
    expect(diagnostics).toMatchObject([{ at: { file: folder.at(LEFT_OUT.at.file) } }]);
  });

  it("comes to nothing with faulty data, tells where the faults are, and writes nothing", async () => {
    breakData(folder);
    addLeftOut(folder);
    const { value, diagnostics, told } = await make();
    expect(value).toBeNull();
    expect(diagnostics).toMatchObject([BROKEN, LEFT_OUT]);
    expect(told).toEqual(["begin", "told wrong-type file-left-out"]);
    expect(written()).toEqual([]);
  });

  it("comes to nothing where a briefing makes no sense for its places, and lists all by place", async () => {
    folder.edit(BRIEFING, "kind: comparison", "regions: [jia]\nkind: pair");
    addLeftOut(folder);
    const { value, diagnostics } = await make();
    expect(value).toBeNull();
    expect(diagnostics).toMatchObject([
      { severity: "error", code: "wrong-places", at: { file: BRIEFING, line: 2, col: 10 } },
      LEFT_OUT,
    ]);
    expect(written()).toEqual([]);
  });

  it("makes the others where one fails, whose fault stands beside it, and tries it again", async () => {
    addBriefing("odd", "kind: comparison", "kind: none");
    for (const reasons of [[{ kind: "new" }], []]) {
      const { value } = await make({ audit: false });
      expect(value?.outputs).toMatchObject([
        { id: "odd", pages: 0, reasons: [], error: { code: "TEMPLATE_FAULT" } },
        { ...BUILT, reasons, error: null },
      ]);
    }
    expect(written().filter((path) => path.includes("odd"))).toEqual([]);
  });

  it("names the variants that may show older figures than what it made", async () => {
    await make({ ids: ["two-places"], regions: ["yi", "jia"], audit: false });
    folder.edit("data/observations/jia.yaml", "210.5", "211.5");
    const { value } = await make({ audit: false });
    expect(value?.variantsLeft).toEqual(["two-places--yi+jia"]);
  });

  it.each([
    ["briefing", { ids: ["two-place"] }, "did you mean `two-places`?"],
    ["region", { regions: ["jiaa"] }, "did you mean `jia`?"],
    ["language", { lang: ["fr"] }, "there are: zh, en"],
  ])("refuses a %s that does not exist", async (_, options, hint) => {
    const { fault, told } = await make(options);
    expect(fault).toMatchObject({ code: "USAGE", hint });
    expect(told).toEqual(["begin", "told"]);
    expect(written()).toEqual([]);
  });

  it("cannot read a folder that is not there", async () => {
    expect((await make({ data: "none" })).fault).toMatchObject({ code: "INPUT_UNREADABLE" });
  });

  it("cannot write below a file", async () => {
    folder.write("out", "a file");
    expect((await make({ audit: false })).fault).toMatchObject({ code: "OUTPUT_FAULT" });
    expect(written()).toEqual(["out"]);
  });

  it("stops before it begins when it is not wanted any more", async () => {
    expect((await make({}, { signal: AbortSignal.abort() })).fault).toMatchObject({
      code: "CANCELLED",
    });
    expect(written()).toEqual([]);
  });

  it("stops under way: each output is there whole or not at all, and the next build goes on", async () => {
    addBriefing("second");
    const stop = new AbortController();
    const { fault, told } = await make(
      { audit: false },
      {
        signal: stop.signal,
        onTold: (line) => line.startsWith("begun two-places") && setTimeout(() => stop.abort(), 50),
      },
    );
    expect(fault).toMatchObject({ code: "CANCELLED" });
    expect(told.slice(3, 6)).toEqual([
      "begun second.zh",
      "ended second.zh.pdf",
      "begun two-places.zh",
    ]);
    const names = (id: string) => ["facts.json", "html", "pdf"].map((end) => `out/${id}.zh.${end}`);
    expect(written()).toEqual(names("second"));
    expect((await make({ audit: false })).value?.outputs).toMatchObject([
      { id: "second", reasons: [] },
      { ...BUILT, reasons: [{ kind: "new" }] },
    ]);
    expect(written()).toEqual(expect.arrayContaining([...names("second"), ...names("two-places")]));
    expect(folder.files().filter((path) => path.includes(".part"))).toEqual([]);
  });
});
