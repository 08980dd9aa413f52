import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { memo } from "../../src/app/memo.ts";
import { auditPdf } from "../../src/audit/audit.ts";
import { checkArchivable } from "../../src/memo/archivable.ts";
import { readForeign } from "../../src/memo/attached-file.ts";
import { testEnvironment } from "../app/environment.ts";
import { copyStarter } from "../starter.ts";
import { A4, streamOf, textAt, writeFile as writePdf } from "./foreign/files.ts";
import { notice } from "./samples.ts";

let folder: string;
const put = (name: string, content: string | Uint8Array) =>
  writeFile(join(folder, "data/memos", name), content);
const attach = (...entries: string[]) =>
  notice({ more: `attachments:\n${entries.map((entry) => `  - { ${entry} }\n`).join("")}` });

const make = (ids: readonly string[], options = {}) =>
  memo(
    { ids, data: "data", out: "out", archive: true, ...options },
    testEnvironment({ cwd: folder, cores: 1 }),
  );

const DRAWN = "0.5 g 100 100 50 50 re f 1 0 0 RG 100 300 m 300 300 l S";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "memo-archive-"));
  copyStarter(join(folder, "data"));
  await mkdir(join(folder, "data/memos"));
  await put("drawn.pdf", writePdf({ pages: [{ content: DRAWN }, { content: DRAWN }] }));
  await put(
    "text.pdf",
    writePdf({ pages: [{ content: DRAWN }, { content: textAt(60, 420, "x") }] }),
  );
  await put("mixed.yaml", attach("briefing: two-places", "file: drawn.pdf, title: 图"));
  await put("plain.yaml", notice());
  await put("tagged.yaml", attach("file: plain.pdf, title: 通知, own_numbers: keep"));
  await put("refused.yaml", attach("file: text.pdf, title: 文"));
});
afterAll(() => rm(folder, { recursive: true }));

const errorsIn = async (name: string) => {
  const { findings } = await auditPdf(await readFile(join(folder, "out", name)), { house: false });
  return findings.filter(({ severity }) => severity === "error").map(({ message }) => message);
};

describe("briefings memo --archive", () => {
  it("refuses a file that does not keep PDF/A-3, with page and reason, and writes nothing", async () => {
    const { value, diagnostics } = await make(["refused", "plain"]);
    expect(value).toBeNull();
    expect(diagnostics.map(({ code, message, hint }) => `${code}: ${message} (${hint})`)).toEqual([
      "unarchivable-attachment: text.pdf cannot be kept in an archive (PDF/A-3): page 2: The font Helvetica is not embedded. (embed all fonts where it was made, e.g. by saving it as PDF/A)",
    ]);
    await expect(readdir(join(folder, "out"))).rejects.toThrow();
  });

  it("claims the level that holds: A for a memo by itself, U where a file has no tags", async () => {
    const { value } = await make(["plain", "mixed"]);
    expect(value?.map(({ claims }) => claims)).toEqual([
      { archive: "A", isAccessible: true },
      { archive: "U", isAccessible: false },
    ]);
    expect(await errorsIn("plain.pdf")).toEqual([]);
    expect(await errorsIn("mixed.pdf")).toEqual([]);
    const text = (await readFile(join(folder, "out/mixed.pdf"))).toString("latin1");
    expect(text).toContain("<pdfaid:conformance>U<");
    await put("plain.pdf", await readFile(join(folder, "out/plain.pdf")));
  });

  it("claims level A with a file of others whose tags are whole, and what that carries has a relation", async () => {
    const { value } = await make(["tagged"]);
    expect(value?.[0]?.claims).toEqual({ archive: "A", isAccessible: true });
    expect(await errorsIn("tagged.pdf")).toEqual([]);
  });
});

