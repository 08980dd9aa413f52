import { type Canvas, createCanvas } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import { findBoxes } from "../../src/changes/boxes.ts";
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

const compare = (before: Canvas | null, after: Canvas | null) =>
  comparePictures(before, after, { hasImages: true });

describe("comparePictures(before, after)", () => {
  it("finds nothing between two pages that look the same", async () => {
    expect(await compare(page([[100, 100]]), page([[100, 100]]))).toBeNull();
  });
  it("shows the part of the page that changed, of the same size on both sides", async () => {
    const change = await compare(page([[100, 400]]), page([[130, 400]]));
    expect(change?.share).toBeCloseTo((2 * 20 * 10) / (600 * 800), 6);
    expect(change?.before?.widthPx).toBe(600);
    expect(change?.before?.heightPx).toBeLessThan(200);
    expect(change?.after?.heightPx).toBe(change?.before?.heightPx);
  });
  it("shows whole pages where one came, went or turned", async () => {
    expect(await compare(null, page())).toMatchObject({ before: null, after: { heightPx: 800 } });
    expect(await compare(page(), null)).toMatchObject({ share: 1, after: null });
    expect(await compare(page(), page([], 400))).toMatchObject({
      before: { heightPx: 800 },
      after: { heightPx: 400 },
    });
  });
  it("gives pictures in the format that it names", async () => {
    const jpeg = (await compare(null, page()))?.after?.jpeg;
    expect(Buffer.from(jpeg ?? []).toString("latin1", 6, 10)).toBe("JFIF");
  });
});

describe("comparePictures(before, after) for who looks at none", () => {
  it("tells the sizes alone", async () => {
    const change = await comparePictures(page([[1, 1]]), page(), { hasImages: false });
    expect(change?.after).toMatchObject({ widthPx: 600, jpeg: null });
  });
});

describe("findBoxes(mask)", () => {
  it("puts near changes into one box and far ones into two", () => {
    const isChanged = new Uint8Array(20 * 4);
    for (const cell of [0, 2, 21, 15]) isChanged[cell] = 1;
    expect(findBoxes({ columns: 20, rows: 4, isChanged })).toEqual([
      { x: 0, y: 0, width: 3, height: 2 },
      { x: 15, y: 0, width: 1, height: 1 },
    ]);
  });
  it("draws none where nothing changed", () => {
    expect(findBoxes({ columns: 3, rows: 3, isChanged: new Uint8Array(9) })).toEqual([]);
  });
});
