import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { analyze } from "../../src/analysis/analyze.ts";
import { findFindings } from "../../src/analysis/findings/find.ts";
import type { Finding, FindingKind, FindingOf } from "../../src/analysis/findings/model.ts";
import { type BriefingSpec, type Dataset, LANGUAGES } from "../../src/dataset/model.ts";
import { packageHome } from "../../src/package.ts";
import { wordFinding } from "../../src/view/findings/word.ts";
import { readKind } from "../../src/view/kind.ts";
import type { Sentence } from "../../src/view/model.ts";
import { contextFor } from "../view/context.ts";
import { readShippedData } from "./shipped-data.ts";

/*
 * What an expert would put first for the five places, and what of it the rules find: by its kind and by the figures it
 * rests on. A statement that needs two of our findings is found where both are.
 */

const PLACES = ["pingyin", "zhangdian", "yicheng", "boshan", "gaoqing"] as const;
type Place = (typeof PLACES)[number];

/** Past year of each place; its plan is for the year after. */
const PAST: Readonly<Record<Place, number>> = {
  pingyin: 2022,
  zhangdian: 2022,
  yicheng: 2021,
  boshan: 2022,
  gaoqing: 2023,
};

const outcome = (place: Place, indicator: string, measure: string, variant = "") =>
  `${place}/${indicator}/${PAST[place]}/${measure}${variant}`;
const target = (place: Place, indicator: string, measure: string, variant = "") =>
  `${place}/${indicator}/${PAST[place] + 1}/${measure}${variant}/target`;
const both = (places: readonly Place[], indicator: string, measure: string) =>
  places.flatMap((place) => [
    outcome(place, indicator, measure),
    target(place, indicator, measure),
  ]);

const GROWTH = "growth";
const REVENUE = "general_public_budget_revenue";
const EXPENDITURE = "general_public_budget_expenditure";
const RETAIL = "retail_sales";
const TRADE = "imports_and_exports";

/** A kind of finding, and figures that it must rest on. */
type Part = readonly [kind: FindingKind, figures: readonly string[]];

const EXPERT: readonly (readonly [name: string, ...parts: Part[]])[] = [
  [
    "targets of the gross product, each beside its own outcome",
    ["ambition", both(PLACES, "gross_regional_product", GROWTH)],
  ],
  [
    "floors of investment below what was reached",
    ["ambition", both(["pingyin", "zhangdian", "boshan"], "fixed_asset_investment", GROWTH)],
  ],
  [
    "revenue targets that fall, and that stand below the product's target in one plan",
    ["ambition", both(["pingyin", "yicheng"], REVENUE, GROWTH)],
    [
      "contrast",
      (["zhangdian", "boshan", "pingyin", "yicheng"] as const).flatMap((place) => [
        target(place, REVENUE, GROWTH),
        target(place, "gross_regional_product", GROWTH),
      ]),
    ],
  ],
  [
    "revenue as a share of expenditure where one document gives both",
    [
      "structure",
      [
        outcome("zhangdian", REVENUE, "level"),
        outcome("zhangdian", EXPENDITURE, "level"),
        outcome("zhangdian", EXPENDITURE, GROWTH),
        target("zhangdian", EXPENDITURE, GROWTH),
        target("zhangdian", REVENUE, GROWTH),
      ],
    ],
  ],
  [
    "trade that rose and fell, and its targets",
    [
      "divergence",
      (["pingyin", "boshan", "zhangdian"] as const).map((place) => outcome(place, TRADE, GROWTH)),
    ],
    ["ambition", both(["pingyin", "zhangdian"], TRADE, GROWTH)],
  ],
  [
    "who sets numbers",
    [
      "coverage",
      [
        ...PLACES.map((place) => target(place, "gross_regional_product", GROWTH)),
        target("pingyin", "foreign_capital_used", GROWTH),
        target("boshan", RETAIL, GROWTH),
      ],
    ],
  ],
  [
    "retail sales of which one document says two things",
    [
      "contradiction",
      [outcome("zhangdian", RETAIL, GROWTH), `${outcome("zhangdian", RETAIL, GROWTH)}~2`],
    ],
  ],
  [
    "new projects, and funds from outside the province",
    [
      "ambition",
      [
        ...both(["yicheng"], "new_projects_signed", "count"),
        outcome("gaoqing", "new_projects_signed", "count", "/introduced"),
        target("gaoqing", "new_projects_signed", "count", "/introduced"),
      ],
    ],
    [
      "scale",
      (["zhangdian", "boshan"] as const).map((place) =>
        outcome(place, "out_of_province_funds_in_place", "level"),
      ),
    ],
  ],
  [
    "lists whose projects and money move apart",
    [
      "list",
      [
        ...["key_projects", "key_projects_total_investment"].flatMap((id, index) => {
          const measure = index === 0 ? "count" : "level";
          return [
            outcome("boshan", id, measure, "/three_levels"),
            target("boshan", id, measure, "/three_levels"),
          ];
        }),
      ],
    ],
    [
      "list",
      [
        ...["tech_renovation_projects", "tech_renovation_projects_total_investment"].flatMap(
          (id, index) => {
            const measure = index === 0 ? "count" : "level";
            return [
              outcome("boshan", id, measure, "/key_renovation"),
              target("boshan", id, measure, "/key_renovation"),
            ];
          },
        ),
      ],
    ],
  ],
  [
    "job targets below the number reached",
    ["ambition", both(["pingyin", "gaoqing", "zhangdian", "boshan"], "new_urban_jobs", "count")],
  ],
];

