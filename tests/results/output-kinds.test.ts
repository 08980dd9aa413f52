import { describe, expect, it } from "vitest";
import { encodeFacts, outputFiles, pathOf } from "../../src/results/output-kinds.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("the files of an output", () => {
  it("are one a kind, named after the output", () => {
    const files = outputFiles("two.zh", {
      facts: bytes("f"),
      pdf: bytes("p"),
      html: bytes("h"),
    });
    expect(files).toEqual([
      { path: "two.zh.pdf", bytes: bytes("p") },
      { path: "two.zh.html", bytes: bytes("h") },
      { path: "two.zh.facts.json", bytes: bytes("f") },
    ]);
  });
  it("keep the whole name of a variant", () => {
    expect(pathOf("two--2023-06.en", "facts")).toBe("two--2023-06.en.facts.json");
  });
  it("hold the facts as JSON that ends a line", () => {
    const text = new TextDecoder().decode(encodeFacts([{ text: "1.5%" }]));
    expect(JSON.parse(text)).toEqual({ facts: [{ text: "1.5%" }] });
    expect(text.endsWith("}\n")).toBe(true);
  });
});
