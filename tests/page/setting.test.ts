import { beforeAll, describe, expect, it } from "vitest";
import { type Design, loadDesign } from "../../src/design.ts";
import { packageHome } from "../../src/package.ts";
import { createFlow } from "../../src/page/flow.ts";
import { openPrinter } from "../../src/printer.ts";
import type { Numeral, Sentence } from "../../src/view/model.ts";
import { plainText } from "../../src/view/sentence.ts";
import { cutPrinted } from "../../src/view/sources.ts";
import { openBrowser } from "../pdf/sample.ts";
import { linesIn, type PrintedLine } from "./lines.ts";

/* How words are set on paper: whole pages of one text in columns of every width, printed and read back. */

const browser = openBrowser();
let design: Design;
beforeAll(async () => {
  design = await loadDesign(packageHome());
});

/** Widths of columns, in points. */
const WIDTHS = Array.from({ length: 60 }, (_, index) => 190 + 4 * index);

const words = (text: string) => ({ isNumeral: false, text }) as const;
const number = (text: string, tail = "", prefix = ""): Numeral => ({
  ...{ isNumeral: true, id: "", prefix, text, tail, mark: "", markHref: null, href: null },
});

/** The words of the text, by hand: no line may end elsewhere. */
const WORDS =
  "2023年|可比|四地中，|固定资产投资|增速|峄阳县|最高|（含|预计数）。|峄阳县|增长12.5%，|黄岩岛区|比|上年|实绩|高约11.5个百分点|以上，|低于|万城区|的|增长|≥5%；|2022年|目标|为|增长10%左右，|高新区|其余|大体|相当。";
const LEAD = "2023年可比四地中，固定资产投资增速峄阳县最高（含预计数）";
const NAMES = ["峄阳县", "黄岩岛区", "万城区", "高新区", "固定资产投资"];
const SENTENCE: Sentence = [
  words("峄阳县"),
  number("12.5", "%", "增长"),
  words("，黄岩岛区比上年实绩高约"),
  number("11.5", "个百分点"),
  words("以上，低于万城区的增长"),
  number("5", "%", "≥"),
  words("；"),
  number("2022", "年"),
  words("目标为"),
  number("10", "%", "增长"),
  words("左右，高新区其余大体相当。"),
];
const ENGLISH: Sentence = [
  words("Against the outcome of the past year, the place’s target is “higher” by "),
  number("11.5"),
  words("\u00a0percentage points – a share of "),
  number("5"),
  words(" / "),
  number("8"),
  words(" – and lower than that of A."),
];

