import { describe, expect, it } from "vitest";
import { faultsOf } from "./harness.ts";
import { figureOf, PHRASINGS } from "./phrasings.ts";

describe("checkPrinted(figure) on phrasings of plans and bulletins", () => {
  for (const [, printed, proves, refuses] of PHRASINGS) {
    for (const words of proves) {
      it(`accepts ${words} beside ${printed}`, () => {
        expect(faultsOf({ ...figureOf(words), printed })).toEqual([]);
      });
    }
    for (const words of refuses.filter((one) => !one.startsWith("~"))) {
      it(`refuses ${words} beside ${printed}`, () => {
        const severities = faultsOf({ ...figureOf(words), printed }).map(
          ({ severity }) => severity,
        );
        expect(severities).toContain("error");
      });
    }
  }
});
