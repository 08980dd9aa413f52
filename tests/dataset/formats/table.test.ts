import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FORMATS, formatsFor, readerFor, writeFormat } from "../../../src/dataset/formats/table.ts";
import type { Dataset } from "../../../src/dataset/model.ts";
import { readDataset } from "../../../src/dataset/read.ts";
import { FIXTURE, filesOf } from "../fixture.ts";

const files = filesOf(FIXTURE);
const dataset = readDataset(files).value as Dataset;
const docs = ["README.md", "docs/data.md"].map((name) =>
  readFileSync(new URL(`../../../${name}`, import.meta.url), "utf8"),
);

describe("the table of formats", () => {
  it("gives each an ending of its own", () => {
    const endings = Object.values(FORMATS).map(({ ending }) => ending);
    expect(new Set(endings).size).toBe(endings.length);
  });

  it("has an outlet for each", () => {
    expect(Object.values(FORMATS).every(({ outlets }) => outlets.length > 0)).toBe(true);
  });

  it.each(formatsFor("command"))("has %s in the README and in the guide to data", (format) => {
    const named = new RegExp(`--format ${format}\\b|\`${format}\``);
    expect(docs.map((text) => named.test(text))).toEqual([true, true]);
  });

  it.each(formatsFor("command"))("writes %s, text where it says so", async (format) => {
    const bytes = await writeFormat(format, dataset, "command");
    expect(bytes.length).toBeGreaterThan(0);
    const decode = () => new TextDecoder("utf8", { fatal: true }).decode(bytes);
    if (FORMATS[format].isText) expect(decode()).toContain(dataset.figures[0]?.printed);
    else expect(decode).toThrow();
  });
});

describe("readerFor(path)", () => {
  const readers = Object.entries(FORMATS).filter(([, { read }]) => read);
  it.each(readers)("reads back what was written as %s", async (_, { ending, write }) => {
    const written = await write(dataset, "command");
    const bytes = typeof written === "string" ? new TextEncoder().encode(written) : written;
    const path = `figures.${ending}`;
    const { value, diagnostics } = await readerFor(path)({ path, bytes }, files, "data");
    expect(diagnostics).toEqual([]);
    const before = dataset.figures.map(({ at: _at, ...figure }) => figure);
    const after = readDataset(value?.files ?? []).value?.figures ?? [];
    expect(after.map(({ at: _at, ...figure }) => figure)).toEqual(before);
  });

  it("takes a file of another name for a CSV", () => {
    expect(readerFor("figures.txt")).toBe(readerFor("figures.csv"));
  });
});
