import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { IGNORED_RULES } from "../../src/intake/ignored/rules.ts";
import { CANDIDATE_RULES } from "../../src/intake/model.ts";
import { packageHome } from "../../src/package.ts";
import { readIntakeChoice } from "../../src/web/pages/intake/address.ts";
import { markText, sentenceAt } from "../../src/web/pages/intake/text.ts";

const HOME = packageHome();
const words = parse(readFileSync(join(HOME, "templates/web/site/intake.yaml"), "utf8")) as Record<
  string,
  Record<string, string>
>;

/** The codes of doubts as the files that find them write them. */
function doubtCodes(): readonly string[] {
  const folder = join(HOME, "src/intake/doubts");
  const code = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
  const codes = code.flatMap((text) => text.match(/(?<=")[a-z]+(?:-[a-z]+)+(?=")/g) ?? []);
  return [...new Set(codes)];
}

describe("the words of what was read", () => {
  it("are there for every rule and every doubt", () => {
    expect(doubtCodes()).toContain("said-otherwise");
    const keys = [
      ...IGNORED_RULES.map(({ name }) => `ignored-${name}`),
      ...CANDIDATE_RULES.map((rule) => `rule-${rule}`),
      ...doubtCodes().map((code) => `doubt-${code}`),
    ];
    for (const [language, list] of Object.entries(words))
      expect(
        keys.filter((key) => list[key] === undefined),
        language,
      ).toEqual([]);
  });
});

/** A text and places of numbers in it, which may lie anywhere, even across lines or each other. */
const MARKED = fc
  .string({ unit: fc.constantFrom("甲", "1", "。", "\n", "\t", "<"), maxLength: 60 })
  .chain((text) =>
    fc.record({
      text: fc.constant(text),
      spans: fc.array(
        fc
          .tuple(fc.nat(text.length), fc.nat(6))
          .map(([start, length]) => ({ start, end: start + length })),
        { maxLength: 8 },
      ),
    }),
  );

describe("a text with its numbers marked", () => {
  it("is the same text, whatever is marked", () => {
    fc.assert(
      fc.property(MARKED, ({ text, spans }) => {
        const lines = markText(text, { lines: [], ignored: [], unread: spans });
        const shown = lines.map(({ segments }) => segments.map((one) => one.text).join(""));
        expect(shown).toEqual(text.split("\n").filter((line) => line.trim() !== ""));
        for (const { state, start, text: own } of lines.flatMap(({ segments }) => segments))
          if (state !== null) expect(text.slice(start, start + own.length)).toBe(own);
      }),
    );
  });
});

describe("the sentence of a number", () => {
  it("is that of its line or cell, and cut where it is long", () => {
    const text = `甲。乙完成12亿元；丙\n\t丁13戊\n${"庚".repeat(200)}14${"辛".repeat(200)}`;
    const at = (number: string) => {
      const start = text.indexOf(number);
      return sentenceAt(text, { start, end: start + number.length });
    };
    expect(at("12")).toEqual({ before: "乙完成", marked: "12", after: "亿元；" });
    expect(at("13")).toEqual({ before: "丁", marked: "13", after: "戊" });
    expect(at("14")).toEqual({
      before: `…${"庚".repeat(90)}`,
      marked: "14",
      after: `${"辛".repeat(90)}…`,
    });
  });
});

describe("readIntakeChoice(given)", () => {
  it.each([
    ["at=12&show=doubts", { at: 12, show: "doubts" }],
    ["at=-1&show=none", { at: null, show: "all" }],
    ["at=1e3", { at: null, show: "all" }],
    ["", { at: null, show: "all" }],
  ])("reads %j", (query, choice) => {
    expect(readIntakeChoice(new URLSearchParams(query))).toEqual(choice);
  });
});
