import { describe, expect, it } from "vitest";
import { hasPart, readKind } from "../../src/view/kind.ts";

const NOT_OF_TARGETS =
  /withoutFindings: \[scale, order, spread, outlier, contrast, position, .*structure, list, contradiction, coverage, gap\]$/;
const NAME = "name: { zh: 简报, en: Briefing }";

describe("readKind(id, text)", () => {
  it("fills in what a kind leaves out", () => {
    const kind = readKind("k", `${NAME}\nparts: [findings]`);
    expect(kind).toMatchObject({
      id: "k",
      findings: 5,
      sectionFindings: 2,
      least: 2,
      chartWidthMm: 174,
      headings: true,
    });
  });

  it("has charts beside findings only where it shows findings", () => {
    const hasCharts = (parts: string) =>
      readKind("k", `${NAME}\nparts: [${parts}]\nfindingCharts: true`).findingCharts;
    expect(hasCharts("findings, steps")).toBe(true);
    // What steps leave to the charts beside findings would else be drawn nowhere.
    expect(hasCharts("steps")).toBe(false);
  });

  it("does without no kind of finding but those named", () => {
    const kind = readKind("k", `${NAME}\nparts: [findings]\nwithoutFindings: [ambition, turn]`);
    expect(kind.withoutFindings).toEqual(["ambition", "turn"]);
    expect(kind.withoutSectionFindings).toEqual([]);
    expect(() => readKind("k", `${NAME}\nparts: []\nwithoutFindings: [opinion]`)).toThrow(
      /withoutFindings/,
    );
  });
  it.each([
    ["findingKinds: [ambition, turn, met]", NOT_OF_TARGETS],
    ["sectionFindingKinds: [gap]", /withoutSectionFindings: \[scale, .*contradiction, coverage\]$/],
    ["findingKinds: []\nsectionFindingKinds: []", /withoutFindings: .* withoutSectionFindings: /],
    ["findingKinds: all", /withoutFindings: \[scale, .*gap\]$/],
  ])("says what to write now in place of %j", (lines, hint) => {
    expect(() => readKind("k", `${NAME}\nparts: [findings]\n${lines}`)).toThrow(
      expect.objectContaining({
        code: "TEMPLATE_FAULT",
        message: expect.stringContaining("templates/briefings/k/kind.yaml"),
        hint: expect.stringMatching(hint),
      }),
    );
  });
  it.each([
    ["", { from: 1, to: null }],
    ["places: 2", { from: 2, to: 2 }],
    ["places: { from: 2 }", { from: 2, to: null }],
    ["places: { to: 6 }", { from: 1, to: 6 }],
    ["places: { from: 2, to: 6 }", { from: 2, to: 6 }],
  ])("reads how many places it is for: %j", (line, places) => {
    expect(readKind("k", `${NAME}\nparts: []\n${line}`).places).toEqual(places);
  });
  it.each(["places: two", "places: 0", "places: { from: 3, to: 2 }", "places: { most: 2 }"])(
    "refuses %s",
    (line) => {
      expect(() => readKind("k", `${NAME}\nparts: []\n${line}`)).toThrow(/places/);
    },
  );
  it("names the file, the fault and the parts there are", () => {
    const read = () => readKind("k", `${NAME}\nparts: [finding]`);
    expect(read).toThrow(/templates\/briefings\/k\/kind\.yaml/);
    expect(read).toThrow(
      expect.objectContaining({
        code: "TEMPLATE_FAULT",
        hint: expect.stringContaining("findings"),
      }),
    );
  });
});

describe("readKind(id, text) of what is no YAML", () => {
  it("names the file and the line", () => {
    expect(() => readKind("k", `${NAME}\nparts: [findings`)).toThrow(
      expect.objectContaining({
        code: "TEMPLATE_FAULT",
        message: expect.stringMatching(/^templates\/briefings\/k\/kind\.yaml, line 2: /),
      }),
    );
  });
});

describe("hasPart(kind, ...parts)", () => {
  it("is true where the kind has any of them", () => {
    const kind = readKind("k", `${NAME}\nparts: [charts]`);
    expect(hasPart(kind, "tables", "charts")).toBe(true);
    expect(hasPart(kind, "tables")).toBe(false);
  });
});
