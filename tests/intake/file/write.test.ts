import { describe, expect, it } from "vitest";
import { countDecisions } from "../../../src/intake/file/count.ts";
import { isEdited } from "../../../src/intake/file/line.ts";
import { read } from "../registry.ts";
import { intakeText, opened, soundIntake } from "./reading.ts";

const REPORT = "珍珠产值12.50亿元，下降3.0%；新建灯塔3座；2030年6月召开会议";

describe("formatIntake(intake)", () => {
  it("writes every number of a reading in one list, to be read back as it was", () => {
    const { spec } = soundIntake(intakeText(REPORT));
    const { candidates, ignored, unread, numbers } = read(REPORT);
    expect([spec.candidates, spec.ignored, spec.unread].flat()).toHaveLength(numbers);
    expect(spec.candidates.map(({ start, value }) => [start, value])).toEqual(
      candidates.map(({ start, value }) => [start, value]),
    );
    expect(spec.ignored.map(({ rule }) => rule)).toEqual(ignored.map(({ rule }) => rule));
    expect(spec.unread).toHaveLength(unread.length);
  });

  it("gives the same bytes for the same document, also where its own file was there before", () => {
    const text = intakeText(REPORT);
    expect(intakeText(REPORT)).toBe(text);
    expect(intakeText(REPORT, soundIntake(text))).toBe(text);
  });

  it("writes a number with the digits and the sign that the document has", () => {
    const { intake } = opened(intakeText(REPORT));
    const numbers = [0, 1].map((index) =>
      intake?.source.writtenNumber(["candidates", index, "value"]),
    );
    expect(numbers).toEqual(["12.50", "-3.0"]);
  });

  it("leaves each candidate undecided and unchanged, and counts it once", () => {
    const { spec } = soundIntake(intakeText(REPORT));
    expect(spec.candidates.some(isEdited)).toBe(false);
    expect(countDecisions(spec)).toEqual({
      ...{ accepted: 0, edited: 0, rejected: 0, known: 0 },
      undecided: spec.candidates.length,
    });
  });

  it("names each section once, where it begins", () => {
    const comments = intakeText(REPORT).match(/# ---- .*/g);
    expect(comments).toEqual(["# ---- 一（一）"]);
  });

  it("takes a line for edited where one of its fields says something else", () => {
    const text = intakeText(REPORT);
    const edits = [
      ["value: 12.50", "value: 12.51"],
      ["measure: level", "measure: count"],
      ["year: 2030", "year: 2029"],
    ] as const;
    for (const [from, to] of edits) {
      const { spec } = soundIntake(text.replace(from, to));
      expect(spec.candidates.map(isEdited)).toEqual(spec.candidates.map((_, index) => index === 0));
    }
  });
});
