import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPages } from "../../src/audit/official/document.ts";
import { type MemoMaker, openMemoMaker } from "./maker.ts";
import { files, filler, notice } from "./samples.ts";

let maker: MemoMaker;
beforeAll(async () => {
  maker = await openMemoMaker();
});
afterAll(() => maker.close());

const titleOf = (length: number) =>
  `关于${"示例地区国民经济和社会发展主要指标对比".repeat(9).slice(0, length - 5)}的通知`;
const bodiesOf = (count: number) =>
  Array.from({ length: count }, (_, at) => `第${at + 1}示例发改局`);

const ONE = "请遵照执行。";
/** Words that stand in nothing but the body of a sample. */
const BODY = /遵照|只为占|排。/u;

/** The lines of each page, from the top. */
async function linesOf(pdf: Uint8Array): Promise<readonly (readonly string[])[]> {
  return ((await readPages(pdf)) ?? []).map(({ lines }) => lines.map(({ text }) => text));
}

interface Case {
  readonly kind?: string;
  readonly title?: number;
  readonly to?: number;
  readonly body?: string;
  readonly attachments?: number;
}

/** Sets a memo; the imprint is on it where nothing is bound in. */
async function pagesOf({ kind, title = 9, to = 1, body = ONE, attachments = 0 }: Case) {
  const signed = kind === "report" ? "signatories: [甲某, 乙某, 丙某]\n" : "";
  const more = (attachments > 0 ? files(attachments) : "") + signed;
  const sample = { title: titleOf(title), addressees: bodiesOf(to), body, more };
  const yaml = notice({ ...sample, ...(kind === undefined ? {} : { kind }) });
  return linesOf((await maker.set(yaml, attachments === 0)).printed.pdf);
}

const heads: readonly Case[] = [
  {},
  { title: 70 },
  { title: 130, kind: "letter" },
  { to: 24 },
  { to: 60 },
  { title: 70, to: 20, kind: "report" },
];
const texts: readonly Case[] = [
  { attachments: 5 },
  { attachments: 12 },
  { body: `# 甲\n\n${ONE}`, attachments: 7 },
  { body: `${filler(1)}${ONE}`, attachments: 1 },
  { body: filler(7), attachments: 2 },
  { body: filler(24) },
];
/** Each head with every other text. */
const CASES = heads.flatMap((head, at) =>
  texts.flatMap((text, index) => ((at + index) % 2 === 0 ? [{ ...head, ...text }] : [])),
);

describe("printSheet(view, options)", () => {
  it.each(CASES)("shows text on the first page and above the signature: %j", async (sample) => {
    const pages = await pagesOf(sample);
    expect(pages[0]?.filter((text) => BODY.test(text))).not.toEqual([]);
    const signed = pages.find((lines) => lines.some((text) => /^2026年1月5日$/.test(text))) ?? [];
    const signature = signed.lastIndexOf("（示例机关）");
    expect(signature).toBe(signed.indexOf("2026年1月5日") - 1);
    const above = signed.slice(0, signature);
    const isOneLine = !(sample.body ?? ONE).includes("本句");
    const carries = isOneLine ? /遵照|示例附件之/u : BODY;
    expect(above.filter((text) => carries.test(text))).not.toEqual([]);
  });

  it("leaves the lines of a page as they are where text can be parted", async () => {
    const parted = await maker.set(notice({ body: filler(9), more: files(5) }), false);
    expect(parted.arrangement).toEqual({ lines: 22, beside: "two-lines", movesAddressees: false });
  });

  it("refuses a title that leaves no room for text, with its lines and what to do", async () => {
    const yaml = notice({ title: titleOf(170).repeat(2).slice(0, 280) });
    await expect(maker.set(yaml, true)).rejects.toMatchObject({
      code: "PRINT_FAILED",
      message: expect.stringMatching(/no room for text below its title of 1\d lines/),
      hint: "shorten the title",
    });
  });
});