describe("checkArchivable(bytes)", () => {
  const reasons = async (bytes: Uint8Array, keepsFiles = false) => {
    const read = await readForeign(bytes, { keepsFiles, archive: true, coversNumbers: false });
    if ("code" in read) throw new Error(read.message);
    return (await checkArchivable(read.bytes)).map(({ page, message }) => `${page} ${message}`);
  };

  it.each<readonly [string, Uint8Array]>([
    ["LZW", lzw()],
    [
      "a note that is not printed and has looks for each state",
      writePdf({
        pages: [{ entries: `${A4}/Annots [30 0 R]` }],
        objects: {
          30: "<</Type/Annot/Subtype/Square/Rect [9 9 20 20]/AP <</N 31 0 R/D 31 0 R>>>>",
          31: streamOf("0 0 9 9 re f", "/Type/XObject/Subtype/Form/BBox [0 0 9 9]"),
        },
      }),
    ],
    [
      "metadata of a picture, which is smoothed",
      writePdf({
        pages: [{ content: "/X Do", entries: `${A4}/Resources <</XObject <</X 30 0 R>>>>` }],
        objects: {
          30: streamOf(
            "\x00",
            "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Interpolate true/Metadata 31 0 R",
          ),
          31: streamOf("no XMP", "/Type/Metadata/Subtype/XML"),
        },
      }),
    ],
    [
      "layers without a name",
      writePdf({
        pages: [{ content: DRAWN }],
        catalog: "/OCProperties <</OCGs [30 0 R]/D <</ON [30 0 R]>>>>",
        objects: { 30: "<</Type/OCG/Name(a)>>" },
      }),
    ],
  ])("mends %s", async (_, bytes) => {
    expect(await reasons(bytes)).toEqual([]);
  });

  it("mends carried files that do not say what they are, but makes no date up", async () => {
    const carrying = (params: string) =>
      writePdf({
        pages: [{ content: DRAWN }],
        catalog: "/Names <</EmbeddedFiles <</Names [(a) 30 0 R]>>>>",
        objects: {
          30: "<</Type/Filespec/F(a.csv)/EF <</F 31 0 R>>>>",
          31: streamOf("1,2", `/Type/EmbeddedFile ${params}`),
        },
      });
    const dated = carrying("/Params <</ModDate (D:20260101000000Z)>>");
    expect(await reasons(dated, true)).toEqual([]);
    expect(await reasons(carrying(""), true)).toEqual(["null The attached file a.csv has no date"]);
    expect(await reasons(carrying(""))).toEqual([]);
  });

  it.each<readonly [string, Uint8Array, string]>([
    [
      "CMYK",
      writePdf({ pages: [{}, { content: "0 1 1 0 k 9 9 9 9 re f" }] }),
      "2 The page has CMYK colours",
    ],
    [
      "CMYK of a group",
      writePdf({ pages: [{ entries: `${A4}/Group <</S/Transparency/CS/DeviceCMYK>>` }] }),
      "1 Object",
    ],
    [
      "a note without a picture",
      writePdf({
        pages: [{ entries: `${A4}/Annots [30 0 R]` }],
        objects: { 30: "<</Type/Annot/Subtype/Square/Rect [9 9 20 20]>>" },
      }),
      "1 An annotation Square does not say how it looks",
    ],
    [
      "an operator that no reader knows",
      writePdf({ pages: [{ content: "BX 1 magic EX" }] }),
      "1 The page draws by magic, which no reader knows",
    ],
  ])("refuses %s", async (_, bytes, reason) => {
    expect(await reasons(bytes)).toEqual([expect.stringContaining(reason)]);
  });
});

/** A page whose content is packed with LZW: a code for each byte, 9 bits wide. */
function lzw(): Uint8Array {
  const codes = [256, ...Buffer.from(DRAWN, "latin1"), 257];
  const bits = codes.map((code) => code.toString(2).padStart(9, "0")).join("");
  const bytes = bits.match(/.{1,8}/g)?.map((byte) => Number.parseInt(byte.padEnd(8, "0"), 2)) ?? [];
  const packed = Buffer.from(bytes).toString("latin1");
  return writePdf({ pages: [{}], objects: { 21: streamOf(packed, "/Filter/LZWDecode") } });
}
