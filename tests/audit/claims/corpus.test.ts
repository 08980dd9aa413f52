import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { type Measured, measureCorpus, scoreOf } from "./corpus.ts";

let measured: readonly Measured[];
beforeAll(async () => {
  measured = await measureCorpus();
}, 300_000);

const share = (isGood: boolean) => {
  const some = measured.filter((each) => each.isGood === isGood);
  return some.filter(({ isAccepted }) => isAccepted === isGood).length / some.length;
};

describe("the audit and outside files that keep or break a rule of PDF/UA-1", () => {
  it("tells at least 95 % of the faulty and 97 % of the good ones rightly", () => {
    const wrong = measured.filter(({ isGood, isAccepted }) => isGood !== isAccepted);
    console.log(
      `faulty refused ${scoreOf(measured, false)}, good accepted ${scoreOf(measured, true)}`,
    );
    expect(wrong.map(({ file }) => file)).toEqual([]);
    expect([share(false) >= 0.95, share(true) >= 0.97]).toEqual([true, true]);
  });

  it("has the score by clause that the guide to PDFs states", () => {
    const guide = readFileSync(new URL("../../../docs/pdf.md", import.meta.url), "utf8");
    const clauses = [...new Set(measured.map(({ clause }) => clause))].toSorted(compareClauses);
    const rows = clauses.map((clause) => {
      const some = measured.filter((each) => each.clause === clause);
      return `| ${clause} | ${scoreOf(some, false)} | ${scoreOf(some, true)} |`;
    });
    expect(guide).toContain(rows.join("\n"));
  });
});

function compareClauses(a: string, b: string): number {
  const [left, right] = [a, b].map((clause) => clause.split(".").map(Number));
  for (let index = 0; ; index += 1) {
    const difference = (left?.[index] ?? -1) - (right?.[index] ?? -1);
    if (difference !== 0 || left?.[index] === undefined) return difference;
  }
}
