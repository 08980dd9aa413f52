import { describe, expect, it } from "vitest";
import { markArtifacts } from "../../../src/pdf/finish/artifacts.ts";

const mark = (...lines: string[]) =>
  markArtifacts(lines.join("\n"), (name) => name === "X1")?.split("\n") ?? null;

describe("markArtifacts(content, isPicture)", () => {
  it("marks text outside tagged content", () => {
    expect(mark("q", "BT", "<0001> Tj", "ET", "Q")).toEqual([
      ...["q", "/Artifact BMC", "BT", "<0001> Tj", "ET", "EMC", "Q"],
    ]);
  });

  it("leaves tagged content as it is, also where it ends in another state than it began", () => {
    const lines = [
      "q",
      "/P <</MCID 0 >>BDC",
      "BT",
      "<0001> Tj",
      "ET",
      "0 0 9 9 re",
      "f",
      "Q",
      "EMC",
    ];
    expect(mark(...lines)).toEqual(lines);
  });

  it("marks what is tagged as content of an element that only groups others", () => {
    const rule = ["0 0 9 9 re", "f", "EMC"];
    expect(mark("/Table <</MCID 3 >>BDC", ...rule, "/TD <</MCID 4 >>BDC", ...rule)).toEqual([
      ...["/Artifact BMC", ...rule, "/TD <</MCID 4 >>BDC", ...rule],
    ]);
  });

  it("marks a path from where it is begun to where it is painted", () => {
    expect(mark("1 0 0 rg", "0 0 m", "9 9 l", "h", "f*", "1 w")).toEqual([
      ...["1 0 0 rg", "/Artifact BMC", "0 0 m", "9 9 l", "h", "f*", "EMC", "1 w"],
    ]);
  });

  it("leaves a path that only clips", () => {
    const lines = ["0 0 9 9 re", "W* n", "0 0 9 9 re", "W n"];
    expect(mark(...lines)).toEqual(lines);
  });

  it("does not keep a path open that was dropped", () => {
    const clip = ["0 0 9 9 re", "W* n", "1 w"];
    expect(mark(...clip, "0 0 m", "9 9 l", "S")).toEqual([
      ...[...clip, "/Artifact BMC", "0 0 m", "9 9 l", "S", "EMC"],
    ]);
    const dropped = ["0 0 9 9 re", "n", "q"];
    expect(mark(...dropped, "1 1 2 2 re", "f")).toEqual([
      ...[...dropped, "/Artifact BMC", "1 1 2 2 re", "f", "EMC"],
    ]);
  });

  it("does not keep a path open that was painted, tagged or not", () => {
    const bar = ["0 0 9 9 re", "f"];
    const marked = ["/Artifact BMC", ...bar, "EMC"];
    expect(mark(...bar, "1 w", ...bar)).toEqual([...marked, "1 w", ...marked]);
    const tagged = ["/Figure <</MCID 0 >>BDC", ...bar, "EMC"];
    expect(mark(...tagged, "1 w", ...bar)).toEqual([...tagged, "1 w", ...marked]);
    // What is painted without a path of its own paints nothing.
    expect(mark("1 w", "f")).toEqual(["1 w", "f"]);
  });

  it("marks no picture within tagged content or within text", () => {
    const tagged = ["/Figure <</MCID 0 >>BDC", "/X1 Do", "EMC"];
    expect(mark(...tagged)).toEqual(tagged);
  });

  it("marks pictures and shades but not forms, which mark their own", () => {
    expect(mark("/X1 Do", "/X2 Do", "/P0 sh")).toEqual([
      ...["/Artifact BMC", "/X1 Do", "EMC", "/X2 Do", "/Artifact BMC", "/P0 sh", "EMC"],
    ]);
  });

  it("keeps replacement text inside the text it belongs to", () => {
    const span = ["/Span<</ActualText <feff9898> >> BDC", "<0000> Tj", "EMC"];
    expect(mark("BT", ...span, "ET")).toEqual(["/Artifact BMC", "BT", ...span, "ET", "EMC"]);
  });

  it("gives null for content that is tagged within untagged text", () => {
    expect(mark("BT", "/P <</MCID 0 >>BDC", "<0001> Tj", "EMC", "ET")).toBeNull();
  });

  it("gives null for content that doesn't close what it opens", () => {
    expect(mark("/P <</MCID 0 >>BDC", "BT", "ET")).toBeNull();
  });
});
