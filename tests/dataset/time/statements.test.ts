import { describe, expect, it } from "vitest";
import { supersededBy } from "../../../src/dataset/statements.ts";
import { datasetOf, type InventedDocument, standingsOf } from "./fixture.ts";

const ID = "east/output/2022/level";

/** A document published on a day that says one thing of the output of 2022, or several. */
function said(id: string, published: string, ...lines: readonly string[]): InventedDocument {
  const output = lines.map((line) => `year: 2022, measure: level, ${line}`);
  return { id, time: `covers: 2022, published: ${published}`, says: { output } };
}

const [ESTIMATE, CONFLICT] = ["status: estimate", "conflict: true"];

/** What all say, by standing; the identity left out. */
function standings(...documents: readonly InventedDocument[]) {
  return Object.fromEntries(
    Object.entries(standingsOf(datasetOf(documents))).map(([standing, found]) => [
      standing,
      found.map((one) => one.replace(ID, "")),
    ]),
  );
}

type Expected = Readonly<Record<string, readonly string[]>>;

// biome-ignore format: one case a line
const CASES: readonly (readonly [what: string, documents: readonly InventedDocument[], expected: Expected])[] = [
  ["counts the latest of three, whatever their order",
    [said("b", "2023-06", "value: 250"), said("c", "2023-07-01", "value: 260"), said("a", "2023-02-01", "value: 240")],
    { counts: [" 260"], superseded: ["@a 240", "@b 250"] }],
  ["takes a month for its last day",
    [said("a", "2023-06", "value: 250"), said("b", "2023-06-29", "value: 240")],
    { counts: [" 250"], superseded: ["@b 240"] }],
  ["takes a year for its last day",
    [said("a", "2023", "value: 250"), said("b", "2023-12-30", "value: 240")],
    { counts: [" 250"], superseded: ["@b 240"] }],
  ["puts an actual figure in the place of an estimate",
    [said("a", "2023-02", `value: 240, ${ESTIMATE}`), said("b", "2023-03", "value: 240")],
    { counts: [" 240"], superseded: ["@a 240"] }],
  ["puts no estimate in the place of an actual figure",
    [said("a", "2023-02", "value: 240"), said("b", "2023-03", `value: 241, ${ESTIMATE}`)],
    { counts: [" 240"], "set-aside": ["@b 241"] }],
  ["revises an actual figure after an estimate that was set aside",
    [said("a", "2023-02", "value: 240"), said("b", "2023-03", `value: 241, ${ESTIMATE}`), said("c", "2023-04", "value: 242")],
    { counts: [" 242"], superseded: ["@a 240"], "set-aside": ["@b 241"] }],
  ["counts the latest of estimates alone",
    [said("a", "2023-02", `value: 240, ${ESTIMATE}`), said("b", "2023-03", `value: 241, ${ESTIMATE}`)],
    { counts: [" 241"], superseded: ["@a 240"] }],
  ["takes what agrees within its digits for no revision",
    [said("a", "2023-02", "value: 274.9"), said("b", "2023-03", "value: 275")],
    { counts: [" 274.9"], "set-aside": ["@b 275"] }],
  ["takes more digits of the same number",
    [said("a", "2023-02", "value: 275"), said("b", "2023-03", "value: 274.9")],
    { counts: [" 274.9"], "set-aside": ["@a 275"] }],
  ["takes more digits of the very same number",
    [said("a", "2023-02", "value: 275"), said("b", "2023-03", "value: 275.0")],
    { counts: [" 275"], "set-aside": ["@a 275"] }],
  ["rounds a half either way",
    [said("a", "2023-02", "value: 274.5"), said("b", "2023-03", "value: 275")],
    { counts: [" 274.5"], "set-aside": ["@b 275"] }],
  ["revises where the digits do not agree",
    [said("a", "2023-02", "value: 274.4"), said("b", "2023-03", "value: 275")],
    { counts: [" 275"], superseded: ["@a 274.4"] }],
  ["revises by one unit of the last digit",
    [said("a", "2023-02", "value: 274.9"), said("b", "2023-03", "value: 274.8")],
    { counts: [" 274.8"], superseded: ["@a 274.9"] }],
  ["takes the same number again for no revision",
    [said("a", "2023-02", "value: 275"), said("b", "2023-03", "value: 275")],
    { counts: [" 275"], "set-aside": ["@b 275"] }],
  ["holds numbers of different units against each other",
    [said("a", "2023-02", "value: 274.93"), said("b", "2023-03", "value: 2749321, unit: 万元")],
    { counts: [" 274.9321"], "set-aside": ["@a 274.93"] }],
  ["takes another bound for a revision",
    [said("a", "2023-02", "value: 274.9"), said("b", "2023-03", "value: 275, bound: at_least")],
    { counts: [" 275"], superseded: ["@a 274.9"] }],
  ["takes words that are the same for no revision, others for one",
    [said("a", "2023-02", "words: 稳定增长"), said("b", "2023-03", "words: 稳定增长"), said("c", "2023-04", "value: 275")],
    { counts: [" 275"], superseded: ["@a 稳定增长"], "set-aside": ["@b 稳定增长"] }],
  ["contradicts what was published the same day",
    [said("a", "2023-03-01", "value: 240"), said("b", "2023-03-01", "value: 241")],
    { contradicted: [" 240", "~2 241"] }],
  ["takes of one day what agrees with most digits",
    [said("a", "2023-03-01", "value: 275"), said("b", "2023-03-01", "value: 274.9"), said("c", "2023-03-01", "value: 275")],
    { counts: [" 274.9"], "set-aside": ["@a 275", "@c 275"] }],
  ["contradicts by all of one day where one does not agree",
    [said("a", "2023-03-01", "value: 275"), said("b", "2023-03-01", "value: 274.9"), said("c", "2023-03-01", "value: 280")],
    { contradicted: [" 275", "~2 274.9", "~3 280"] }],
  ["takes of one day the actual figure",
    [said("a", "2023-03-01", `value: 240, ${ESTIMATE}`), said("b", "2023-03-01", "value: 241")],
    { counts: [" 241"], "set-aside": ["@a 240"] }],
  ["ends a contradiction of one day with a later figure",
    [said("a", "2023-03-01", "value: 240"), said("b", "2023-03-01", "value: 241"), said("c", "2023-04", "value: 241")],
    { counts: [" 241"], superseded: ["@a 240", "@b 241"] }],
  ["ends no contradiction of actual figures with an estimate",
    [said("a", "2023-03-01", "value: 240"), said("b", "2023-03-01", "value: 241"), said("c", "2023-04", `value: 241, ${ESTIMATE}`)],
    { contradicted: [" 240", "~2 241"], "set-aside": ["@c 241"] }],
  ["takes a document's own contradiction for none of its revisions",
    [said("a", "2023-03-01", `value: 240, ${CONFLICT}`, `value: 241, ${CONFLICT}`)],
    { contradicted: [" 240", "~2 241"] }],
  ["numbers a document's own contradiction where a later one replaces it",
    [said("a", "2023-03-01", `value: 240, ${CONFLICT}`, `value: 241, ${CONFLICT}`), said("b", "2023-04", "value: 241")],
    { counts: [" 241"], superseded: ["@a 240", "~2@a 241"] }],
  ["revises a figure by a contradiction",
    [said("a", "2023-03-01", "value: 239"), said("b", "2023-04", `value: 240, ${CONFLICT}`, `value: 241, ${CONFLICT}`)],
    { contradicted: [" 240", "~2 241"], superseded: ["@a 239"] }],
  ["contradicts across documents where both are marked",
    [said("a", "2023-03-01", `value: 240, ${CONFLICT}`), said("b", "2023-04", `value: 241, ${CONFLICT}`)],
    { contradicted: [" 240", "~2 241"] }],
  ["contradicts across documents of one day where both are marked, even where they agree",
    [said("a", "2023-03-01", `value: 275, ${CONFLICT}`), said("b", "2023-03-01", `value: 274.9, ${CONFLICT}`)],
    { contradicted: [" 275", "~2 274.9"] }],
  ["contradicts an actual figure by an estimate where both are marked",
    [said("a", "2023-03-01", `value: 240, ${CONFLICT}`), said("b", "2023-03-01", `value: 241, ${ESTIMATE}, ${CONFLICT}`)],
    { contradicted: [" 240", "~2 241"] }],
  ["keeps what is marked together, whatever stands between",
    [said("a", "2023-03-01", `value: 240, ${CONFLICT}`), said("b", "2023-04", "value: 250"), said("c", "2023-05", `value: 241, ${CONFLICT}`)],
    { contradicted: [" 240", "~2 241"], superseded: ["@b 250"] }],
  ["takes what is marked for no rounding of what stood before",
    [said("a", "2023-03-01", "value: 274.9"), said("b", "2023-04", `value: 275, ${CONFLICT}`), said("c", "2023-05", `value: 280, ${CONFLICT}`)],
    { contradicted: [" 275", "~2 280"], superseded: ["@a 274.9"] }],
  ["ends what is marked with a later figure that is not",
    [said("a", "2023-03-01", `value: 240, ${CONFLICT}`), said("b", "2023-04", `value: 241, ${CONFLICT}`), said("c", "2023-05", "value: 242")],
    { counts: [" 242"], superseded: ["@a 240", "@b 241"] }],
];

