import { createCanvas } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import { webpSize } from "../../src/gallery/webp-size.ts";

/** Chunks as RFC 9649 lays them out: the name at 12, what follows at 20. */
function chunk(name: string, bytes: readonly number[]): Uint8Array {
  const head = Buffer.from(`RIFF\0\0\0\0WEBP${name}\0\0\0\0`, "latin1");
  return Uint8Array.from([...head, ...bytes]);
}

describe("webpSize(webp)", () => {
  it.each([
    [560, 395],
    [1, 1],
    [300, 2000],
  ])("reads what was drawn: %i by %i", (widthPx, heightPx) => {
    const canvas = createCanvas(widthPx, heightPx);
    canvas.getContext("2d").fillRect(0, 0, widthPx / 2, heightPx);
    expect(webpSize(canvas.toBuffer("image/webp", 82))).toEqual({ widthPx, heightPx });
  });

  it.each([
    ["VP8 ", [0, 0, 0, 0x9d, 0x01, 0x2a, 0x30, 0x42, 0x8c, 0x01], 560, 396],
    ["VP8L", [0x2f, 0x2f, 0xc2, 0x62, 0x00], 560, 396],
    ["VP8X", [0x20, 0, 0, 0, 0x2f, 0x02, 0, 0x8b, 0x01, 0x01], 560, 65932],
  ])("reads the form %s", (name, bytes, widthPx, heightPx) => {
    expect(webpSize(chunk(name, bytes))).toEqual({ widthPx, heightPx });
  });

  it("refuses what is no such picture", () => {
    expect(() => webpSize(chunk("JFIF", []))).toThrow("no WebP");
  });
});
