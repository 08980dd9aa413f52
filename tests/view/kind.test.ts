import { describe, expect, it } from "vitest";
import { FINDING_KINDS } from "../../src/analysis/findings/model.ts";
import { hasPart, readKind } from "../../src/view/kind.ts";

const NAME = "name: { zh: 简报, en: Briefing }";

describe("readKind(id, text)", () => {
  it("fills in what a kind leaves out", () => {
    const kind = readKind("k", `${NAME}\nparts: [findings]`);
    expect(kind).toMatchObject({
      id: "k",
      findings: 5,
      sectionFindings: 2,
      least: 2,
      chartWidthMm: 166,
      headings: true,
    });
  });
  it("takes what findings may be about, and knows every kind of them", () => {
    const kind = readKind("k", `${NAME}\nparts: [findings]\nfindingKinds: [ambition, turn]`);
    expect(kind.findingKinds).toEqual(["ambition", "turn"]);
    expect(kind.sectionFindingKinds).toEqual([...FINDING_KINDS]);
    expect(() => readKind("k", `${NAME}\nparts: []\nfindingKinds: [opinion]`)).toThrow(
      /findingKinds/,
    );
  });
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
