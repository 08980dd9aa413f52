import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readDocumentBytes } from "../../src/documents/read.ts";
import { ReportError } from "../../src/error.ts";
import * as plan from "./plan.ts";
import { writePdf } from "./write-pdf.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, "latin1"));

/** A compound file as far as it is looked at: how it begins, and the name of a stream. */
function compound(stream: string): Uint8Array {
  const start = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  return Buffer.concat([start, Buffer.alloc(512), Buffer.from(stream, "utf16le")]);
}

/** A Word document that lists one part of a megabyte 41 times, as bombs do that are small. */
function bomb(): Uint8Array {
  const zip = zipSync({ "word/document.xml": new Uint8Array(1024 * 1024) }, { level: 1 });
  const view = Buffer.from(zip);
  const list = view.readUInt32LE(view.length - 6);
  const records = Array(41).fill(view.subarray(list, view.length - 22));
  const end = Buffer.from(view.subarray(view.length - 22));
  for (const at of [8, 10]) end.writeUInt16LE(records.length, at);
  return Buffer.concat([view.subarray(0, list), ...records, end]);
}

const CASES: readonly (readonly [what: string, bytes: () => Uint8Array, says: RegExp])[] = [
  ["an empty file", () => new Uint8Array(), /is empty/],
  ["a file of nothing but spaces", () => bytesOf("<p> </p>"), /is empty/],
  ["a PDF without text", () => writePdf([[], []]), /is a scan/],
  ["a picture", () => latin1("\x89PNG\r\n\x1a\n\0\0"), /is a picture/],
  ["what has a password", () => compound("EncryptedPackage"), /protected by a password/],
  ["an old Word document", () => compound("WordDocument"), /old format of Word, Excel or WPS/],
  ["rich text", () => bytesOf("{\\rtf1 a}"), /a format that is not read/],
  ["an archive of something else", () => zipSync({ a: strToU8("x") }), /a format that is not read/],
  ["half of a PDF", () => bytesOf("%PDF-1.7\n1 0 obj"), /is damaged/],
  ["an archive that ends too early", () => latin1("PK\x03\x04abc"), /is damaged/],
  ["bytes that are no text", () => Uint8Array.of(0x80, 0, 1, 255, 255), /is no text in UTF-8/],
  ["more characters than are read", () => bytesOf("a".repeat(5_000_001)), /5 million characters/],
  ["a larger file than is read", () => new Uint8Array(50 * 1024 * 1024 + 1), /larger than 50 MB/],
  ["a bomb", bomb, /unpacks to more/],
];

describe("readDocumentBytes(bytes, name), of what cannot be read", () => {
  it.each(CASES)("refuses %s, and says what to do", async (_, make, says) => {
    const refusal = await readDocumentBytes(make(), "plan.x").catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ReportError);
    const { code, message, hint } = refusal as ReportError;
    expect({ code, hint: hint !== null }).toEqual({ code: "INPUT_UNREADABLE", hint: true });
    expect(message).toMatch(says);
    expect(message).toMatch(/^"plan\.x" [^.]*(?:\.\w+[^.]*)*\.$/);
  });

  it("refuses a PDF with a password", async () => {
    const { PDFDocument } = await import("@cantoo/pdf-lib");
    const locked = await PDFDocument.create();
    locked.addPage();
    locked.encrypt({ userPassword: "1234", ownerPassword: "5678" });
    await expect(readDocumentBytes(await locked.save(), "plan.pdf")).rejects.toMatchObject({
      code: "INPUT_UNREADABLE",
      message: '"plan.pdf" is protected by a password.',
    });
  });

  it("comes to a reading or a refusal, whatever the bytes", async () => {
    const starts = [
      "",
      "PK\x03\x04",
      "%PDF-1.4\n",
      "<html>",
      "<table><tr><td rowspan=9>",
      "\xff\xfe",
    ];
    const made = fc
      .tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }))
      .map(([start, bytes]) => Buffer.concat([Buffer.from(start, "latin1"), bytes]));
    await fc.assert(fc.asyncProperty(made, comesToSomething), { numRuns: 150 });
  });

  it("comes to a reading or a refusal of documents with a few bytes changed", async () => {
    const whole = await Promise.all([plan.docxBytes(), plan.xlsxBytes(), plan.pdfBytes()]);
    const damage = fc.tuple(
      fc.constantFrom(...whole),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }),
    );
    const made = damage.map(([bytes, changes]) => {
      const damaged = Uint8Array.from(bytes);
      for (const [at, byte] of changes) damaged[at % damaged.length] = byte;
      return damaged;
    });
    await fc.assert(fc.asyncProperty(made, comesToSomething), { numRuns: 25 });
  });
});

async function comesToSomething(bytes: Uint8Array): Promise<void> {
  const outcome = await readDocumentBytes(bytes, "plan").catch((error: unknown) => error);
  if (outcome instanceof ReportError) expect(outcome.code).toBe("INPUT_UNREADABLE");
  else expect(outcome).toHaveProperty("text");
}