/** Fills a partial for every width, as a page of a language. */
async function printColumns(language: "zh" | "en", fill: (partial: Fill) => string) {
  const flow = createFlow({ language, names: language === "zh" ? NAMES : [] });
  const partial: Fill = (name, data) =>
    design.templates.fill(`partials/${name}.hbs`, data, {
      data: { flow, root: { language, labels: { leadStop: language === "zh" ? "。" : ". " } } },
    });
  const body = WIDTHS.map((pt) => `<div style="width: ${pt}pt">${fill(partial)}</div>`).join("");
  const lang = language === "zh" ? "zh-CN" : "en";
  const html = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>t</title>
<style>${design.templates.stylesOf("comparison")}</style></head><body class="${language}">${body}</body></html>`;
  const { fontFiles: fonts, fontStacks } = design;
  const printer = openPrinter(browser(), { env: {}, fonts, fontStacks, generator: "Test" });
  return (await linesIn((await printer.print({ html })).pdf)).filter((lines) => lines.length > 0);
}

type Fill = (partial: string, data: unknown) => string;

type Block = readonly PrintedLine[];

/** The text of a stretch of lines, without spaces, as breaks take some. */
const textOf = (lines: Block) => plain(lines.map(({ text }) => text).join(""));
// The serif has one glyph for two dashes, and copying gives the other.
const plain = (text: string) => text.replace(/\s/g, "").replaceAll("\u2012", "–");

/** Where the lines of a text end, as places in it. */
function endsOf(lines: Block): readonly number[] {
  const lengths = lines.map(({ text }) => plain(text).length);
  return lengths
    .slice(0, -1)
    .map((_, index) => lengths.slice(0, index + 1).reduce((a, b) => a + b));
}

const letters = (text = "") => text.replace(/[^\p{L}\p{N}]/gu, "").length;
/** The text that ends a finding, whatever opens it. */
const lastOf = (lines: Block) => lines.at(-1)?.text;

/** Of a column that is narrower than the unit. */
const UNITS = "平方米的单价／万元／亩";
const PRINTED = cutPrinted(
  "全年新引进项目增长25％；市重大项目12个，完成投资47.2％，占年度计划57%以上",
);

describe("Chinese on paper", () => {
  const full = `${LEAD}。${plainText(SENTENCE)}`;
  let blocks: readonly Block[] = [];
  beforeAll(async () => {
    blocks = await printColumns("zh", (fill) =>
      [
        `<h2>${fill("title", LEAD)}</h2>`,
        `<p class="chart-title">${fill("title", LEAD)}</p>`,
        `<p class="scope">${fill("sentence", SENTENCE)}</p>`,
        `<p class="since">${fill("sentence", SENTENCE)}</p>`,
        `<p class="lead">${fill("sentence", SENTENCE)}</p>`,
        fill("findings", {
          findings: [{ lead: LEAD, sentence: SENTENCE, aside: [] }],
          labels: { findings: "要点" },
        }),
        `<p>${fill("printed", PRINTED)}</p>`,
        `<table class="figures" style="width: 64pt"><tr><th scope="col">甲</th></tr>
<tr><td class="unit">${fill("sentence", UNITS)}</td></tr></table>`,
      ].join(""),
    );
  });
  const ofText = () => blocks.filter((lines) => full.includes(textOf(lines)) && lines.length > 1);

  it("ends a line at the end of a word alone", () => {
    const ends = new Set<number>();
    let at = 0;
    for (const word of WORDS.split("|")) {
      at += word.length;
      ends.add(at);
    }
    const offsetOf = (lines: Block) => full.indexOf(textOf(lines));
    const breaks = ofText().flatMap((lines) => endsOf(lines).map((end) => offsetOf(lines) + end));
    const within = breaks.filter((place) => !ends.has(place));
    expect(within.map((place) => `${full.slice(0, place)}|${full.slice(place)}`)).toEqual([]);
    expect(breaks.length).toBeGreaterThan(500);
  });

  it("parts no unit at its stroke", () => {
    const units = blocks.filter((lines) => textOf(lines) === UNITS);
    expect(units.length).toBe(WIDTHS.length);
    const lines = units.flatMap((block) => block.map(({ text }) => text));
    expect(lines.filter((text) => /^／|／$/.test(text))).toEqual([]);
    expect(lines).toContain("单价／万元／亩");
  });

  it("says what was given, with nothing added by its breaks", () => {
    const said = ofText().map(textOf);
    for (const text of [LEAD, plainText(SENTENCE), full]) {
      expect(said.filter((one) => one === text).length).toBeGreaterThanOrEqual(WIDTHS.length / 2);
    }
  });

  it("ends with no word or two alone", () => {
    const short = ofText().filter((lines) => letters(lastOf(lines)) < 4);
    expect(short.map(textOf)).toEqual([]);
  });

  it("begins every line flush, digits too", () => {
    const begun = blocks.flatMap((lines) => lines.map((line) => ({ line, lines })));
    const digits = begun.filter(({ line }) => /^\d/.test(line.text));
    const left = (lines: Block) =>
      Math.min(
        ...lines.filter(({ text }) => /^\p{Script=Han}/u.test(text)).map((one) => one.leftPt),
      );
    const inset = digits
      .map(({ line, lines }) => [line.text, line.leftPt - left(lines)] as const)
      .filter(([, byPt]) => Number.isFinite(byPt) && Math.abs(byPt) > 0.3);
    expect(inset).toEqual([]);
    expect(digits.length).toBeGreaterThan(100);
  });

  it("spaces digits from Han characters alike, whether or not a line may break there", () => {
    const gaps = ofText().flatMap((lines) =>
      lines.flatMap(({ glyphs }) =>
        glyphs.flatMap((glyph, index) => {
          const before = glyphs[index - 1];
          const isPair = before && /\p{Script=Han}/u.test(before.text) && /\d/.test(glyph.text);
          return isPair ? [(glyph.x - before.endX) / glyph.size] : [];
        }),
      ),
    );
    expect(gaps.length).toBeGreaterThan(300);
    expect(gaps.filter((em) => em < 0.1 || em > 0.15)).toEqual([]);
  });

  it("stretches no line", () => {
    const wide = ofText().flatMap((lines) =>
      lines.flatMap(({ glyphs, text }) =>
        glyphs.some((glyph, index) => {
          const before = glyphs[index - 1];
          const areHan = before && /^\p{Script=Han}{2}$/u.test(before.text + glyph.text);
          return areHan && glyph.x - before.endX > 0.02 * glyph.size;
        })
          ? [text]
          : [],
      ),
    );
    expect(wide).toEqual([]);
  });
});

describe("English on paper", () => {
  const full = plainText(ENGLISH);
  let blocks: readonly Block[] = [];
  beforeAll(async () => {
    blocks = await printColumns("en", (fill) =>
      [
        `<p class="scope">${fill("sentence", ENGLISH)}</p>`,
        `<p class="lead">${fill("sentence", ENGLISH)}</p>`,
        fill("findings", {
          findings: [{ lead: "A lead", sentence: ENGLISH, aside: [] }],
          labels: { findings: "Findings" },
        }),
      ].join(""),
    );
  });
  const ofText = () =>
    blocks.filter((lines) => textOf(lines).endsWith(plain(full)) && lines.length > 1);

  it("begins no line with a slash or a dash, nor parts a number from its unit", () => {
    expect(ofText().length).toBeGreaterThan(WIDTHS.length);
    const later = ofText().flatMap((lines) => lines.slice(1).map(({ text }) => text));
    expect(later.filter((text) => /^[/–\u2012]|^percentage/.test(text))).toEqual([]);
  });

  it("ends with no short word alone", () => {
    const short = ofText().filter((lines) => letters(lastOf(lines)) < 10);
    expect(short.map(lastOf)).toEqual([]);
  });

  it("hyphenates and stretches nothing", () => {
    const lines = ofText().flat();
    expect(lines.filter(({ text }) => text.endsWith("-"))).toEqual([]);
  });

  it("sets quotation marks and apostrophes as wide as Latin ones", () => {
    const marks = ofText().flatMap((lines) =>
      lines.flatMap(({ glyphs }) => glyphs.filter(({ text }) => /[‘’“”]/.test(text))),
    );
    expect(marks.length).toBeGreaterThan(3 * WIDTHS.length);
    const wide = marks.filter(({ x, endX, size }) => endX - x > 0.47 * size);
    expect(wide.map(({ text, x, endX, size }) => [text, (endX - x) / size])).toEqual([]);
  });
});
