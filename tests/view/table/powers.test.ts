import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type Design, loadDesign } from "../../../src/design.ts";
import { packageHome } from "../../../src/package.ts";
import type { Numeral } from "../../../src/view/model.ts";
import { EMPTY } from "../../../src/view/table/cell.ts";
import { measureCell } from "../../../src/view/table/extent.ts";

/* A power of ten of an amount stands below its digits in a table: it takes the room of the wider of the two. */

let design: Design;
beforeAll(async () => {
  design = await loadDesign(packageHome());
});

function numeral(text: string): Numeral {
  return {
    isNumeral: true,
    id: "n1",
    prefix: "",
    text,
    mark: "",
    markHref: null,
    tail: "",
    href: null,
  };
}

const needOf = (text: string) =>
  measureCell({ ...EMPTY, numerals: [numeral(text)] }, false).numberMm;

describe("the room of an amount in words", () => {
  it("is that of its digits or of its power of ten, whichever is wider", () => {
    expect(needOf("15\u00a0thousand")).toBe(needOf("42.4\u00a0thousand"));
    expect(needOf("15\u00a0thousand")).toBeLessThan(needOf("1,500,000"));
    expect(needOf("1,234,567.8\u00a0thousand")).toBe(needOf("1,234,567.8"));
  });

  it("is that of all its digits where it has no power of ten", () => {
    expect(needOf("4.24万")).toBeGreaterThan(needOf("4.24"));
  });
});

describe("the cell of an amount in words", () => {
  const fill = (text: string) =>
    design.templates.fill(join("partials", "cell.hbs"), { ...EMPTY, numerals: [numeral(text)] });

  it("parts the power of ten from the digits, and nothing else", () => {
    expect(fill("15\u00a0thousand")).toContain(
      '>15<span class="power">\u00a0thousand</span></span>',
    );
    expect(fill("80.41")).toContain(">80.41</span>");
  });
});
