import { describe, expect, it } from "vitest";
import { exportRecords } from "../../src/dataset/export.ts";
import {
  type DatasetFiles,
  MAX_FIGURES,
  MAX_FILE_BYTES,
  MAX_FILES,
  MAX_TOTAL_BYTES,
} from "../../src/dataset/files.ts";
import { checkFigureCount } from "../../src/dataset/limits.ts";
import { readDataset } from "../../src/dataset/read.ts";
import type { Diagnostic } from "../../src/diagnostic.ts";
import { FIXTURE, filesOf, placeOf, planted } from "./fixture.ts";
import { PLANTED } from "./planted.ts";

/** What is reported, as `path line:col code`. */
function faultsIn(files: DatasetFiles): readonly string[] {
  const { value, diagnostics } = readDataset(files, "");
  expect(value).toBeNull();
  return diagnostics.map(({ at, code }) => `${at.file} ${at.line}:${at.col} ${code}`);
}

const EAST = "observations/east.yaml";

describe("readDataset(files) on one planted fault", () => {
  for (const [name, path, from, to, code, at] of PLANTED) {
    it(`locates ${name}`, () => {
      const files = planted(path, from, to);
      const faults = faultsIn(files);
      expect(faults).toContain(`${path} ${placeOf(files, path, at ?? to.trimStart())} ${code}`);
      expect(faults).toHaveLength(1);
    });
  }

  it("accepts the dataset without the fault", () => {
    expect(readDataset(filesOf(FIXTURE)).diagnostics).toEqual([]);
  });

  it.each(["regions.yaml", "documents.yaml", "indicators.yaml", "vocabulary.yaml"])(
    "tells that %s is missing, and nothing that follows from it",
    (path) => {
      const files = filesOf(FIXTURE).filter((file) => file.path !== path);
      expect(faultsIn(files)).toEqual([`${path} 1:1 missing-file`]);
    },
  );

  it("tells that there are no observations", () => {
    const files = filesOf(FIXTURE).filter(({ path }) => !path.startsWith("observations/"));
    expect(faultsIn(files)).toEqual(["observations/<region>.yaml 1:1 missing-file"]);
  });

  it.each([
    ["an empty file", "", "empty-file"],
    ["a file of comments", "# nothing yet\n", "empty-file"],
    ["a list", "- east\n", "not-a-mapping"],
    ["a text", "east\n", "not-a-mapping"],
  ])("refuses %s", (_name, text, code) => {
    const faults = faultsIn(filesOf({ ...FIXTURE, [EAST]: text }));
    expect(faults).toEqual([`${EAST} 1:1 ${code}`]);
  });

  it("refuses a file over the limit without reading it", () => {
    const bytes = new Uint8Array(MAX_FILE_BYTES + 1).fill(0x20);
    expect(faultsIn(filesOf({ ...FIXTURE, [EAST]: bytes }))).toEqual([
      `${EAST} 1:1 file-too-large`,
    ]);
  });

  it("refuses more files than the limit", () => {
    const many = Array.from({ length: MAX_FILES + 1 }, (_, index) => [
      `observations/${index}.yaml`,
      "",
    ]);
    expect(faultsIn(filesOf(Object.fromEntries(many)))).toEqual([" 1:1 too-many-files"]);
  });

  it("refuses files that together hold more than the limit, each of them within its own", () => {
    const bytes = new Uint8Array(MAX_FILE_BYTES).fill(0x20);
    const count = MAX_TOTAL_BYTES / MAX_FILE_BYTES;
    const many = Array.from({ length: count }, (_, index) => [`observations/${index}.yaml`, bytes]);
    const files = filesOf({ ...FIXTURE, ...Object.fromEntries(many) });
    expect(faultsIn(files)).toEqual([" 1:1 too-much-data"]);
  });

  it("tells at the first file with which there are too many figures", () => {
    const told: Diagnostic[] = [];
    const count = (figures: number) =>
      checkFigureCount(figures, "data/observations/east.yaml", (fault) => told.push(fault));
    expect(count(MAX_FIGURES)).toBe(true);
    expect(told).toEqual([]);
    expect(count(MAX_FIGURES + 1)).toBe(false);
    expect(told).toMatchObject([
      { code: "too-much-data", at: { file: "data/observations/east.yaml", line: 1 } },
    ]);
  });

  it("locates the first byte that is not UTF-8", () => {
    const bytes = new Uint8Array([0x61, 0x3a, 0x0a, 0x62, 0xb6, 0xab]);
    const faults = faultsIn(filesOf({ ...FIXTURE, [EAST]: bytes }));
    expect(faults).toEqual([`${EAST} 2:2 wrong-encoding`]);
  });

  it.each(["", "\ufeff"])(
    "says of U+FFFD in a file that a character was lost, %j before it",
    (mark) => {
      const { diagnostics } = readDataset(filesOf({ ...FIXTURE, [EAST]: `${mark}城: 东\ufffd` }));
      expect(diagnostics.filter(({ code }) => code === "wrong-encoding")).toMatchObject([
        { at: { line: 1, col: 5 }, message: expect.stringContaining("U+FFFD") },
      ]);
    },
  );

  it.each([
    ["little", [0xff, 0xfe, 0x61, 0x00]],
    ["big", [0xfe, 0xff, 0x00, 0x61]],
    ["without a mark, little", [0x61, 0x00, 0x3a, 0x00]],
    ["without a mark, big", [0x00, 0x61, 0x00, 0x3a]],
  ])("refuses UTF-16, %s end first", (_name, bytes) => {
    const faults = faultsIn(filesOf({ ...FIXTURE, [EAST]: new Uint8Array(bytes) }));
    expect(faults).toEqual([`${EAST} 1:1 wrong-encoding`]);
  });

  it.each([
    ["a byte order mark", (text: string) => `\ufeff${text}`],
    ["line ends of Windows", (text: string) => text.replaceAll("\n", "\r\n")],
    ["line ends of old", (text: string) => text.replaceAll("\n", "\r")],
    ["marks of a document's beginning and end", (text: string) => `---\n${text}...\n`],
  ])("reads a file with %s", (_name, change) => {
    const changed = Object.entries(FIXTURE).map(([path, text]) => [path, change(text)]);
    const { value, diagnostics } = readDataset(filesOf(Object.fromEntries(changed)));
    expect(diagnostics).toEqual([]);
    const records = readDataset(filesOf(FIXTURE)).value;
    expect(value && exportRecords(value)).toEqual(records && exportRecords(records));
  });

  it.each(["\u00a0\u00a0", "\u3000"])("names the space %j that indents a line", (space) => {
    const { diagnostics } = readDataset(
      planted(EAST, "  farm_output:", `${space}farm_output:`),
      "",
    );
    const found = diagnostics.find(({ code }) => code === "tab-indent");
    expect(found?.message).toContain(space === "\u3000" ? "U+3000" : "U+00A0");
    expect(found?.at.line).toBe(8);
  });

  it("never hints at another number", () => {
    const hintFor = (value: string) =>
      readDataset(planted(EAST, "value: 120.50", `value: ${value}`)).diagnostics[0]?.hint;
    expect(hintFor("1.25e2")).toBe("write 125");
    expect(hintFor("-0.00")).toBe("write 0");
    expect(hintFor("12345678901234567")).toBeUndefined();
    expect(hintFor("1e300")).toBeUndefined();
  });

  it("refuses nesting so deep that it would end the process", () => {
    const bomb = `a: ${"[".repeat(20_000)}`;
    const [fault] = faultsIn(filesOf({ ...FIXTURE, [EAST]: bomb }));
    expect(fault).toMatch(/^observations\/east\.yaml 1:\d+ too-deep$/);
  });

  it("stops at a bomb of aliases without expanding it", () => {
    const levels = Array.from({ length: 30 }, (_, n) => `l${n}: &l${n} [*l${n - 1}, *l${n - 1}]`);
    const faults = faultsIn(filesOf({ ...FIXTURE, [EAST]: ["x: &l-1 a", ...levels].join("\n") }));
    expect(faults[0]).toBe(`${EAST} 1:4 alias`);
    expect(new Set(faults.map((fault) => fault.split(" ").at(-1)))).toEqual(new Set(["alias"]));
  });
});

