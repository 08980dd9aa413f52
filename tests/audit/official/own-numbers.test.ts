import { PDFDocument, PDFName, StandardFonts } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditPdf } from "../../../src/audit/audit.ts";
import { auditOfficial } from "../../../src/audit/official/audit.ts";
import { type Making, type MemoMaker, openMemoMaker } from "../../memo/maker.ts";
import { notice } from "../../memo/samples.ts";

/** A document whose own numbers have the form and the place of a memo's. */
async function makeNumbered(say = (page: number): string => `— ${page} —`): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  for (let page = 1; page <= 3; page += 1)
    document.addPage([595.28, 841.89]).drawText(say(page), {
      x: page % 2 === 1 ? 460 : 94,
      y: 75,
      size: 14,
      font,
    });
  return document.save();
}

let maker: MemoMaker;
let attached: Uint8Array;
let kept: Uint8Array;
const memoWith = (more: string) =>
  notice({ more: `attachments:\n  - { file: file.pdf, title: 附件, own_numbers: ${more} }\n` });
const make = async (more: string, making: Making = {}) =>
  (await maker.make("numbered", memoWith(more), { attached, ...making })).pdf;

beforeAll(async () => {
  maker = await openMemoMaker();
  attached = await makeNumbered();
  kept = await make("keep");
});
afterAll(() => maker.close());

async function off(pdf: Uint8Array): Promise<readonly string[]> {
  const { measures = [] } = (await auditOfficial(pdf)) ?? {};
  return measures.flatMap(({ name, page, value, isMet }) =>
    isMet ? [] : [`${name} ${page} ${value}`],
  );
}

/** Changes what the pages say of the numbers of the attachment. */
async function saying(pdf: Uint8Array, change: "Covered" | null): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  for (const { node } of document.getPages()) {
    const own = node.lookup(PDFName.of("OwnNumbers"));
    if (own === undefined) continue;
    if (change === null) node.delete(PDFName.of("OwnNumbers"));
    else
      node.set(
        PDFName.of("OwnNumbers"),
        document.context.obj({
          State: change,
          Boxes: (own as never as Map<unknown, unknown>).get(PDFName.of("Boxes")),
        } as never),
      );
  }
  return document.save({ useObjectStreams: false });
}

describe("the page numbers of an attached file", () => {
  it("are no fault where the memo keeps them, nor where it covers them", async () => {
    expect(await off(kept)).toEqual([]);
    expect(await off(await make("cover"))).toEqual([]);
  });

  it("are no wrong page numbers for the audit of the house", async () => {
    const { findings } = await auditPdf(kept, { house: true });
    expect(findings.filter(({ code }) => code === "page-number-wrong")).toEqual([]);
  });

  it("count as the memo's where no page says that they are others", async () => {
    expect(await off(await saying(kept, null))).toContainEqual(
      expect.stringMatching(/^page-numbers /),
    );
  });

  it("are found where a page says that they are gone and they are not", async () => {
    expect(await off(await saying(kept, "Covered"))).toContainEqual(
      expect.stringMatching(/^page-numbers 3 1—2, 1, 3/),
    );
    const words = await make("keep", {
      attached: await makeNumbered((page) => `Page ${page} of 3`),
    });
    expect(await off(words)).toEqual([]);
    expect(await off(await saying(words, "Covered"))).toEqual([
      "attachment-number-covered 3 Page 1 of 3",
    ]);
  });
});

describe("the page numbers of a memo", () => {
  const numbers = /<p class="(?:right|left)" aria-hidden="true">— 4 —<\/p>/;
  it.each([
    ["missing", "", ["page-numbers null 1—3, 5—6"]],
    [
      "twice",
      `$&<p class="right">— 4 —</p>`,
      ["page-numbers null 1—4, 4—6", expect.stringMatching(/^page-number-even-left 4 /)],
    ],
    ["under one another", `$&<p class="left">— 4 —</p>`, ["page-numbers null 1—3, 5—6"]],
    [
      "on other text",
      `$&<p class="left" style="top: 268mm">xy</p>`,
      ["page-number-clear 4 on “xy”"],
    ],
    [
      "on a line",
      `$&<svg class="rules" style="top: 269mm"><rect width="100%" height="0.3mm"/></svg>`,
      ["page-number-clear 4 on a line"],
    ],
  ])("are found %s", async (_, change, expected) => {
    const edit = (html: string) => html.replace(numbers, change);
    expect(await off(await make("keep", { edit }))).toEqual(expected);
  });
});
