import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Dataset } from "../../src/dataset/model.ts";
import { proveSources } from "../../src/sources/prove.ts";
import { datasetOf, PLAN } from "./fixture.ts";

const DATASET = datasetOf([
  ["rate", "year: 2022, measure: share, value: 95, section: 一（二）, printed: 参保率达95%"],
]);

const CRLF = PLAN.replaceAll("\n", "\r\n");
const MIXED = PLAN.replace("\n", "\r\n");

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The dataset, whose document has the checksum of some bytes. */
function recording(content: string | Uint8Array): Dataset {
  const sha256 = createHash("sha256").update(content).digest("hex");
  const documents = [...DATASET.documentById].map(
    ([id, document]) => [id, { ...document, proof: { file: "east.txt", sha256 } }] as const,
  );
  return { ...DATASET, documentById: new Map(documents) };
}

/** Codes told of a text, and how many figures it proves. */
function prove(dataset: Dataset, bytes: Uint8Array) {
  const { diagnostics, counts } = proveSources(dataset, [{ file: "east.txt", bytes }]);
  return [...diagnostics.map(({ code }) => code), counts[0]?.proved];
}

describe("proveSources(dataset, files) on ends of lines", () => {
  it.each([
    ["line feeds", PLAN],
    ["carriage returns and line feeds", CRLF],
    ["both", MIXED],
  ])("finds a text with %s unchanged", (_name, text) => {
    expect(prove(recording(PLAN), bytesOf(text))).toEqual([1]);
  });

  it("finds a text unchanged whose checksum was taken of its bytes as they are", () => {
    expect(prove(recording(CRLF), bytesOf(CRLF))).toEqual([1]);
    expect(prove(recording(MIXED), bytesOf(MIXED))).toEqual([1]);
  });

  it("takes neither any other byte nor a byte order mark for an end of a line", () => {
    expect(prove(recording(PLAN), bytesOf(`${PLAN}\n`))).toEqual(["document-changed", 1]);
    expect(prove(recording(PLAN), bytesOf(`\ufeff${PLAN}`))).toEqual(["document-changed", 1]);
    expect(prove(recording(PLAN), bytesOf(PLAN.replaceAll("\n", "\r")))[0]).toBe(
      "document-changed",
    );
    expect(prove(recording(PLAN), bytesOf(PLAN.replace("95%", "96%")))[0]).toBe("document-changed");
  });

  it("does not change what is no text", () => {
    const bytes = new Uint8Array([0xff, 0x0d, 0x0a, 0x80, 0x0d, 0x00]);
    expect(prove(recording(bytes), bytes)).not.toContain("document-changed");
    const lineFeeds = new Uint8Array([0xff, 0x0a, 0x80, 0x0d, 0x00]);
    expect(prove(recording(lineFeeds), bytes)).not.toContain("document-changed");
  });

  it("names the checksum that does not depend on ends of lines", () => {
    const sha256 = createHash("sha256").update(PLAN).digest("hex");
    const { diagnostics } = proveSources(recording("other"), [
      { file: "east.txt", bytes: bytesOf(CRLF) },
    ]);
    expect(diagnostics[0]?.message).toContain(sha256);
  });
});