describe("readDataset(files) on several faults", () => {
  it("reports all of them, in the order of their places", () => {
    const files = filesOf({
      ...FIXTURE,
      [EAST]: (FIXTURE[EAST] ?? "")
        .replace("bound: about", "bond: about")
        .replace("unit: 万元", "unit: 万"),
      "regions.yaml": (FIXTURE["regions.yaml"] ?? "").replace('"990102"', "990102"),
    });
    expect(faultsIn(files).map((fault) => fault.split(" ").at(-1))).toEqual([
      "unknown-key",
      "unknown-unit",
      "unquoted-text",
    ]);
  });

  it("does not miss the partner of a contradiction that has a fault itself", () => {
    const files = planted(EAST, "value: 96", "value: 960");
    expect(faultsIn(files).map((fault) => fault.split(" ").at(-1))).toEqual(["share-out-of-range"]);
  });

  it("puts the data folder before each place", () => {
    const { diagnostics } = readDataset(planted(EAST, "bound: about", "bond: about"), "some/data/");
    expect(diagnostics[0]?.at.file).toBe("some/data/observations/east.yaml");
  });

  it("does not tell what only follows from a unit that is not well listed", () => {
    const files = filesOf({
      ...FIXTURE,
      "vocabulary.yaml": (FIXTURE["vocabulary.yaml"] ?? "").replace(
        "factor: 10000 }",
        "factor: 0 }",
      ),
      [EAST]: (FIXTURE[EAST] ?? "").replace("value: 81200", "value: 81300"),
    });
    const codes = faultsIn(files).map((fault) => fault.split(" ").at(-1));
    expect(codes).not.toContain("value-differs");
  });

  it("hints at the word that was meant", () => {
    const { diagnostics } = readDataset(planted(EAST, "  farm_output:", "  farm_outptu:"));
    expect(diagnostics[0]?.hint).toBe("did you mean `farm_output`?");
  });
});
