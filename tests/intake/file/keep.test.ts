import { describe, expect, it } from "vitest";
import { documentOf } from "../registry.ts";
import { intakeText, soundIntake } from "./reading.ts";

const REPORT = "珍珠产值12.5亿元，增长3.1%；船帆业总产值12.5亿元；重点港湾项目7个";

/** The file with a decision in the lines that a word stands in. */
function decide(text: string, word: string, decision: string): string {
  return text
    .split("\n")
    .map((line) =>
      line.includes(word) ? line.replace("decision: ,", `decision: ${decision},`) : line,
    )
    .join("\n");
}

const decisionsIn = (text: string) =>
  soundIntake(text).spec.candidates.map(({ decision, printed }) => [decision, printed]);

describe("keepDecisions(candidates, document, before)", () => {
  it("keeps a decision with its number where that has moved, and gives its new place", () => {
    const decided = decide(intakeText(REPORT), "printed: 船帆业", "reject");
    const longer = `城乡面貌有了很大的变化。${REPORT}`;
    const again = intakeText(longer, soundIntake(decided));
    expect(decisionsIn(again)).toEqual([
      [null, "珍珠产值12.5亿元"],
      [null, "增长3.1%"],
      ["reject", "船帆业总产值12.5亿元"],
      [null, "重点港湾项目7个"],
    ]);
    const { start, end, text } = soundIntake(again).spec.candidates[2] ?? { start: 0, end: 0 };
    expect(documentOf(longer).slice(start, end)).toBe(text);
    expect(again).not.toContain("lost:");
  });

  it("tells two numbers of the same digits apart by the words around them", () => {
    const decided = decide(intakeText(REPORT), "printed: 船帆业", "accept");
    const turned = "船帆业总产值12.5亿元；珍珠产值12.5亿元，增长3.1%；重点港湾项目7个";
    const [first, second] = decisionsIn(intakeText(turned, soundIntake(decided)));
    expect(first).toEqual(["accept", expect.stringContaining("船帆业")]);
    expect(second).toEqual([null, "珍珠产值12.5亿元"]);
  });

  it("lists a decision whose number the document no more has, and finds it again when it has", () => {
    const decided = decide(intakeText(REPORT), "重点港湾", "accept");
    const without = intakeText(REPORT.replace("7个", "9个"), soundIntake(decided));
    expect(soundIntake(without).spec.lost).toMatchObject([{ decision: "accept", text: "7" }]);
    expect(decisionsIn(without).at(-1)).toEqual([null, "重点港湾项目9个"]);
    const back = intakeText(REPORT, soundIntake(without));
    expect(soundIntake(back).spec.lost).toBeUndefined();
    expect(back).toBe(decided);
  });

  it("is not the same number in another unit", () => {
    const decided = decide(intakeText(REPORT), "重点港湾", "accept");
    const other = intakeText(REPORT.replace("7个", "7亿元"), soundIntake(decided));
    expect(soundIntake(other).spec.lost).toHaveLength(1);
  });

  it("keeps what a person changed, decided or not, with its digits", () => {
    const changed = intakeText(REPORT).replace("value: 12.5,", "value: 12.50,");
    const edited = changed.replace("indicator: pearl_output", "indicator: sail_output");
    expect(intakeText(REPORT, soundIntake(edited))).toBe(edited);
  });
});