let dataset: Dataset;
let spec: BriefingSpec;
let found: readonly Finding[];

beforeAll(async () => {
  dataset = await readShippedData();
  const briefing = dataset.briefings.get("five-places");
  if (!briefing) throw new Error("There is no briefing five-places");
  spec = briefing;
  found = findFindings(dataset, {
    regions: PLACES,
    headline: [...new Set(spec.headline.map(({ indicator }) => indicator))],
    rows: spec.headline.flatMap(({ indicator, measures }) =>
      measures.map((measure) => ({ indicator, measure })),
    ),
    ratios: [...dataset.ratioById.values()],
    contrasts: [...dataset.contrastById.values()],
  });
});

const isFound = ([kind, figures]: Part) =>
  found.some((one) => one.kind === kind && figures.every((id) => one.evidence.includes(id)));

/** The one finding of a kind on an indicator. */
function only<Kind extends FindingKind>(kind: Kind, indicator: string, measure?: string) {
  const [one] = found.filter(
    (each): each is Finding & FindingOf<Kind> =>
      each.kind === kind &&
      each.indicator === indicator &&
      (measure === undefined || each.measure === measure),
  );
  if (!one) throw new Error(`Nothing of the kind ${kind} is found on ${indicator}`);
  return one;
}

describe("the ten findings of an expert", () => {
  it("name figures of the data alone", () => {
    const ids = new Set(dataset.figures.map(({ id }) => id));
    const named = EXPERT.flatMap(([, ...parts]) => parts.flatMap(([, figures]) => figures));
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
  });

  it("are found by rule, eight of them at least", () => {
    const lost = EXPERT.filter(([, ...parts]) => !parts.every(isFound)).map(([name]) => name);
    expect(EXPERT.length - lost.length, `not found: ${lost.join("; ")}`).toBeGreaterThanOrEqual(8);
    expect(lost).toEqual([]);
  });

  it("say by how much each target lies from its own outcome", () => {
    const stepsOf = (indicator: string, measure: string) =>
      only("ambition", indicator, measure).params.steps.map(({ region, change, direction }) => [
        region,
        change.value.toDecimalPlaces(1).toNumber(),
        change.bound,
        direction,
      ]);
    expect(stepsOf("gross_regional_product", "growth")).toEqual([
      ["pingyin", 4.3, "exact", "above"],
      ["zhangdian", 0.5, "about", "above"],
      ["yicheng", -2.3, "exact", "below"],
      ["boshan", 3.5, "about", "above"],
      ["gaoqing", -0.1, "about", "same"],
    ]);
    expect(stepsOf("fixed_asset_investment", "growth")).toEqual([
      ["pingyin", 0.3, "exact", "above"],
      ["zhangdian", -8.3, "at_least", "open"],
      ["boshan", -15, "at_least", "open"],
    ]);
    expect(stepsOf("new_urban_jobs", "count")).toEqual([
      ["pingyin", 90.6, "exact", "below"],
      ["zhangdian", 66.7, "at_least", "open"],
      ["boshan", 92.8, "at_least", "open"],
      ["gaoqing", 88.6, "exact", "below"],
    ]);
  });

  it("say on which side a target stands of another in the same plan, and at which prices", () => {
    const { items, prices } = only("contrast", REVENUE).params;
    expect(items.map(({ region, side }) => [region, side])).toEqual([
      ["pingyin", "above"],
      ["zhangdian", "below"],
      ["yicheng", "same"],
      ["boshan", "below"],
      ["gaoqing", "open"],
    ]);
    expect(prices).toEqual({ target: "current", against: "constant" });
  });

  it("say what share of its expenditure the revenue of one place is, and which basis is not stated", () => {
    const single = found.filter(
      ({ kind, params }) => kind === "structure" && "isSingle" in params && params.isSingle,
    );
    const ofRevenue = single.find(({ indicator }) => indicator === REVENUE);
    if (ofRevenue?.kind !== "structure" || ofRevenue.params.form !== "ratio") {
      throw new Error("Expected a ratio of one place");
    }
    const { items, unstated } = ofRevenue.params;
    expect(items.map(({ share }) => share.value.toDecimalPlaces(1).toNumber())).toEqual([75.1]);
    expect(unstated.map(({ id }) => id)).toEqual([outcome("zhangdian", REVENUE, "level")]);
  });

  it("count the plans that set a number, and the figures that each place publishes", () => {
    const coverage = found.flatMap((one) => (one.kind === "coverage" ? [one.params] : []));
    const targets = coverage.find((one) => one.form === "targets");
    const published = coverage.find((one) => one.form === "published");
    if (targets?.form !== "targets" || published?.form !== "published") {
      throw new Error("Expected both forms of coverage");
    }
    const countOf = Object.fromEntries(
      targets.rows.map(({ indicator, numbers }) => [indicator, numbers.length]),
    );
    expect(countOf).toMatchObject({
      gross_regional_product: 5,
      [REVENUE]: 5,
      fixed_asset_investment: 5,
      new_urban_jobs: 4,
      [RETAIL]: 2,
      foreign_capital_used: 1,
    });
    expect(published.of).toBe(29);
    expect(published.counts.map(({ region, count }) => [region, count])).toEqual([
      ["pingyin", 21],
      ["zhangdian", 21],
      ["boshan", 13],
      ["yicheng", 12],
      ["gaoqing", 8],
    ]);
  });

  it("name the list whose projects become more and whose money less, and the reverse", () => {
    const lists = found.flatMap((one) => (one.kind === "list" ? [one.params] : []));
    expect(
      lists.map(({ count, amount }) =>
        [count.outcome, count.target, amount.outcome, amount.target].map(({ value }) => value),
      ),
    ).toEqual(
      expect.arrayContaining([
        [135, 150, 494, 450],
        [169, 160, 135, 140],
      ]),
    );
  });
});

