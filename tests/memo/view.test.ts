import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Dataset } from "../../src/dataset/model.ts";
import { loadDesign } from "../../src/design.ts";
import { placeImprint } from "../../src/memo/last-page.ts";
import type { Memo } from "../../src/memo/model.ts";
import { placeClosing } from "../../src/memo/view/closing.ts";
import { breakTitle } from "../../src/memo/view/title-lines.ts";
import { buildMemoView } from "../../src/memo/view/view.ts";
import { widthOf } from "../../src/memo/view/width.ts";
import { packageHome } from "../../src/package.ts";
import type { Locale } from "../../src/view/locale.ts";
import { plainText } from "../../src/view/sentence.ts";
import { readSample, readStarter } from "./maker.ts";
import { files, notice } from "./samples.ts";

let dataset: Dataset;
let locale: Locale;
beforeAll(async () => {
  dataset = await readStarter();
  locale = (await loadDesign(packageHome())).localeByLanguage.zh;
});

async function viewOf(yaml: string) {
  const { value } = await readSample("sample", yaml, dataset);
  if (!value) throw new Error("The sample has faults");
  return buildMemoView(value, dataset, locale);
}

describe("buildMemoView(memo, dataset, locale)", () => {
  it("numbers headings of four levels, each from one below the level above", async () => {
    const body = "# 甲\n\n## 乙\n\n## 丙\n\n### 丁\n\n#### 戊\n\n文。\n\n# 己\n\n## 庚\n\n文。";
    const { body: blocks } = await viewOf(notice({ body }));
    const numbers = blocks.flatMap((block) => (block.isHeading ? [block.number] : []));
    expect(numbers).toEqual(["一、", "（一）", "（二）", "1.", "（1）", "二、", "（一）"]);
  });

  it("leaves no level of the outline out where the memo leaves one out", async () => {
    const body = "# 甲\n\n### 乙\n\n#### 丙\n\n### 丁\n\n文。\n\n# 戊\n\n文。";
    const { body: blocks } = await viewOf(notice({ body }));
    const ranks = blocks.flatMap((block) => (block.isHeading ? [block.rank] : []));
    expect(ranks).toEqual([2, 3, 4, 3, 2]);
  });

  it("says figures as they are said everywhere, each with its facts", async () => {
    const body =
      "2023年总值{{figure jia/gross_regional_product/2023/level}}，{{figure jia/gross_regional_product/2023/growth}}；2024年计划{{figure jia/gross_regional_product/2024/growth/target}}。";
    const { body: blocks, facts } = await viewOf(notice({ body }));
    expect(blocks.map(({ text }) => plainText(text))).toEqual([
      "2023年总值210.5亿元，增长5.2%；2024年计划增长5.5%左右。",
    ]);
    expect(facts.map(({ text, figures }) => [text, ...figures])).toEqual([
      ["210.5", "jia/gross_regional_product/2023/level"],
      ["5.2", "jia/gross_regional_product/2023/growth"],
      ["5.5", "jia/gross_regional_product/2024/growth/target"],
    ]);
  });

  it("says what a figure would mislead without: scope, basis, doubt", async () => {
    const id = "jia/gross_regional_product/2023/level";
    const name = { zh: "口径一", en: "first basis" };
    const doubt = { zh: "存疑", en: "doubtful" };
    const odd: Dataset = {
      ...dataset,
      basisById: new Map([["first", { id: "first", name }]]),
      remarkById: new Map([["odd", { id: "odd", name: doubt }]]),
      figures: dataset.figures.map((figure) =>
        figure.id === id ? { ...figure, basis: "first", remark: "odd" } : figure,
      ),
    };
    const yaml = notice({ body: `2023年总值{{figure ${id}}}。` });
    const { value } = await readSample("sample", yaml, dataset);
    const { body } = buildMemoView(value as Memo, odd, locale);
    expect(plainText(body[0]?.text ?? [])).toBe("2023年总值210.5亿元（口径一；存疑）。");
  });

  it("takes label, note and title of an attachment from one field", async () => {
    const one = await viewOf(notice({ more: files(1) }));
    expect(one.attachments).toMatchObject([
      { label: "附件", separateLabel: "示例〔××××〕×号附件", title: "示例附件之1" },
    ]);
    expect(one.attachmentNote).toEqual([{ label: "附件：", number: "", title: "示例附件之1" }]);
    const two = await viewOf(notice({ more: files(2) }));
    expect(two.attachments.map(({ label }) => label)).toEqual(["附件1", "附件2"]);
    expect(two.attachmentNote.map(({ label, number }) => label + number)).toEqual([
      "附件：1.",
      "2.",
    ]);
  });

  it("makes a mark as large as fits, and never larger than 36 pt", async () => {
    const small = await viewOf(notice({ more: `mark: ${"示例".repeat(10)}文件\n` }));
    expect(small.head.markSizePt).toBe(20);
    expect((await viewOf(notice())).head.markSizePt).toBe(36);
  });
});

describe("breakTitle(title)", () => {
  it("leaves a short title on one line", () => {
    expect(breakTitle("关于示例事项的通知")).toEqual(["关于示例事项的通知"]);
  });

  it("breaks between words, in lines of unlike length", () => {
    expect(breakTitle("关于印送五区县国民经济和社会发展主要指标对比简报的通知")).toEqual([
      "关于印送五区县国民经济和社会",
      "发展主要指标对比简报的通知",
    ]);
  });

  it("keeps every character and no line wider than the limit", () => {
    const title = fc.string({
      unit: fc.constantFrom(..."关于示例的（《》）通知，abc12"),
      minLength: 1,
      maxLength: 70,
    });
    fc.assert(
      fc.property(title, (text) => {
        const lines = breakTitle(text);
        expect(lines.join("")).toBe(text);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(20);
      }),
    );
  });
});

describe("placeClosing(signature, date)", () => {
  it("leaves two characters beside the wider and begins the date two right of the signature", () => {
    const words = fc.string({ unit: fc.constantFrom(..."示例机关"), minLength: 1, maxLength: 20 });
    const date = fc.constantFrom("2026年1月5日", "2026年11月23日");
    fc.assert(
      fc.property(words, date, (signature, day) => {
        const { signatureIndent, dateIndent } = placeClosing(signature, day);
        const begins = (indent: number, text: string) => -indent - widthOf(text);
        expect(begins(dateIndent, day) - begins(signatureIndent, signature)).toBeCloseTo(2);
        expect(Math.min(signatureIndent, dateIndent)).toBeCloseTo(2);
      }),
    );
  });
});

describe("placeImprint(textPages, withImprint, isDuplex)", () => {
  it.each([
    // text, with imprint, duplex → pages, without number
    [1, 1, false, 1, []],
    [2, 3, false, 3, []],
    [2, 2, true, 2, []],
    [1, 1, true, 2, []],
    [1, 2, true, 2, []],
    [2, 3, true, 4, [3, 4]],
    [3, 3, true, 4, []],
  ])(
    "places it after %i pages that take %i with it (both sides: %s)",
    (text, flow, duplex, pages, unnumbered) => {
      expect(placeImprint(text, flow, duplex)).toEqual({ pages, unnumbered });
    },
  );
});
