import { type Canvas, createCanvas } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import { comparePictures } from "../../src/changes/picture.ts";

function page(marks: readonly (readonly [x: number, y: number])[] = [], height = 800): Canvas {
  const canvas = createCanvas(600, height);
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, 600, height);
  context.fillStyle = "black";
  for (const [x, y] of marks) context.fillRect(x, y, 20, 10);
  return canvas;
}

describe("comparePictures(before, after)", () => {
  it("finds nothing between two pages that look the same", () => {
    expect(comparePictures(page([[100, 100]]), page([[100, 100]]))).toBe(0);
  });
  it("tells the share that changed, and all of pages of two sizes", () => {
    const share = comparePictures(page([[100, 400]]), page([[130, 400]]));
    expect(share).toBeCloseTo((2 * 20 * 10) / (600 * 800), 6);
    expect(comparePictures(page(), page([], 400))).toBe(1);
  });
});
