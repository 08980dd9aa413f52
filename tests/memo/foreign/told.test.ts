import { PDFArray, PDFDict, PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { beforeAll, describe, expect, it } from "vitest";
import type { Dataset } from "../../../src/dataset/model.ts";
import { readMemo } from "../../../src/memo/read.ts";
import { readStarter } from "../maker.ts";
import { notice } from "../samples.ts";
import { A4, bound, caseFile, textAt, writeFile } from "./files.ts";

let dataset: Dataset;
beforeAll(async () => {
  dataset = await readStarter();
});

/** Reads a memo that attaches one of the case files. */
async function read(entry: string, file?: Uint8Array) {
  const yaml = notice({ more: `attachments:\n  - { ${entry}, title: 附件 }\n` });
  const { value, diagnostics } = await readMemo({
    file: { path: "memos/a.yaml", bytes: new TextEncoder().encode(yaml) },
    shown: "data/memos/a.yaml",
    dataset,
    readAttached: async (path) => file ?? caseFile(path.replace(".pdf", "")),
  });
  const told = diagnostics.map(({ severity, code, message }) => `${severity} ${code} ${message}`);
  return { attachment: value?.attachments[0], told };
}

describe("a memo that attaches a file", () => {
  it("tells what was taken out of it", async () => {
    const { attachment, told } = await read("file: js.pdf");
    const takenOut = [
      "JavaScript (page 1)",
      "Launch calc.exe (page 1)",
      "URI file:///etc/passwd (page 1)",
      "GoToR x.pdf (page 1)",
      "JavaScript",
    ];
    expect(attachment).toMatchObject({ kind: "file", pages: 1, takenOut, carried: [] });
    expect(told).toEqual([
      `warning active-attachment js.pdf would act by itself; taken out: ${takenOut.join(", ")}.`,
    ]);
  });

  it("tells of the files that are left out, and of none that it keeps", async () => {
    const { told } = await read("file: embed.pdf");
    expect(told).toEqual([
      "warning carried-files embed.pdf carries files, which are left out: evil.exe.",
    ]);
    const kept = await read("file: embed.pdf, keep_files: true");
    expect(kept.told).toEqual([]);
    expect(kept.attachment).toMatchObject({ carried: ["evil.exe"], keepsFiles: true });
  });

  it("is refused with the file and its page where that is not whole", async () => {
    expect((await read("file: five-cut.pdf")).told).toEqual([
      "error broken-attachment five-cut.pdf ends before its page 4, or has lost it.",
    ]);
  });

  it("takes `keep_files` and `own_numbers` for a file only", async () => {
    for (const entry of ["keep_files: true", "own_numbers: keep"])
      expect((await read(`briefing: two-places, ${entry}`)).told).toEqual([
        `error wrong-attachment \`${entry.split(":")[0]}\` is for files only.`,
      ]);
  });

  it("tells of its own page numbers where the memo does not say what becomes of them", async () => {
    const numbered = writeFile({
      pages: [1, 2, 3].map((page) => ({ content: textAt(285, 40, `- ${page} -`) })),
    });
    const own = async (choice: string) => {
      const { attachment, told } = await read(`file: numbered.pdf${choice}`, numbered);
      return { told, ...(attachment?.kind === "file" ? attachment.ownNumbers : {}) };
    };
    expect(await own("")).toEqual({
      choice: "keep",
      pages: [1, 2, 3],
      told: [
        "warning own-numbers numbered.pdf has page numbers of its own, which stay beside the memo's: pages 1–3.",
      ],
    });
    expect(await own(", own_numbers: keep")).toMatchObject({ choice: "keep", told: [] });
    expect(await own(", own_numbers: cover")).toEqual({
      choice: "cover",
      pages: [1, 2, 3],
      told: [],
    });
  });

  it("tells where there are no page numbers to cover", async () => {
    const { told } = await read("file: five.pdf, own_numbers: cover");
    expect(told).toEqual([
      "warning own-numbers five.pdf has no page numbers that go up from page to page in one place; none is covered.",
    ]);
  });
});

describe("layers of a file that hides all but some", () => {
  it("stay hidden", async () => {
    const made = writeFile({
      pages: [{ entries: `${A4}/Rotate 0` }],
      catalog: "/OCProperties <</OCGs [30 0 R 31 0 R]/D <</BaseState/OFF/ON [31 0 R]>>>>",
      objects: { 30: "<</Type/OCG/Name(a)>>", 31: "<</Type/OCG/Name(b)>>" },
    });
    const { catalog } = await PDFDocument.load(await bound(made));
    const defaults = catalog
      .lookup(PDFName.of("OCProperties"), PDFDict)
      .lookup(PDFName.of("D"), PDFDict);
    const names = (key: string) => {
      const list = defaults.lookup(PDFName.of(key), PDFArray);
      return list
        .asArray()
        .map((_, at) => String(list.lookup(at, PDFDict).get(PDFName.of("Name"))));
    };
    expect([names("ON"), names("OFF")]).toEqual([["(b)"], ["(a)"]]);
  });
});
