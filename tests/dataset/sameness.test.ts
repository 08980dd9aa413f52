import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCsv } from "../../src/dataset/csv.ts";
import { importCsv } from "../../src/dataset/import.ts";
import type { Dataset, Figure } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { compareBases, compareScopes, isUnqualified, senseOf } from "../../src/dataset/sameness.ts";
import { buildDataset, type FigureSpec } from "../analysis/builder.ts";
import { FIXTURE, filesOf, placeOf } from "./fixture.ts";

const FIGURE = "scope: urban";

/** The fixture with other scopes, and with another scope of its figure. */
function textsWith(scopes: string, scope = FIGURE): Readonly<Record<string, string>> {
  const change = (name: string, from: string, to: string) =>
    (FIXTURE[name] ?? "").replace(from, to);
  return {
    ...FIXTURE,
    "vocabulary.yaml": change("vocabulary.yaml", "  urban: { zh: 城镇, en: urban }\n", scopes),
    "observations/east.yaml": change("observations/east.yaml", FIGURE, scope),
  };
}

function read(texts: Readonly<Record<string, string>>): Dataset {
  const { value, diagnostics } = readDataset(filesOf(texts));
  expect(diagnostics).toEqual([]);
  return value as Dataset;
}

const idsOf = ({ figures }: Dataset) => figures.map(({ id }) => id);
const jobsIn = ({ figures }: Dataset) => figures.find(({ indicator }) => indicator === "new_jobs");

const URBAN = "  urban: { zh: 城镇, en: urban }\n";
const TOWNS = "  towns: { zh: 镇, en: towns }\n";

describe("a scope that is another name", () => {
  it("means the one at the end of `same_as`, and keeps its own id in every figure", () => {
    const plain = read(FIXTURE);
    const scopes = `  urban: { zh: 城镇, en: urban, same_as: cities }\n  cities: { zh: 城, en: cities, same_as: towns }\n${TOWNS}`;
    const dataset = read(textsWith(scopes));
    expect(idsOf(dataset)).toEqual(idsOf(plain));
    expect(jobsIn(dataset)).toMatchObject({ scope: "urban", sense: { scope: "towns" } });
    expect(dataset.scopeById.get("cities")?.sameAs).toBe("towns");
    expect(jobsIn(plain)?.sense).toBeUndefined();
  });

  it("may be one for the indicator's own definition", () => {
    const dataset = read(textsWith("  urban: { zh: 城镇, en: urban, same_as: indicator }\n"));
    expect(idsOf(dataset)).toEqual(idsOf(read(FIXTURE)));
    expect(jobsIn(dataset)).toMatchObject({ scope: "urban", sense: { scope: null } });
    expect(isUnqualified(jobsIn(dataset) as Figure)).toBe(true);
  });

  it.each([
    [
      "an unknown one",
      `${URBAN}  a: { zh: 甲, en: A, same_as: urbna }\n`,
      "urbna",
      "unknown-scope",
    ],
    ["itself", `${URBAN}  a: { zh: 甲, en: A, same_as: a }\n`, "a }\n", "wrong-same-as"],
    [
      "what is also said to be not stated",
      `${URBAN}  a: { zh: 甲, en: A, same_as: urban, not_stated: true }\n`,
      "urban, not_stated",
      "wrong-same-as",
    ],
    [
      "what is not stated",
      `${URBAN}  a: { zh: 甲, en: A, same_as: not_stated }\n`,
      "not_stated }",
      "wrong-same-as",
    ],
  ])("is refused where it is of %s", (_, scopes, at, code) => {
    const files = filesOf(textsWith(scopes));
    const { value, diagnostics } = readDataset(files);
    expect(value).toBeNull();
    const places = diagnostics.map((one) => `${one.at.line}:${one.at.col} ${one.code}`);
    expect(places).toEqual([`${placeOf(files, "vocabulary.yaml", at)} ${code}`]);
  });

  it("is refused in a circle, once for each name in it and for none that leads there", () => {
    const scopes = `${URBAN}  a: { zh: 甲, en: A, same_as: b }\n  b: { zh: 乙, en: B, same_as: a }\n  c: { zh: 丙, en: C, same_as: a }\n`;
    const { diagnostics } = readDataset(filesOf(textsWith(scopes)));
    expect(diagnostics.map(({ code }) => code)).toEqual(["wrong-same-as", "wrong-same-as"]);
  });

  it("is no basis that is the indicator's own", () => {
    const texts = {
      ...FIXTURE,
      "vocabulary.yaml": (FIXTURE["vocabulary.yaml"] ?? "").replace(
        "en: net of refunds }",
        "en: net of refunds, same_as: indicator }",
      ),
    };
    const { diagnostics } = readDataset(filesOf(texts));
    expect(diagnostics.map(({ code }) => code)).toEqual(["unknown-basis"]);
  });
});

