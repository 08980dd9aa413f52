import { describe, expect, it } from "vitest";
import type { DatasetFiles } from "../../../src/dataset/files.ts";
import type { Figure } from "../../../src/dataset/model.ts";
import { readDataset } from "../../../src/dataset/read.ts";
import { readAnnualStarter } from "../../starter.ts";
import { FIXTURE, filesOf } from "../fixture.ts";
import { generatedFiles } from "../generated.ts";

/** The id that a figure had when there were only years and one document of each place. */
function idBefore({ region, indicator, year, measure, scope, basis, status }: Figure): string {
  const target = status === "target" ? "target" : null;
  return [region, indicator, year, measure, scope, basis, target]
    .filter((part) => part !== null)
    .join("/");
}

const FOLDERS: readonly (readonly [name: string, read: () => Promise<DatasetFiles>])[] = [
  ["generated plans", async () => generatedFiles({ places: 5, contradictions: 0.1 })],
  ["the starter's plans", readAnnualStarter],
  ["the fixture of the tests", async () => filesOf(FIXTURE)],
];

describe("readDataset(files) on what was written before there were periods", () => {
  it.each(FOLDERS)("reads %s as it stands, and moves no id", async (_name, read) => {
    const { value, diagnostics } = readDataset(await read());
    expect(diagnostics).toEqual([]);
    const figures = value?.figures ?? [];
    expect(figures.length).toBeGreaterThan(0);
    const count = new Map<string, number>();
    for (const figure of figures) {
      const id = idBefore(figure);
      const number = (count.get(id) ?? 0) + 1;
      count.set(id, number);
      expect(figure.id).toBe(number === 1 ? id : `${id}~${number}`);
      expect(figure.standing).toBe(figure.conflict ? "contradicted" : "counts");
      expect(figure.period).toBe(String(figure.year));
      expect(figure.on).toBe("year_earlier");
    }
  });

  it.each(FOLDERS)("takes the documents of %s for plans of two years", async (_name, read) => {
    const { value } = readDataset(await read());
    for (const { kind, covers, aims, date, published } of value?.documentById.values() ?? []) {
      expect(kind).toBe("plan");
      expect(published).toBe(date);
      expect(Number(aims?.from.slice(0, 4))).toBeGreaterThan(Number(covers?.to.slice(0, 4)));
      expect([covers?.from, covers?.to, aims?.from, aims?.to].map((day) => day?.slice(4))).toEqual([
        "-01-01",
        "-12-31",
        "-01-01",
        "-12-31",
      ]);
    }
  });
});