describe("stateFigures(figures, documents) on several documents", () => {
  it.each(CASES)("%s", (_what, documents, expected) => {
    expect(standings(...documents)).toEqual(expected);
    expect(standings(...documents.toReversed())).toEqual(expected);
  });

  it("orders documents without a day by the years they cover", () => {
    const output = (value: number) => ({ output: [`year: 2022, measure: level, value: ${value}`] });
    expect(
      standings(
        { id: "z", time: "covers: 2022", says: output(240) },
        { id: "a", time: "covers: 2019/2023", says: output(242) },
        { id: "b", time: "covers: 2022, published: 2023-03", says: output(241) },
      ),
    ).toEqual({ counts: [" 242"], superseded: ["@b 241", "@z 240"] });
  });

  it("orders plans without a day by the years they plan for", () => {
    const says = (value: number) => ({
      output: [`year: 2024, measure: growth, value: ${value}, status: target`],
    });
    const dataset = datasetOf([
      { id: "a", time: "aims: 2024/2026", says: says(6) },
      { id: "b", time: "aims: 2023/2027", says: says(5) },
    ]);
    expect(standingsOf(dataset)).toEqual({
      counts: ["east/output/2024/growth/target 6"],
      superseded: ["east/output/2024/growth/target@b 5"],
    });
  });

  it("lists what a figure replaced, in the order of the dataset, and nothing that was set aside", () => {
    const dataset = datasetOf([
      said("a", "2023-02", "value: 240"),
      said("b", "2023-03", "value: 250"),
      said("c", "2023-04", "value: 260.1"),
      said("d", "2023-05", "value: 260"),
    ]);
    const counting = dataset.figures.filter(({ standing }) => standing === "counts");
    expect(counting.map((figure) => supersededBy(figure, dataset).map(({ id }) => id))).toEqual([
      [`${ID}@a`, `${ID}@b`],
    ]);
  });
});
