import { PDFDocument, rgb } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { withComparers } from "../../src/changes/page-workers.ts";
import { comparePages } from "../../src/changes/pages.ts";

const THREADS = { count: 2 };
const OPTIONS = { hasSameFonts: true, looks: "untold", versions: ["", ""], sought: [] } as const;

async function square(blue: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf
    .addPage([200, 300])
    .drawRectangle({ x: 50, y: 50, width: 80, height: 80, color: rgb(0, 0, blue) });
  return pdf.save();
}

describe("withComparers(options, use)", () => {
  it("gives each question its own answer, as without threads, and goes on after a fault", async () => {
    const [black, blue, bright] = [await square(0), await square(0.5), await square(1)];
    const pairs = [
      [black, blue],
      [blue, blue],
      [black, bright],
    ] as const;
    const expected = await Promise.all(pairs.map((pair) => comparePages(...pair, OPTIONS)));
    // Each thread loads all that it needs, which takes seconds from source: one pair of them does for both.
    await withComparers(THREADS, async (compare) => {
      const answers = await Promise.all(pairs.map((pair) => compare(...pair, OPTIONS)));
      expect(answers.map(({ pages }) => pages.length)).toEqual([1, 0, 1]);
      expect(answers).toEqual(expected);
      await expect(compare(new Uint8Array([1, 2]), bright, OPTIONS)).rejects.toThrow();
      expect(await compare(bright, bright, OPTIONS)).toEqual({ pages: [], places: [] });
    });
  });
  it("tells when a thread ends, and starts another", async () => {
    const program = new URL('data:text/javascript,throw new Error("no such thread")');
    const sound = await square(1);
    await withComparers({ count: 2, program }, async (compare) => {
      const asked = [1, 2, 3, 4].map(() => compare(sound, sound, OPTIONS));
      for (const answer of await Promise.allSettled(asked)) {
        expect(answer).toMatchObject({
          reason: expect.objectContaining({ message: "no such thread" }),
        });
      }
    });
  });
});