describe("a scope that is not stated", () => {
  it("leaves the id of the figure as it is without that mark", () => {
    const dataset = read(textsWith(URBAN, "scope: not_stated"));
    expect(jobsIn(dataset)).toMatchObject({
      id: "east/new_jobs/2022/count",
      scope: "not_stated",
      sense: { isScopeStated: false },
    });
  });

  it("may be a term of its own, whose id stays in that of the figure", () => {
    const dataset = read(textsWith("  urban: { zh: 城镇, en: urban, not_stated: true }\n"));
    expect(idsOf(dataset)).toEqual(idsOf(read(FIXTURE)));
    expect(jobsIn(dataset)?.sense?.isScopeStated).toBe(false);
  });

  it.each(["not_stated", "indicator"])("is told from any scope: none may be named %s", (id) => {
    const { diagnostics } = readDataset(filesOf(textsWith(`${URBAN}  ${id}: { zh: 甲, en: A }\n`)));
    expect(diagnostics.map(({ code }) => code)).toEqual(["ambiguous-name"]);
  });

  it("comes back from a CSV with the figures it is of", () => {
    const files = filesOf(textsWith(URBAN, "scope: not_stated"));
    const dataset = readDataset(files).value as Dataset;
    const path = "figures.csv";
    const csv = formatCsv(dataset);
    const { value, diagnostics } = importCsv({ path, bytes: new TextEncoder().encode(csv) }, files);
    expect(diagnostics).toEqual([]);
    expect(formatCsv(readDataset(value?.files ?? []).value as Dataset)).toBe(csv);
  });
});

const SCOPES = [
  "municipal",
  { id: "of_the_city", sameAs: "municipal" },
  { id: "whole", sameAs: null },
  { id: "open", isNotStated: true },
];

/** Two figures of an invented dataset, of places a and b. */
function pair(one: Partial<FigureSpec>, other: Partial<FigureSpec>) {
  const { figures } = buildDataset({
    regions: ["a", "b"],
    scopes: SCOPES,
    bases: ["net", "gross", { id: "less_refunds", sameAs: "net" }],
    figures: [
      { region: "a", value: 1, ...one },
      { region: "b", value: 2, year: 2021, ...other },
    ],
  });
  return figures as [Figure, Figure];
}

describe("compareScopes(a, b)", () => {
  const answer = (one: string | null, other: string | null, region = "b") =>
    compareScopes(...pair({ scope: one }, { scope: other, region }));

  it.each([
    [null, null, "same"],
    ["municipal", "of_the_city", "same"],
    ["whole", null, "same"],
    ["municipal", null, "different"],
    ["of_the_city", "whole", "different"],
    ["open", null, "not-stated"],
    ["municipal", "not_stated", "not-stated"],
    ["open", "not_stated", "not-stated"],
    ["open", "open", "not-stated"],
    ["not_stated", "not_stated", "not-stated"],
  ] as const)("answers of %s and %s: %s", (one, other, expected) => {
    expect(answer(one, other)).toBe(expected);
    expect(answer(other, one)).toBe(expected);
  });

  it("takes one term for one thing within a place, whose document uses the same words twice", () => {
    expect(answer("open", "open", "a")).toBe("same");
    expect(answer("not_stated", "not_stated", "a")).toBe("not-stated");
  });
});

/** So many names, each either a name of its own, another for one listed before it, or one for the indicator's own scope. */
const names = fc.array(fc.option(fc.nat(), { freq: 3 }), { minLength: 2, maxLength: 12 });

describe("`same_as`, whatever is listed", () => {
  it("is an equivalence: each name is one with itself, both ways, and with what it leads to", () => {
    fc.assert(
      fc.property(names, (steps) => {
        const listed = steps.map((step, place) => {
          const other = step === null ? null : step % (place + 1);
          const sameAs = other === null ? null : other === place ? "indicator" : `s${other}`;
          return `  s${place}: { zh: 甲, en: A${sameAs === null ? "" : `, same_as: ${sameAs}`} }\n`;
        });
        const { scopeById } = read(textsWith(`${URBAN}${listed.join("")}`));
        const figureOf = (scope: string | null) => {
          const sense = senseOf({ scope, basis: null }, { scopeById, basisById: new Map() });
          return { scope, basis: null, ...(sense ? { sense } : {}) } as Figure;
        };
        const figures = [null, ...steps.map((_, place) => `s${place}`)].map(figureOf);
        const areSame = (a: Figure, b: Figure) => compareScopes(a, b) === "same";
        for (const a of figures) {
          expect(areSame(a, a)).toBe(true);
          for (const b of figures) {
            expect(areSame(a, b)).toBe(areSame(b, a));
            for (const c of figures) {
              if (areSame(a, b) && areSame(b, c)) expect(areSame(a, c)).toBe(true);
            }
          }
        }
        for (const [place, step] of steps.entries()) {
          if (step === null) continue;
          const other = step % (place + 1);
          const [one, led] = [figures[place + 1], figures[other === place ? 0 : other + 1]];
          expect(one && led && areSame(one, led)).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe("compareBases(a, b)", () => {
  it.each([
    [null, null, "same"],
    ["net", "less_refunds", "same"],
    ["net", "gross", "different"],
    ["gross", null, "not-stated"],
    [null, "less_refunds", "not-stated"],
  ] as const)("answers of %s and %s: %s", (one, other, expected) => {
    expect(compareBases(...pair({ basis: one }, { basis: other }))).toBe(expected);
  });
});
