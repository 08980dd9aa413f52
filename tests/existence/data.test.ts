import { describe, expect, it } from "vitest";
import { partOf } from "../../src/dataset/part.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { absenceOn, mayReport } from "../../src/dataset/regions/existence.ts";
import { EXISTENCE, existenceFiles, readExistence } from "./fixture.ts";

const OLD = { since: "2000-03", until: "2019-06" };

/** Faults as `line:col code message`, where a place has these keys. */
function faultsOf(existence: Readonly<Record<string, string>>) {
  const { value, diagnostics } = readDataset(existenceFiles(existence));
  expect(value).toBeNull();
  return diagnostics.map(
    ({ at, code, message }) => `${at.file} ${at.line}:${at.col} ${code} ${message}`,
  );
}

describe("absenceOn(existence, day)", () => {
  it.each([
    ["2000-02-29", "founded"],
    ["2000-03-01", null],
    ["2019-06-30", null],
    ["2019-07-01", "abolished"],
    [null, "abolished"],
  ])("on %s: %s", (day, absence) => {
    expect(absenceOn(OLD, day)).toBe(absence);
  });
  it("is none of a place of which nothing is said", () => {
    for (const day of ["1990-01-01", "2100-12-31", null])
      expect(absenceOn({ since: null, until: null }, day)).toBeNull();
  });
});

describe("mayReport(existence, period, time)", () => {
  it.each([
    ["1999", null, false],
    ["2000", null, true],
    ["2019", "flow", true],
    ["2019", "stock", false],
    ["2019-06", "stock", true],
    ["2019-H2", "flow", false],
    ["2020", null, false],
  ] as const)("%s, %s: %s", (period, time, isRight) => {
    expect(mayReport(OLD, period, time)).toBe(isRight);
  });
});

describe("since, until and succeeded_by of regions.yaml", () => {
  it("are read as periods and ids", () => {
    const { regionById } = readExistence();
    expect(regionById.get("old")).toMatchObject({
      since: "1990",
      until: "2019-06",
      succeededBy: ["fresh"],
    });
    expect(regionById.get("east")).toMatchObject({ since: null, until: null, succeededBy: [] });
  });

  it.each([
    [
      "since: soon",
      "5:10 wrong-period `since` is soon; expected a period such as 2019, 2019-06 or 2019-06-26.",
    ],
    [
      "since: 2019\n  until: 2016",
      "6:10 wrong-period `until` is 2016; expected none before `since`, 2019.",
    ],
    [
      "succeeded_by: [fresh]",
      "5:17 wrong-successor `old` has `succeeded_by` but no `until`; expected the period in which it was abolished.",
    ],
    [
      "until: 2019\n  succeeded_by: [fresher]",
      "6:18 unknown-region The region `fresher` is not in regions.yaml.",
    ],
    [
      "until: 2019\n  succeeded_by: [old]",
      "6:18 wrong-successor `old` succeeds itself; expected other places.",
    ],
    [
      "until: 2019\n  succeeded_by: [fresh, fresh]",
      "6:25 repeated-name `fresh` stands twice; expected each region once.",
    ],
  ])("are checked: %s", (old, fault) => {
    expect(faultsOf({ old })).toContain(`data/regions.yaml ${fault}`);
  });

  it("keep a day that ends a month or a year", () => {
    const { regionById } = readExistence(existenceFiles({ fresh: "since: 2018-12-31" }));
    expect(regionById.get("fresh")?.since).toBe("2018-12-31");
  });

  it("tell a circle at each of its places", () => {
    const until = "until: 2020\n  succeeded_by";
    const faults = faultsOf({
      old: `${until}: [fresh]`,
      fresh: `${until}: [east]`,
      east: `${until}: [old]`,
    });
    expect(faults.filter((fault) => fault.includes("wrong-successor"))).toHaveLength(3);
    expect(faults[0]).toContain("`old` succeeds itself by way of `fresh`");
  });

  it("take a former id of a successor, with a warning", () => {
    const files = existenceFiles({
      ...EXISTENCE,
      old: "until: 2019\n  succeeded_by: [new_district]",
      fresh: "was: [new_district]",
    });
    const { value, diagnostics } = readDataset(files);
    expect(diagnostics).toMatchObject([{ code: "former-name", at: { line: 6, col: 18 } }]);
    expect(value?.regionById.get("old")?.succeededBy).toEqual(["fresh"]);
  });
});

describe("a figure of a period in which there was no such place", () => {
  it.each([
    [
      "old",
      "until: 2017",
      "observations/old.yaml 6:15 outside-existence `year` is 2018; `old` was abolished in 2017.",
    ],
    [
      "fresh",
      "since: 2020-01-01",
      "observations/fresh.yaml 5:15 outside-existence `year` is 2019; `fresh` was founded in 2020-01-01.",
    ],
    [
      "fresh",
      "since: 2018\n  until: 2019",
      "observations/fresh.yaml 6:15 outside-existence `year` is 2020; `fresh` was founded in 2018 and was abolished in 2019.",
    ],
  ])("is a fault at the period: %s, %s", (id, existence, fault) => {
    expect(faultsOf({ [id]: existence })).toEqual([`data/${fault}`]);
  });
});

describe("partOf(dataset, regions)", () => {
  it("holds what succeeded its places, by name alone", () => {
    const part = partOf(readExistence(), ["old", "east"]);
    expect([...part.regionById.keys()]).toEqual(["old", "fresh", "east"]);
    expect(new Set(part.figures.map(({ region }) => region))).toEqual(new Set(["old", "east"]));
  });
});
