import { describe, expect, it } from "vitest";
import type { Region } from "../../../src/dataset/model.ts";
import { readDataset } from "../../../src/dataset/read.ts";
import { FIXTURE, filesOf, placeOf } from "../fixture.ts";

const entry = (id: string, name: string, more: readonly string[] = []) =>
  `${[
    `${id}:`,
    `  name: { zh: ${name}, en: ${name} }`,
    `  short: { zh: ${name.slice(0, -1)}, en: ${id} }`,
    '  code: "990199"',
    ...more.map((line) => `  ${line}`),
  ].join("\n")}\n`;

/** The fixture's two counties of 大市, and more entries behind them. */
const withRegions = (...entries: readonly string[]) =>
  filesOf({ ...FIXTURE, "regions.yaml": `${FIXTURE["regions.yaml"]}${entries.join("")}` });

function regionsIn(...entries: readonly string[]): Readonly<Record<string, Region>> {
  const { value, diagnostics } = readDataset(withRegions(...entries), "");
  expect(diagnostics).toEqual([]);
  return Object.fromEntries(value?.regionById ?? []);
}

/** Each fault as `place code message (hint)`. */
function faultsIn(...entries: readonly string[]): readonly string[] {
  const { diagnostics } = readDataset(withRegions(...entries), "");
  return diagnostics.map(
    ({ at, code, message, hint }) =>
      `${at.file} ${at.line}:${at.col} ${code} ${message}${hint ? ` (${hint})` : ""}`,
  );
}

/** The place of the value in a line, e.g. of `big` in `within: big`. */
function at(line: string, ...entries: readonly string[]): string {
  const [row, col] = placeOf(withRegions(...entries), "regions.yaml", line).split(":");
  return `regions.yaml ${row}:${Number(col) + line.indexOf(": ") + 2}`;
}

const CITY = entry("big", "大市");