/** The key findings of a briefing. */
function keyFindings(id: string): readonly Finding[] {
  const asked = dataset.briefings.get(id);
  if (!asked) throw new Error(`No briefing is called ${id}`);
  const file = join(packageHome(), `templates/briefings/${asked.kind}/kind.yaml`);
  const kind = readKind(asked.kind, readFileSync(file, "utf8"));
  return analyze(dataset, asked, asked.regions, kind).findings;
}

const PROFILES = PLACES.map((place) => `profile-${place}`);

/** How many numbers each sentence has, years and counts in words left out. */
function numbersIn(sentence: Sentence): readonly number[] {
  const marked = sentence
    .map((piece) =>
      piece.isNumeral ? (isCounted(piece.text) ? "#" : "") + piece.tail : piece.text,
    )
    .join("");
  return marked.split(/。|\. /u).map((part) => part.split("#").length - 1);
}

function isCounted(text: string): boolean {
  return /\d/.test(text) && !/^(?:19|20)\d\d$/.test(text);
}

describe("the key findings", () => {
  it.each(["five-places", "one-page", ...PROFILES])("of %s say nothing twice", (id) => {
    const facts = keyFindings(id).flatMap((one) => one.facts);
    expect(new Set(facts).size).toBe(facts.length);
  });

  it("of the five places are of four themes at least, and no trivia", () => {
    const key = keyFindings("five-places");
    expect(new Set(key.map(({ theme }) => theme)).size).toBeGreaterThanOrEqual(4);
    expect(key.map(({ indicator }) => indicator)).toContain("gross_regional_product");
    for (const { kind, params } of key) {
      if (kind !== "ambition" || !("largest" in params)) continue;
      expect(Math.max(...params.steps.map(({ size }) => size))).toBeGreaterThan(0.35);
    }
  });

  it.each(PROFILES)("of %s are about its place, and none is one of the five places", (id) => {
    const place = id.replace("profile-", "");
    const ofAll = new Set(
      keyFindings("five-places").map(({ kind, indicator }) => kind + indicator),
    );
    for (const { subjects, kind, indicator } of keyFindings(id)) {
      expect(subjects).toEqual([place]);
      if (kind !== "contrast") expect(ofAll).not.toContain(kind + indicator);
    }
  });

  it.each(LANGUAGES)("have two numbers a sentence at most in %s", (language) => {
    const own: readonly FindingKind[] = ["ambition", "contrast", "position", "list", "coverage"];
    const told = found.filter(({ kind }) => own.includes(kind));
    expect(told.length).toBeGreaterThan(10);
    for (const finding of [...told, ...PROFILES.flatMap(keyFindings)]) {
      if (!own.includes(finding.kind)) continue;
      const { sentence } = wordFinding(contextFor(dataset, language), finding);
      expect(Math.max(...numbersIn(sentence))).toBeLessThanOrEqual(2);
    }
  });
});
