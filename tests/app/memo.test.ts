import { appendFileSync, cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { type MemoOptions, memo } from "../../src/app/memo.ts";
import type { Environment } from "../../src/environment.ts";
import { packageHome } from "../../src/package.ts";
import { makePdf } from "../memo/maker.ts";
import { notice } from "../memo/samples.ts";
import { testEnvironment } from "./environment.ts";
import { expectSilence } from "./silence.ts";
import { addLeftOut, BROKEN, breakData, LEFT_OUT, workFolder } from "./work-folder.ts";

expectSilence();
const folder = workFolder();

const BODY = "2023年总值{{figure jia/gross_regional_product/2023/level}}。";
const WITH_FILE = "attachments:\n  - { file: lying.pdf, title: 横排附件 }\n";

const writeMemo = (id: string, yaml: string) => folder.write(`data/memos/${id}.yaml`, yaml);

beforeEach(() => writeMemo("sound", notice({ body: BODY })));

function make(options: Partial<MemoOptions> = {}, world: Partial<Environment> = {}) {
  const environment = testEnvironment({ cwd: folder.path(), cores: 1, ...world });
  const asked = { ids: [], data: "data", out: "out", ...options };
  return { environment, made: memo(asked, environment) };
}

const madeOf = (...asked: Parameters<typeof make>) => make(...asked).made;

/** Files beside the data. */
const written = () => folder.files().filter((path) => !path.startsWith("data/"));

describe("memo(options, environment)", () => {
  it("gives what it wrote: the memo, an editable document and facts, the same bytes each time", async () => {
    const { environment, made } = make();
    const { value, diagnostics } = await made;
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject([{ id: "sound", pages: 1 }]);
    const names = ["sound.docx", "sound.facts.json", "sound.pdf"];
    expect(value?.[0]?.files.map(({ path }) => path).sort()).toEqual(names);
    expect(written()).toEqual(names.map((name) => `out/${name}`));
    expect(environment.notices[0]).toContain("Fonts standing in: ");
    const pdf = readFileSync(folder.at("out/sound.pdf"));
    expect(value?.[0]?.files.find(({ path }) => path === "sound.pdf")?.bytes).toBe(pdf.length);
    expect(JSON.parse(folder.read("out/sound.facts.json")).facts[0]).toMatchObject({
      text: "210.5",
      figures: ["jia/gross_regional_product/2023/level"],
    });
    expect((await madeOf()).value).toEqual(value);
  });

  it("makes those asked for, once and in their order, with attachments as files of their own", async () => {
    folder.write("data/memos/lying.pdf", await makePdf(1, [841.89, 595.28]));
    writeMemo("other", notice({ more: WITH_FILE }));
    const { value } = await madeOf({ ids: ["sound", "other", "sound"], separate: true });
    expect(value?.map(({ id }) => id)).toEqual(["sound", "other"]);
    expect(written()).toContain("out/other.attachment-1.pdf");
    expect(written().filter((path) => path.includes("sound.attachment"))).toEqual([]);
  });

  it.each([
    ["no-addressee", notice().replace(/addressees:.*\n/, ""), "missing-key", 1, 7],
    [
      "no-briefing",
      notice({ more: "attachments:\n  - { briefing: none }\n" }),
      "unknown-briefing",
      12,
      17,
    ],
    ["no-figure", notice({ body: BODY.replace("gross", "net") }), "unknown-figure", 7, 10],
    ["broken", notice({ more: WITH_FILE }), "broken-attachment", 12, 13],
  ])(
    "comes to nothing with %s, and tells where the fault is",
    async (id, yaml, code, line, col) => {
      folder.write("data/memos/lying.pdf", "%PDF-1.7 broken");
      writeMemo(id, yaml);
      const at = { file: `data/memos/${id}.yaml`, line, col };
      expect(await madeOf({ ids: [id, "sound"] })).toMatchObject({
        value: null,
        diagnostics: [{ severity: "error", code, at }],
      });
      expect(written()).toEqual([]);
    },
  );

  it("tells every fault of the folder of memos, whichever is asked for", async () => {
    const memoWithNul = readFileSync(new URL("../cases/memo/nul-title.yaml", import.meta.url));
    for (const name of ["a.yaml", "a.YML", "b.yml", "c.yaml~"])
      folder.write(`data/memos/${name}`, memoWithNul);
    mkdirSync(folder.at("data/memos/d.yaml"));
    const { value, diagnostics } = await madeOf();
    expect(value).toBeNull();
    const places = diagnostics.map(({ at, severity, code }) => {
      return `${at.file.replace("data/memos/", "")}:${at.line}:${at.col} ${severity} ${code}`;
    });
    expect(places).toEqual([
      "a.YML:4:8 error control-character",
      "a.yaml:1:1 error repeated-file",
      "a.yaml:4:8 error control-character",
      "b.yml:4:8 error control-character",
      "c.yaml~:1:1 warning file-left-out",
      "d.yaml:1:1 error not-a-file",
    ]);
    expect(written()).toEqual([]);
  });

  it("comes to nothing with faulty data, or a briefing that makes no sense for its places", async () => {
    const briefing = "data/briefings/two-places.yaml";
    folder.edit(briefing, "kind: comparison", "regions: [jia]\nkind: pair");
    expect(await madeOf()).toMatchObject({
      value: null,
      diagnostics: [{ code: "wrong-places", at: { file: briefing, line: 2, col: 10 } }],
    });
    breakData(folder);
    expect(await madeOf()).toMatchObject({ value: null, diagnostics: [BROKEN] });
    expect(written()).toEqual([]);
  });

  it("tells warnings beside what it made", async () => {
    addLeftOut(folder);
    const { value, diagnostics } = await madeOf();
    expect(value).toHaveLength(1);
    expect(diagnostics).toMatchObject([LEFT_OUT]);
  });

  it("writes no memo that is off the standard, unless it is told not to look", async () => {
    for (const name of ["templates", "package.json"])
      cpSync(join(packageHome(), name), folder.at("home", name), { recursive: true });
    const style = folder.at("home/templates/memo/styles/memo.css");
    appendFileSync(style, "@page { margin-top: 34mm; }");
    const home = folder.at("home");
    await expect(madeOf({ out: "data/out" }, { home })).rejects.toMatchObject({
      code: "AUDIT_FAULT",
      message: expect.stringMatching(/^The memo sound has \d+ errors:\n {2}off .*mark-top/s),
      hint: "mend the memo; --no-audit writes it all the same",
    });
    expect(folder.files("data")).not.toContain("out/sound.pdf");
    const { value } = await madeOf({ out: "data/out", audit: false }, { home });
    expect(value).toHaveLength(1);
    expect(folder.files("data")).toContain("out/sound.pdf");
  });

  it("refuses a memo that does not exist, with the nearest or all there are", async () => {
    const refused = (hint: string) => ({ code: "USAGE", hint });
    await expect(madeOf({ ids: ["soun"] })).rejects.toMatchObject(refused("did you mean `sound`?"));
    await expect(madeOf({ ids: ["zzzzzz"] })).rejects.toMatchObject(refused("there are: sound"));
    expect(written()).toEqual([]);
  });

  it("says how to have a memo where there is none", async () => {
    await expect(madeOf({ data: join(packageHome(), "templates/starter") })).rejects.toMatchObject({
      code: "USAGE",
      hint: "put one into memos/<id>.yaml in the data folder",
    });
  });

  it("cannot read a folder that is not there", async () => {
    await expect(madeOf({ data: "none" })).rejects.toMatchObject({ code: "INPUT_UNREADABLE" });
  });

  it("writes all memos, or none of them", async () => {
    // A name that a file may have, but not while it is being written.
    writeMemo("z".repeat(240), notice());
    await expect(madeOf({ audit: false })).rejects.toMatchObject({ code: "OUTPUT_FAULT" });
    expect(written()).toEqual([]);
  });

  it("stops when it is no longer wanted, and writes nothing", async () => {
    const signal = AbortSignal.abort();
    await expect(madeOf({}, { signal })).rejects.toMatchObject({ code: "CANCELLED" });
    const stop = new AbortController();
    const { made } = make(
      {},
      { signal: stop.signal, notice: () => setTimeout(() => stop.abort(), 100) },
    );
    await expect(made).rejects.toMatchObject({ code: "CANCELLED" });
    expect(written()).toEqual([]);
  });
});
