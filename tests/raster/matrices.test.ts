import { expect, it } from "vitest";
import { withPdfLooks } from "../../src/raster/view.ts";
import { writeFile } from "../memo/foreign/files.ts";

/** A red ground, seen through letters only. */
const CUT = "q BT 7 Tr /F1 400 Tf 0 300 Td (MM) Tj ET 1 0 0 rg 0 0 600 842 re f Q";

it("draws what letters cut out, also where the charts' copy of the canvas was loaded last", async () => {
  const pdf = writeFile({ pages: [{ content: CUT }] });
  await withPdfLooks(pdf, async ({ look }) => {
    await import("canvas");
    const { pixels, width } = await look(1, { scale: 0.2 });
    const red = pixels.filter((value, at) => at % 4 === 1 && value < 60).length;
    expect(red).toBeGreaterThan(width);
  });
});
