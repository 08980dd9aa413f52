import { randomBytes } from "node:crypto";
import { PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { expect, it } from "vitest";
import { readForeign, readHere } from "../../../src/memo/attached-file.ts";

/** A page with a picture of noise, which no filter makes smaller. */
async function largeFile(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  const picture = document.context.stream(randomBytes(600 * 600 * 3), {
    Type: "XObject",
    Subtype: "Image",
    Width: 600,
    Height: 600,
    ColorSpace: "DeviceRGB",
    BitsPerComponent: 8,
  });
  page.node.setXObject(PDFName.of("Im0"), document.context.register(picture));
  page.drawText("x", { x: 100, y: 700 });
  return document.save();
}

const OPTIONS = { keepsFiles: false, coversNumbers: false };

it("reads a large file in a thread, to the same result, while this one goes on", async () => {
  const bytes = await largeFile();
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 5);
  const read = await readForeign(bytes, OPTIONS);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(5);
  const here = await readHere({ bytes, ...OPTIONS });
  if ("code" in read || "code" in here) throw new Error("The file is refused");
  expect(read).toEqual({ ...here, bytes: read.bytes });
  expect(Buffer.from(here.bytes).equals(read.bytes)).toBe(true);
});

it("tells of a large file that is none, as of a small one", async () => {
  const read = await readForeign(randomBytes(1_200_000), OPTIONS);
  expect(read).toMatchObject({
    code: "broken-attachment",
    message: "is not a PDF that can be read",
  });
});
