import { expect, it } from "vitest";
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
  texts: [
    { style: TEXT.value, lines: [{ text: "生 <12>", x: 1.006, y: 10 }] },
    {
      style: TEXT.value,
      lines: [
        { text: "Jan–Sep", x: 1, y: 10 },
        { text: "2024", x: 1, y: 20 },
      ],
    },
  ],
};

it("sets the labels of a layout over what was drawn, each a whole text", () => {
  const about = { id: "chart-1", alt: "alt", hash: "00", widthMm: 35, heightMm: 7 };
  const svg = finishSvg(['<rect x="1"/>'], LAYOUT, about);
  expect(svg.indexOf('<rect x="1"/>')).toBeLessThan(svg.indexOf("<text"));
  expect(svg).toContain('<text x="1.01" y="10">');
  expect(readLabels(svg)).toEqual(["生 <12>", "Jan–Sep2024"]);
});