describe("resolveRegions(source, checks): what lies within what", () => {
  it("keeps the city that is only named, and knows no level but county", () => {
    const { east } = regionsIn();
    expect(east).toMatchObject({
      level: "county",
      within: null,
      city: { zh: "大市", en: "Big City" },
      tags: [],
    });
  });

  it("reads the name of a listed place under `city` as `within`, and takes that place for a city", () => {
    const { east, west, big } = regionsIn(CITY);
    for (const one of [east, west]) {
      expect(one).toMatchObject({ within: "big", city: null, level: "county" });
    }
    expect(big).toMatchObject({ level: "city", within: null, city: null });
  });

  it("takes the name of a city without the word for one as well", () => {
    const named = entry("a", "甲县", ["city: { zh: 远方, en: Far }"]);
    expect(regionsIn(entry("far", "远方市"), named).a?.within).toBe("far");
  });

  it("knows a city that names itself", () => {
    const self = entry("self", "自成市", ["city: { zh: 自成市, en: Self }", "level: city"]);
    expect(regionsIn(self).self).toMatchObject({ within: null, city: null });
  });

  it("takes a city and the province it is in, whether the city is listed or only named", () => {
    const province = entry("upper", "上省", ["level: province"]);
    const far = entry("far", "远方市", ["within: upper"]);
    const both = (id: string, city: string) =>
      entry(id, `${id}县`, ["within: upper", `city: { zh: ${city}, en: x }`]);
    const regions = regionsIn(province, far, both("aa", "远方市"), both("bb", "近旁市"));
    expect(regions.aa).toMatchObject({ within: "far", city: null, level: "county" });
    expect(regions.bb).toMatchObject({ within: "upper", city: { zh: "近旁市" } });
    expect(regions.far).toMatchObject({ level: "city" });
  });

  it("takes a town that names the city of its county", () => {
    const county = entry("aa", "甲甲县", ["within: big"]);
    const town = entry("tt", "乙乙镇", [
      "level: town",
      "within: aa",
      "city: { zh: 大市, en: Big }",
    ]);
    const levels = ["level: county", "within: big"];
    const regions = regionsIn(CITY, county.replace("within: big", levels.join("\n  ")), town);
    expect(regions.tt).toMatchObject({ within: "aa", city: null, level: "town" });
  });

  it("knows province, city, county, zone and town, each once its level is written", () => {
    const regions = regionsIn(
      entry("upper", "上省", ["level: province"]),
      entry("far", "远方市", ["level: city", "within: upper"]),
      entry("aa", "甲甲县", ["level: county", "within: far"]),
      entry("zz", "新区", ["level: zone", "within: far"]),
      entry("tt", "乙乙镇", ["within: aa"]),
      entry("uu", "丙丙镇", ["within: zz"]),
    );
    expect(["tt", "uu"].map((id) => regions[id]?.level)).toEqual(["town", "town"]);
    expect(regions.zz).toMatchObject({ level: "zone", within: "far" });
  });

  it("keeps each tag once", () => {
    const { a } = regionsIn(entry("a", "甲县", ["tags: [coastal, hills, coastal]"]));
    expect(a?.tags).toEqual(["coastal", "hills"]);
  });

  it("reads a chain of thousands of places in no time", () => {
    const chain = Array.from({ length: 3_000 }, (_, n) =>
      entry(`p${n}`, `第${n}县`, [`within: p${(n + 1) % 3_000}`]),
    );
    const start = performance.now();
    expect(faultsIn(...chain)[0]).toContain("wrong-within");
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe("resolveRegions(source, checks): faults", () => {
  it("tells an unknown place, with the nearest", () => {
    const wrong = entry("a", "甲县", ["within: bigg"]);
    expect(faultsIn(CITY, wrong)).toEqual([
      `${at("within: bigg", CITY, wrong)} unknown-region The region \`bigg\` is not in regions.yaml. (did you mean \`big\`?)`,
    ]);
  });

  it("tells that a place lies within itself", () => {
    const wrong = entry("a", "甲县", ["within: a"]);
    expect(faultsIn(wrong)).toEqual([
      `${at("within: a", wrong)} wrong-within \`a\` lies within itself: \`a\` → \`a\`; expected a place that is no part of it.`,
    ]);
  });

  it("tells a circle once, at its first place in the file, and all that is in it", () => {
    const entries = [
      entry("t", "丁镇", ["within: c"]),
      entry("a", "甲县", ["within: bb"]),
      entry("bb", "乙县", ["within: c"]),
      entry("c", "丙县", ["within: a"]),
    ];
    expect(faultsIn(...entries)).toEqual([
      `${at("within: bb", ...entries)} wrong-within \`a\` lies within itself: \`a\` → \`bb\` → \`c\` → \`a\`; expected a place that is no part of it.`,
    ]);
  });

  it("tells a circle that a city's name closes", () => {
    const entries = [
      entry("a", "甲甲市", ["city: { zh: 乙乙市, en: x }"]),
      entry("b", "乙乙市", ["within: a"]),
    ];
    expect(faultsIn(...entries)).toEqual([
      `${at("city: { zh: 乙乙市, en: x }", ...entries)} wrong-within \`a\` lies within itself: \`a\` → \`b\` → \`a\`; expected a place that is no part of it.`,
    ]);
  });

  it.each([
    ["county", "county", "`level: town` for `a` or `level: city` for `up`"],
    ["city", "county", "`level: town` for `a` or `level: province` for `up`"],
    ["zone", "zone", "`level: town` for `a` or `level: city` for `up`"],
    ["country", "town", "`level: country` for `up`"],
  ])("tells that a %s lies within no %s", (own, other, proposal) => {
    const entries = [
      entry("up", "上地", [`level: ${other}`]),
      entry("a", "甲县", [`level: ${own}`, "within: up"]),
    ];
    const expected =
      own === "country"
        ? "say the `level` of both, e.g. "
        : `say the \`level\` of both, e.g. ${proposal}`;
    const [fault, ...more] = faultsIn(...entries);
    expect(more).toEqual([]);
    expect(fault).toContain(
      `${at("within: up", ...entries)} wrong-within \`a\` is of the level ${own} and lies within \`up\`, of the level ${other}; expected a higher level. (${expected}`,
    );
  });

  it("asks for the levels of a city whose county has towns", () => {
    const entries = [
      entry("far", "远方市"),
      entry("a", "甲县", ["within: far"]),
      entry("t", "乙镇", ["within: a"]),
    ];
    expect(faultsIn(...entries)).toEqual([
      expect.stringContaining(
        "wrong-within `a` is of the level city and lies within `far`, of the level city; expected a higher level. (say the `level` of both, e.g. `level: county` for `a` or `level: province` for `far`)",
      ),
    ]);
  });

  it("tells a place in two cities, listed or only named", () => {
    const other = entry("far", "远方市", ["level: city"]);
    for (const named of ["远方市", "近旁市"]) {
      const wrong = entry("a", "甲县", ["within: big", `city: { zh: ${named}, en: x }`]);
      expect(faultsIn(CITY, other, wrong)).toEqual([
        `${at(`city: { zh: ${named}, en: x }`, CITY, other, wrong)} wrong-within \`a\` lies within \`big\` and belongs to ${named}; expected one city that it lies within. (delete \`city\`, or \`within\`)`,
      ]);
    }
  });

  it("tells a city of which there are two", () => {
    const entries = [
      entry("a", "甲县", ["city: { zh: 同名市, en: x }"]),
      entry("one", "同名市", ["level: city"]),
      entry("two", "同名市", ["level: city"]),
    ];
    expect(faultsIn(...entries)).toContain(
      `${at("city: { zh: 同名市, en: x }", ...entries)} wrong-within \`a\` belongs to 同名市, and \`one\` and \`two\` are called so; expected one of them. (write \`within: one\` in its place)`,
    );
  });

  it("tells a level that there is not", () => {
    const wrong = entry("a", "甲县", ["level: distrct"]);
    expect(faultsIn(wrong)).toEqual([
      `${at("level: distrct", wrong)} wrong-value \`level\` is "distrct"; expected one of country, province, city, county, district, county_level_city, zone, town. (did you mean \`district\`?)`,
    ]);
  });
});

describe("checkNames(regionById, source, report)", () => {
  const named = (id: string, zh: string, en: string, more: readonly string[] = []) =>
    [
      `${id}:`,
      `  name: { zh: ${zh}区, en: ${en} District }`,
      `  short: { zh: ${zh}, en: ${en} }`,
      '  code: "990199"',
      ...more.map((line) => `  ${line}`),
      "",
    ].join("\n");
  const inCity = (zh: string, en: string) => [`city: { zh: ${zh}, en: ${en} }`];

  it("warns at the second place of one name, and says what each is called where they meet", () => {
    const entries = [
      named("a", "市中", "Shizhong", inCity("济南市", "Jinan")),
      named("b", "市中", "Shizhong", inCity("枣庄市", "Zaozhuang")),
    ];
    const { value, diagnostics } = readDataset(withRegions(...entries), "");
    expect(value).not.toBeNull();
    const line = Number(placeOf(withRegions(...entries), "regions.yaml", "b:").split(":")[0]) + 2;
    expect(diagnostics).toEqual([
      {
        severity: "warning",
        code: "same-name",
        message:
          "`b` has the short name of `a`, 市中 / Shizhong; where they meet they are called 枣庄市中 and 济南市中 / Shizhong (Zaozhuang) and Shizhong (Jinan).",
        at: { file: "regions.yaml", line, col: 16 },
      },
    ]);
  });

  it("warns of the language in which they are the same, and of no other", () => {
    const faults = faultsIn(
      named("a", "宿城", "Su", inCity("济南市", "Jinan")),
      named("b", "苏城", "Su", inCity("枣庄市", "Zaozhuang")),
    );
    expect(faults).toEqual([
      expect.stringContaining(
        "same-name `b` has the short name of `a`, Su; where they meet they are called Su (Zaozhuang) and Su (Jinan).",
      ),
    ]);
  });

  it.each([
    ["both lie within nothing", [], []],
    ["both lie in one city", inCity("济南市", "Jinan"), inCity("济南市", "Jinan")],
  ])("refuses two places where %s", (_, one, other) => {
    const entries = [named("a", "市中", "Shizhong", one), named("b", "市中", "Shizhong", other)];
    const { value, diagnostics } = readDataset(withRegions(...entries), "");
    expect(value).toBeNull();
    expect(diagnostics.map(({ severity, message, hint }) => [severity, message, hint])).toEqual([
      [
        "error",
        "`b` has the short name of `a`, 市中 / Shizhong, and nothing tells them apart; expected that they lie within places of different names.",
        "say what each lies within, or give one another short name",
      ],
    ]);
  });

  it("warns of one language and refuses the other, where they lie within places of one name in that", () => {
    const entries = [
      named("a", "市中", "Shizhong", inCity("宿州市", "Suzhou")),
      named("b", "市中", "Shizhong", inCity("苏州市", "Suzhou")),
    ];
    const faults = readDataset(withRegions(...entries), "").diagnostics;
    expect(faults.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
      "warning `b` has the short name of `a`, 市中; where they meet they are called 苏州市中 and 宿州市中.",
      "error `b` has the short name of `a`, Shizhong, and nothing tells them apart; expected that they lie within places of different names.",
    ]);
  });

  it("tells a third place of one name as well", () => {
    const faults = faultsIn(
      ...["济南市", "枣庄市", "济宁市"].map((city, n) =>
        named(`p${n}`, "市中", `x${n}`, inCity(city, `c${n}`)),
      ),
    );
    expect(faults.map((fault) => /`p\d` has/.exec(fault)?.[0])).toEqual(["`p1` has", "`p2` has"]);
  });

  it("tells the first of many, and how many more there are", () => {
    const many = (count: number) =>
      faultsIn(
        ...Array.from({ length: count }, (_, n) =>
          named(
            `p${n}`,
            "市中",
            "Shizhong",
            inCity(`${"甲乙丙丁戊己庚辛壬癸子丑"[n]}州市`, `City ${n}`),
          ),
        ),
      );
    expect(many(6)).toHaveLength(5);
    const faults = many(12);
    expect(faults).toHaveLength(6);
    expect(faults[4]).toContain("`p5` has the short name of `p0`");
    expect(faults[5]).toContain(
      "same-name Here and at 5 more places is a short name that another has as well; where they meet they are told apart.",
    );
  });
});
