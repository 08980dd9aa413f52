import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countFaults, type Diagnostic, formatListed } from "../src/diagnostic.ts";
import { FaultList, MOST_LISTED } from "../src/fault-list.ts";

function fault(line: number, more: Partial<Diagnostic> = {}): Diagnostic {
  const at = { file: "data/a.yaml", line, col: 1 };
  return { severity: "error", code: "unknown-key", message: `fault ${line}`, at, ...more };
}

const anyFault = fc
  .record({
    severity: fc.constantFrom<Diagnostic["severity"]>("error", "warning"),
    code: fc.constantFrom("unknown-key", "syntax", "decimal-jump"),
    file: fc.constantFrom("a.yaml", "b.yaml"),
    line: fc.integer({ min: 1, max: 500 }),
    col: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ severity, code, ...at }): Diagnostic => ({ severity, code, message: "x", at }));

function rank({ severity, at }: Diagnostic): string {
  const number = (value: number) => String(value).padStart(9, "0");
  return `${severity} ${at.file} ${number(at.line)} ${number(at.col)}`;
}

describe("FaultList", () => {
  it("lists the first by place and counts the rest by code", () => {
    const faults = new FaultList();
    for (let line = 1000; line >= 1; line -= 1) faults.add(fault(line));
    for (let line = 1001; line <= 1005; line += 1) faults.add(fault(line, { code: "syntax" }));
    const { diagnostics, omitted } = faults.list();
    expect(diagnostics.map(({ at }) => at.line)).toEqual(
      Array.from({ length: MOST_LISTED }, (_, index) => index + 1),
    );
    expect(omitted).toEqual([
      { severity: "error", code: "unknown-key", count: 800 },
      { severity: "error", code: "syntax", count: 5 },
    ]);
  });

  it("says nothing of omitted faults where all are listed", () => {
    const faults = new FaultList();
    for (let line = 1; line <= MOST_LISTED; line += 1) faults.add(fault(line));
    expect(faults.list()).not.toHaveProperty("omitted");
  });

  it("lists an error rather than a warning that stands before it", () => {
    const faults = new FaultList();
    for (let line = 1; line <= 1000; line += 1) faults.add(fault(line, { severity: "warning" }));
    faults.add(fault(5000));
    const listed = faults.list();
    expect(listed.diagnostics.at(-1)).toEqual(fault(5000));
    expect(countFaults(listed, "error")).toBe(1);
    expect(countFaults(listed, "warning")).toBe(1000);
  });

  it("loses none, and lists the same in whatever order they come", () => {
    fc.assert(
      fc.property(fc.array(anyFault, { maxLength: 3000, size: "max" }), (all) => {
        const [faults, others] = [new FaultList(), new FaultList()];
        for (const one of all) faults.add(one);
        for (const one of all.toReversed()) others.add(one);
        const listed = faults.list();
        const count = countFaults(listed, "error") + countFaults(listed, "warning");
        expect(count).toBe(all.length);
        const first = all.map(rank).sort().slice(0, MOST_LISTED);
        expect(listed.diagnostics.map(rank).sort()).toEqual(first);
        expect(others.list().diagnostics.map(rank)).toEqual(listed.diagnostics.map(rank));
      }),
      { numRuns: 30 },
    );
  });

  it("works out only the hints of those that it lists", () => {
    const faults = new FaultList();
    let worked = 0;
    for (let line = 1; line <= 2000; line += 1) {
      const told = fault(line);
      Object.defineProperty(told, "hint", { get: () => `hint ${++worked}`, enumerable: true });
      faults.add(told);
    }
    expect(faults.list().diagnostics[0]?.hint).toBe("hint 1");
    expect(worked).toBeLessThanOrEqual(2 * MOST_LISTED);
  });

  it("has no value where there is an error, listed or added from another list", () => {
    const faults = new FaultList();
    faults.add(fault(1, { severity: "warning" }));
    expect(faults.check("sound").value).toBe("sound");
    const omitted = [{ severity: "error", code: "syntax", count: 3 }] as const;
    faults.addAll({ diagnostics: [], omitted });
    expect(faults.check("sound")).toMatchObject({ value: null, omitted });
  });

  it("cuts a message that nobody reads to its end", () => {
    const faults = new FaultList();
    faults.add(fault(1, { message: "x".repeat(100_000) }));
    expect(faults.list().diagnostics[0]?.message.length).toBeLessThan(2000);
  });
});

describe("formatListed(listed)", () => {
  it("ends with how many more there are of what", () => {
    const omitted = [
      { severity: "error", code: "unknown-key", count: 189_800 },
      { severity: "warning", code: "unit-jump", count: 1 },
    ] as const;
    expect(formatListed({ diagnostics: [fault(1)], omitted })).toEqual([
      "data/a.yaml:1:1 error unknown-key fault 1",
      "and 189,801 more: 189,800 unknown-key, 1 unit-jump",
    ]);
  });
});
