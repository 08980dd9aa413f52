import { describe, expect, it } from "vitest";
import { correctionOf, isResult } from "../../src/dataset/corrections.ts";
import { hashPart } from "../../src/dataset/part.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { formatDiagnostic } from "../../src/diagnostic.ts";
import { FIXTURE, filesOf } from "./fixture.ts";

const ONE = "0123456789abcdef";
const OTHER = "fedcba9876543210";

function read(corrections: string) {
  return readDataset(filesOf({ ...FIXTURE, "corrections.yaml": corrections }));
}

const entry = (result: string, more = "") => `  - result: ${result}
    date: 2024-03-01
    reason: { zh: 误, en: Wrong }
${more}`;

const faultsOf = (corrections: string) =>
  read(corrections).diagnostics.map((fault) => formatDiagnostic(fault));

describe("corrections.yaml", () => {
  it("is not needed", () => {
    expect(readDataset(filesOf(FIXTURE)).value?.corrections).toEqual([]);
    expect(read("corrections: []\n")).toMatchObject({
      value: { corrections: [] },
      diagnostics: [],
    });
  });

  it("lists published results that were found wrong, the latest first", () => {
    const text = `corrections:
${entry(`/results/${ONE}/five-places--g-x--2023.zh.pdf`, `    replaced_by: ${OTHER}\n`)}${entry(`"${OTHER.repeat(4)}"`).replace("03-01", "05-01")}`;
    const { value, diagnostics } = read(text);
    expect(diagnostics).toEqual([]);
    expect(value?.corrections).toMatchObject([
      {
        result: { fingerprint: OTHER.repeat(4), name: null },
        date: "2024-05-01",
        replacedBy: null,
      },
      {
        result: { fingerprint: ONE, name: "five-places--g-x--2023.zh.pdf" },
        date: "2024-03-01",
        reason: { zh: "误", en: "Wrong" },
        replacedBy: { fingerprint: OTHER, name: null },
      },
    ]);
  });

  it("tells each fault with its place", () => {
    const text = `corrections:
${entry("/results/0123/x.pdf")}${entry(ONE).replace("2024-03-01", "2024-02-30")}${entry(`"${ONE}" # again`, "    replaced: x\n")}`;
    expect(faultsOf(text)).toEqual([
      expect.stringMatching(
        /^data\/corrections\.yaml:2:13 error wrong-format .*\/results\/, 16 hex/,
      ),
      expect.stringMatching(/^data\/corrections\.yaml:6:11 error wrong-format .*a date such as/),
      expect.stringMatching(/^data\/corrections\.yaml:11:5 error unknown-key .*replaced_by/),
    ]);
    expect(faultsOf("corrections:\n")).toHaveLength(1);
    expect(faultsOf("corections: []\n").join()).toContain("unknown-key");
  });

  it("refuses a result that stands twice, by whichever digits and file it is named", () => {
    const text = `corrections:\n${entry(`/results/${ONE}/a.zh.pdf`)}${entry(`${ONE}${OTHER}`)}`;
    expect(faultsOf(text)).toEqual([
      `data/corrections.yaml:5:13 error repeated-result The result ${ONE} is corrected already in line 2. (write all that is wrong in it under one \`reason\`)`,
    ]);
  });

  it("warns where a result is said to replace itself", () => {
    const text = `corrections:\n${entry(`/results/${ONE}/a.zh.pdf`, `    replaced_by: /results/${ONE}/a.zh.html\n`)}`;
    const { value, diagnostics } = read(text);
    expect(value?.corrections).toHaveLength(1);
    expect(diagnostics).toMatchObject([
      { severity: "warning", code: "same-result", at: { line: 5, col: 18 } },
    ]);
  });

  it("changes nothing that a briefing is made of, but the version of the data", () => {
    const [plain, corrected] = [readDataset(filesOf(FIXTURE)), read(`corrections:\n${entry(ONE)}`)];
    if (!plain.value || !corrected.value) throw new Error("The fixture has faults");
    expect(hashPart(corrected.value, ["east"])).toBe(hashPart(plain.value, ["east"]));
    expect(corrected.value.version).not.toBe(plain.value.version);
  });
});

describe("correctionOf(dataset, fingerprint)", () => {
  const { value } = read(`corrections:\n${entry(`/results/${ONE}/a.zh.pdf`)}`);
  const dataset = value ?? { corrections: [] };

  it("finds the correction of a result by as much of its fingerprint as is known", () => {
    expect(correctionOf(dataset, ONE.repeat(4))?.date).toBe("2024-03-01");
    expect(correctionOf(dataset, ONE)?.date).toBe("2024-03-01");
    expect(correctionOf(dataset, OTHER.repeat(4))).toBeNull();
  });

  it("takes no fewer digits than an address has for a result", () => {
    expect(isResult({ fingerprint: ONE, name: null }, "")).toBe(false);
    expect(isResult({ fingerprint: ONE, name: null }, ONE.slice(0, 15))).toBe(false);
  });
});
