import { describe, expect, it } from "vitest";
import { readDocumentBytes } from "../../src/documents/read.ts";
import type { Candidate } from "../../src/intake/model.ts";
import { readDocument } from "../../src/intake/read.ts";
import * as plan from "../documents/plan.ts";
import { knownOf } from "./registry.ts";

const YEARS = { past: 2022, plan: 2023 };
const known = knownOf({
  product: ["生产总值", "level", "亿元"],
  imports: ["进口", "level", "万美元"],
});

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function readingOf(bytes: Uint8Array, name: string) {
  const document = await readDocumentBytes(bytes, name);
  const reading = readDocument(document, YEARS, known);
  for (const { text, start, end } of [...reading.candidates, ...reading.ignored]) {
    expect(document.text.slice(start, end)).toBe(text);
  }
  return reading;
}

const withoutPlace = ({ start, end, doubts, ...one }: Candidate) => ({
  ...one,
  doubts: doubts.map(({ code }) => code),
});

describe("readDocument(document, years, known) of other formats", () => {
  it.each([
    ["docx", plan.docxBytes],
    ["html", async () => bytesOf(plan.htmlText())],
  ] as const)(
    "reads the same candidates in %s as in text, those of its table included",
    async (format, make) => {
      const text = await readingOf(bytesOf(plan.TEXT), "plan.txt");
      const other = await readingOf(await make(), `plan.${format}`);
      expect(text.candidates).toHaveLength(10);
      expect(text.unread).toEqual([]);
      expect({ ...other, candidates: other.candidates.map(withoutPlace) }).toMatchObject({
        numbers: text.numbers,
        candidates: text.candidates.map(withoutPlace),
        unread: [],
      });
    },
  );

  it("reads the same candidates in the paragraphs of a PDF", async () => {
    const paragraphs = await readingOf(bytesOf(plan.PARAGRAPHS.join("\n")), "plan.txt");
    const pdf = await readingOf(plan.pdfBytes(), "plan.pdf");
    expect(paragraphs.candidates).toHaveLength(4);
    expect(pdf.candidates.map(withoutPlace)).toEqual(paragraphs.candidates.map(withoutPlace));
  });
});
