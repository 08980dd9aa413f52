import { Document, ImageRun, Packer, Paragraph } from "docx";
import { describe, expect, it } from "vitest";
import { readDocumentBytes } from "../../src/documents/read.ts";
import { writePdf } from "./write-pdf.ts";

/** A picture of one point. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** What of a document stands before each of its pictures. */
async function beforePictures(bytes: Uint8Array, name: string): Promise<readonly string[]> {
  const { text, pictures } = await readDocumentBytes(bytes, name);
  return pictures.map((at) => text.slice(0, at).trim().replace(/\s+/g, " "));
}

const drawn = (width: number, height: number) => ({
  draw: `q ${width} 0 0 ${height} 60 400 cm BI /W 1 /H 1 /BPC 8 /CS /G /F /AHx ID 80> EI Q`,
});

describe("readDocumentBytes(bytes, name), of pictures", () => {
  it("says where they stand in a page, but for small ones", async () => {
    const page = `<html><body><p>甲<img src="a.png">乙</p><img width="16" height=16 src="b.gif">
      <p>丙</p><img src="c.png" width="600"></body></html>`;
    expect(await beforePictures(new TextEncoder().encode(page), "x.html")).toEqual([
      "甲乙",
      "甲乙 丙",
    ]);
  });

  it("says where they stand in a Word document", async () => {
    const image = new ImageRun({
      type: "png",
      data: PNG,
      transformation: { width: 300, height: 200 },
    });
    const children = [
      new Paragraph("甲"),
      new Paragraph({ children: [image] }),
      new Paragraph("乙"),
    ];
    const bytes = await Packer.toBuffer(new Document({ sections: [{ children }] }));
    expect(await beforePictures(new Uint8Array(bytes), "x.docx")).toEqual(["甲"]);
  });

  it("says on which page of a PDF they stand, but for small ones", async () => {
    const words = (text: string) => ({ x: 60, y: 700, text });
    const bytes = writePdf([
      [words("（一）第一页。"), drawn(300, 200)],
      [words("（二）第二页。"), drawn(80, 80)],
      [words("（三）第三页。"), drawn(400, 300), drawn(200, 300)],
    ]);
    expect(await beforePictures(bytes, "x.pdf")).toEqual([
      "（一）第一页。",
      "（一）第一页。 （二）第二页。 （三）第三页。",
      "（一）第一页。 （二）第二页。 （三）第三页。",
    ]);
  });
});
