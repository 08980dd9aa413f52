import { describe, expect, it } from "vitest";
import { exitCodeOf, ReportError } from "../src/error.ts";

describe("exitCodeOf(error)", () => {
  it("is 1 for input and results at fault, 2 for wrong usage, 130 when stopped", () => {
    expect(exitCodeOf(new ReportError("DATASET_FAULT", "x"))).toBe(1);
    expect(exitCodeOf(new ReportError("USAGE", "x"))).toBe(2);
    expect(exitCodeOf(new ReportError("CANCELLED", "x"))).toBe(130);
  });

  it("is 70 for anything not thrown on purpose", () => {
    expect(exitCodeOf(new TypeError("x"))).toBe(70);
    expect(exitCodeOf("x")).toBe(70);
  });
});

describe("new ReportError(code, message, options)", () => {
  it("keeps its cause and hint", () => {
    const cause = new Error("why");
    const error = new ReportError("OUTPUT_FAULT", "what", { hint: "do this", cause });
    expect(error).toMatchObject({ code: "OUTPUT_FAULT", message: "what", hint: "do this", cause });
  });
});
