import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { addAliases } from "../../../src/intake/merge/indicators.ts";
import { addToObservations, newObservations } from "../../../src/intake/merge/observations.ts";

const figure = (value: string) => ({ year: { plain: "2030" }, value: { plain: value } });
const ADDITIONS = new Map([
  ["harbours", [figure("7.50")]],
  ["pearls", [figure("3"), figure("4")]],
]);

const figuresIn = (text: string) => parse(text).figures as Record<string, unknown[]>;

describe("addToObservations(text, additions)", () => {
  it("puts each figure behind those of its indicator, and leaves every other line as it is", () => {
    const text = `region: bay
figures:
  # Of the bay.
  harbours:
    - { year: 2029,   value: 6 } # as counted
  # The last.
  sails:
    - { year: 2029, value: 1 }
# the end
`;
    expect(addToObservations(text, ADDITIONS)).toBe(`region: bay
figures:
  # Of the bay.
  harbours:
    - { year: 2029,   value: 6 } # as counted
    - { year: 2030, value: 7.50 }
  # The last.
  sails:
    - { year: 2029, value: 1 }
  pearls:
    - { year: 2030, value: 3 }
    - { year: 2030, value: 4 }
# the end
`);
  });

  it.each([
    ["whose lists are not indented", "figures:\n  harbours:\n  - { year: 2029, value: 6 }\n"],
    ["without a line break at its end", "figures:\n  harbours:\n    - { year: 2029, value: 6 }"],
    ["with figures on several lines", "figures:\n  harbours:\n    - year: 2029\n      value: 6\n"],
    ["with lists between brackets", "figures:\n  harbours: [{ year: 2029, value: 6 }] # six\n"],
    ["all of it between braces", "{ figures: { harbours: [{ year: 2029, value: 6 }] } }\n"],
  ])("adds to a file %s", (_, text) => {
    const added = addToObservations(text, ADDITIONS);
    expect(figuresIn(added)).toEqual({
      harbours: [
        { year: 2029, value: 6 },
        { year: 2030, value: 7.5 },
      ],
      pearls: [
        { year: 2030, value: 3 },
        { year: 2030, value: 4 },
      ],
    });
    expect(added).toContain("7.50");
    expect(added.includes("# six")).toBe(text.includes("# six"));
  });

  it("makes a new file of the same figures", () => {
    const text = newObservations("bay", "bay-plan", ADDITIONS);
    expect(parse(text)).toMatchObject({ region: "bay", document: "bay-plan" });
    expect(Object.keys(figuresIn(text))).toEqual([...ADDITIONS.keys()]);
  });
});

describe("addAliases(text, names)", () => {
  const names = [
    { indicator: "pearls", name: "明珠" },
    { indicator: "pearls", name: "珍珠…颗" },
  ];

  it.each([
    [
      "pearls:\n  name: { zh: 珍珠 }\n  unit: 颗\n",
      "pearls:\n  name: { zh: 珍珠 }\n  aliases: [明珠, 珍珠…颗]\n  unit: 颗\n",
    ],
    [
      "pearls:\n  name:\n    zh: 珍珠\n  # Of the sea.\n  unit: 颗\n",
      "pearls:\n  name:\n    zh: 珍珠\n  aliases: [明珠, 珍珠…颗]\n  # Of the sea.\n  unit: 颗\n",
    ],
    ["pearls:\n  aliases: [珠] # old\n", "pearls:\n  aliases: [珠, 明珠, 珍珠…颗] # old\n"],
    [
      "pearls:\n  aliases:\n    - 珠\n",
      "pearls:\n  aliases:\n    - 珠\n    - 明珠\n    - 珍珠…颗\n",
    ],
    [
      "pearls: { name: 珠, unit: 颗 }\n",
      "pearls: { name: 珠, aliases: [明珠, 珍珠…颗], unit: 颗 }\n",
    ],
  ])("adds names where they belong, and nothing else: %j", (text, expected) => {
    expect(addAliases(text, names)).toBe(expected);
  });
});
