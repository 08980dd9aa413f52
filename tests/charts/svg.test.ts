import { describe, expect, it } from "vitest";
import type { Layout } from "../../src/charts/layout.ts";
import { TEXT } from "../../src/charts/style.ts";
import { finishSvg, readLabels } from "../../src/charts/svg.ts";

const LAYOUT: Layout = {
  widthPt: 100,
  heightPt: 20,
  valueAxis: "x",
  fields: [],
  curves: [],
  squares: [],
  marks: [],
  links: [],
  lines: [],
  slots: [],
  clearings: [],
  texts: [{ style: TEXT.value, lines: [{ text: "生 12", x: 1.006, y: 10 }] }],
};

const finish = (body: string) =>
  finishSvg(
    `<?xml version="1.0" encoding="utf-8" ?><svg xmlns="http://www.w3.org/2000/svg">${body}</svg>`,
    LAYOUT,
    { id: "chart-1", alt: "alt", hash: "00", widthMm: 35, heightMm: 7 },
  );

describe("finishSvg(written, layout, identity)", () => {
  it("joins the runs of glyphs of a label, spaces and all", () => {
    const svg = finish('<text x="1, ">生</text><text x=""></text><text x="2, 3, ">12</text>');
    expect(readLabels(svg)).toEqual(["生 12"]);
    expect(svg).toContain('<text x="1.01" y="10">');
  });

  it("takes the figure dash, which the canvas reads back, for an en dash", () => {
    const [placed] = LAYOUT.texts;
    if (!placed) throw new Error("The layout has no text");
    const texts = [{ ...placed, lines: [{ text: "Jan–Sep 2024", x: 1, y: 10 }] }];
    const svg = finishSvg(
      '<?xml version="1.0" encoding="utf-8" ?><svg xmlns="http://www.w3.org/2000/svg"><text>Jan\u2012Sep</text><text>2024</text></svg>',
      { ...LAYOUT, texts },
      { id: "chart-1", alt: "alt", hash: "00", widthMm: 35, heightMm: 7 },
    );
    expect(readLabels(svg)).toEqual(["Jan–Sep 2024"]);
  });

  it.each([
    ["digits came out empty", '<text x="1, ">生</text><text x="2, 3, "></text>'],
    ["a radical came out for a character", '<text x="1, ">⽣</text><text x="2, 3, ">12</text>'],
    ["something else is written as well", "<text>生12</text><text>3</text>"],
    ["nothing is written", ""],
  ])("refuses a drawing where %s", (_, body) => {
    expect(() => finish(body)).toThrow(expect.objectContaining({ code: "CHART_FAULT" }));
  });

  it("refuses elements that bring ids", () => {
    const body = '<defs><clipPath id="cl_1"></clipPath></defs><text>生12</text>';
    expect(() => finish(body)).toThrow(expect.objectContaining({ code: "BUG" }));
  });

  it("drops shapes that nobody sees", () => {
    const svg = finish(
      '<rect fill-opacity="0" x="0" y="0" width="9" height="9"/><text>生12</text>',
    );
    expect(svg).not.toContain("<rect");
  });
});
