import { beforeEach, describe, expect, it } from "vitest";
import { type AuditOptions, auditFiles, measureMemos } from "../../src/app/audit.ts";
import { factsOf } from "../audit/findings.ts";
import { writePdf } from "../audit/handmade.ts";
import { testEnvironment } from "./environment.ts";
import { expectSilence } from "./silence.ts";
import { workFolder } from "./work-folder.ts";

expectSilence();
const folder = workFolder();

beforeEach(() => {
  const pdf = writePdf({ pages: ["BT /F1 10 Tf 100 700 Td (5.5) Tj ET"] });
  const facts = (text: string) => JSON.stringify({ facts: factsOf([text]) });
  folder.write("with.pdf", pdf);
  folder.write("with.facts.json", facts("5.6"));
  folder.write("without.PDF", pdf);
  folder.write("right.json", facts("5.5"));
  folder.write("wrong.json", JSON.stringify({ facts: [{ number: 5 }] }));
  folder.write("broken.json", "{");
  folder.write("text.pdf", "no PDF");
});

const environment = (signal = new AbortController().signal) =>
  testEnvironment({ cwd: folder.path(), signal });

const audit = (options: AuditOptions, signal?: AbortSignal) =>
  auditFiles(options, environment(signal));

/** `page code` of each finding about numbers. */
async function numbersOf(options: AuditOptions) {
  const [audited] = await audit(options);
  return audited?.findings
    .filter(({ code }) => code === "number-from-nowhere" || code === "fact-not-printed")
    .map(({ page, code }) => `${page} ${code}`);
}

describe("auditFiles(options, environment)", () => {
  it("holds a PDF against the facts file beside it", async () => {
    const [audited] = await audit({ files: ["with.pdf"] });
    expect(audited).toMatchObject({ file: "with.pdf", facts: "with.facts.json", pages: 1 });
    expect(audited?.findings).toContainEqual(
      expect.objectContaining({
        severity: "error",
        code: "number-from-nowhere",
        page: 1,
        message: "5.5 is printed, but no fact says so",
      }),
    );
    expect(await numbersOf({ files: ["with.pdf"] })).toEqual([
      "null fact-not-printed",
      "1 number-from-nowhere",
    ]);
  });

  it("takes the facts file that is named", async () => {
    expect(await numbersOf({ files: ["with.pdf"], facts: "right.json" })).toEqual([]);
  });

  it("checks no numbers where there is no facts file, and gives each file in its order", async () => {
    const audited = await audit({ files: ["without.PDF", "with.pdf"] });
    expect(audited.map(({ file, facts }) => [file, facts])).toEqual([
      ["without.PDF", null],
      ["with.pdf", "with.facts.json"],
    ]);
    expect(await numbersOf({ files: ["without.PDF"] })).toEqual([]);
  });

  it("finds of a file that is no PDF that it is none", async () => {
    const [audited] = await audit({ files: ["text.pdf"] });
    expect(audited).toMatchObject({
      pages: 0,
      findings: [{ code: "not-a-pdf", severity: "error" }],
    });
  });

  it.each([
    [{ files: ["gone.pdf"] }, "INPUT_UNREADABLE", "gone.pdf"],
    [{ files: ["data"] }, "INPUT_UNREADABLE", "data"],
    [{ files: ["with.pdf"], facts: "gone.json" }, "INPUT_UNREADABLE", "gone.json"],
    [{ files: ["with.pdf"], facts: "wrong.json" }, "INPUT_UNREADABLE", "wrong.json"],
    [{ files: ["with.pdf"], facts: "broken.json" }, "INPUT_UNREADABLE", "broken.json"],
    [{ files: ["with.pdf", "without.PDF"], facts: "right.json" }, "USAGE", "--facts"],
  ])("refuses %j", async (options, code, words) => {
    await expect(audit(options)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(words),
    });
  });

  it("cannot read facts beside a PDF that are damaged", async () => {
    folder.write("with.facts.json", "{");
    await expect(audit({ files: ["with.pdf"] })).rejects.toMatchObject({
      code: "INPUT_UNREADABLE",
    });
  });

  it("stops when it is no longer wanted", async () => {
    const asked = audit({ files: ["with.pdf"] }, AbortSignal.abort());
    await expect(asked).rejects.toMatchObject({ code: "CANCELLED" });
  });
});

describe("measureMemos(files, environment)", () => {
  it("gives each file with its measures, and whether all are met", async () => {
    const [measured, ...more] = await measureMemos(["with.pdf"], environment());
    expect(more).toEqual([]);
    expect(measured).toMatchObject({ file: "with.pdf", pages: 1, isMet: false });
    expect(measured?.measures.find(({ isMet }) => !isMet)).toMatchObject({
      name: expect.stringMatching(/^[a-z-]+$/),
      clause: expect.stringMatching(/\d/),
    });
  });

  it.each(["gone.pdf", "text.pdf"])("cannot read %s", async (file) => {
    await expect(measureMemos([file], environment())).rejects.toMatchObject({
      code: "INPUT_UNREADABLE",
      message: expect.stringContaining(file),
    });
  });

  it("stops when it is no longer wanted", async () => {
    const asked = measureMemos(["with.pdf"], environment(AbortSignal.abort()));
    await expect(asked).rejects.toMatchObject({ code: "CANCELLED" });
  });
});
