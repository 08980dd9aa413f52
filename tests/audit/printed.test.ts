import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditPdf } from "../../src/audit/audit.ts";
import type { FindingCode } from "../../src/audit/model.ts";
import { factsOf, findingsOf, linesOf } from "./findings.ts";
import { openPrinter, type Printer, pageOf } from "./printer.ts";

let printer: Printer;
beforeAll(async () => {
  printer = await openPrinter();
});
afterAll(() => printer.close());

/** Prints a page around a body and gives the findings of some kinds, as lines. */
async function audit(
  body: string,
  codes: readonly FindingCode[],
  { facts, style = "" }: { facts?: ReturnType<typeof factsOf>; style?: string } = {},
): Promise<readonly string[]> {
  const bytes = await printer.print(pageOf(body, `<style>${style}</style>`));
  return linesOf(await findingsOf(bytes, codes, facts ? { facts } : {}));
}

const CONTENTS = (page: number) =>
  `<h1>简报</h1><nav><a class="entry" href="#trade"><span>一、外贸与外资</span><i></i><span>${page}</span></a></nav>
<h2 id="trade" style="break-before: page">一、外贸与外资</h2><p>进出口总额146.9亿元。</p>`;
const ENTRY =
  ".entry { display: flex } i { flex: 1; border-bottom: 0.5pt dotted; margin: 0 1.5mm }";

const SOUND = `${CONTENTS(2)}
<table><thead><tr><th scope="col">指标</th><th scope="col">平阴</th><th scope="col">张店</th></tr></thead>
<tbody><tr><th scope="row">地区生产总值</th><td><a href="#source">278.8</a><sup>①</sup><span class="rank">2/3</span></td><td>≈<a href="#source">804</a><span class="point">.1</span></td></tr>
<tr><th scope="row">进出口增长</th><td>−6.5<sup>预</sup></td><td>2.4→≥5</td></tr></tbody></table>
<figure><figcaption>图1 外贸</figcaption><svg role="img" aria-label="张店146.9亿元" width="200" height="30"><text x="0" y="20">146.9</text></svg></figure>
<p id="source">①口径：“5G基站”不同的只并列、不排序，见<a href="https://www.stats.gov.cn/">统计局</a>（2023年）。</p>
<p style="width: 12em; text-align: justify">张店实现（见表）进出口总额146.9亿元，比上年增长2.4%，高于全市5个百分点，“十四五”以来年均增长6.5%；其余未公布。</p>`;
const SOUND_STYLE = `${ENTRY} th, td { text-align: left; padding: 0 3mm 0 0; font-weight: 400 } sup { font-size: 6.5pt }
.rank { font-size: 6.5pt; margin-left: 3mm } .point { display: inline-block; width: 2em } table { margin-top: 5mm }`;
const SOUND_FACTS = () =>
  factsOf(["146.9", "278.8", "2/3", "804.1", "−6.5", "2.4", "5", "5", "2023"], ["5", "1", "6.5"]);

describe("auditPdf(bytes, options)", () => {
  it("finds nothing wrong with a sound document", async () => {
    const bytes = await printer.print(pageOf(SOUND, `<style>${SOUND_STYLE}</style>`));
    const report = await auditPdf(bytes, { facts: SOUND_FACTS() });
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({
      pages: 2,
      bytes: bytes.length,
      fonts: [{ name: "AAAAAA+NotoSansSC-Regular", isEmbedded: true, isType3: false }],
    });
  });
});

describe("checkNumbers(sheets, facts, layout)", () => {
  const CODES: FindingCode[] = ["number-from-nowhere", "fact-not-printed"];

  it("reports a number that no fact knows, and where it is", async () => {
    const bytes = await printer.print(pageOf("<h1>简报</h1><p>增长5.6%。</p>"));
    const [finding] = await findingsOf(bytes, CODES, { facts: factsOf([]) });
    expect(finding).toMatchObject({
      severity: "error",
      code: "number-from-nowhere",
      message: "5.6 is printed, but no fact says so",
      page: 1,
    });
    expect(finding?.at?.x).toBeGreaterThan(62);
    expect(finding?.at?.y).toBeGreaterThan(68);
  });

  it("reports a number whose sign was lost or added", async () => {
    const facts = factsOf(["−6.5", "2"]);
    expect(await audit("<p>增长6.5%，下降-2%</p>", CODES, { facts })).toEqual([
      "- fact-not-printed −6.5 should be printed 1×, e.g. at n1, and is printed 0×",
      "- fact-not-printed 2 should be printed 1×, e.g. at n2, and is printed 0×",
      "1 number-from-nowhere 6.5 is printed, but no fact says so",
      "1 number-from-nowhere -2 is printed, but no fact says so",
    ]);
  });

  it("reports a number that runs into its rank", async () => {
    const body = "<p>2.7→7<span>1/3</span></p>";
    expect(await audit(body, CODES, { facts: factsOf(["2.7", "7", "1/3"]) })).toContain(
      "1 number-from-nowhere 71/3 is printed, but no fact says so",
    );
  });

  it("reports a fact that is printed less often than it should be, and one that isn't at all", async () => {
    const facts = factsOf(["5", "5", "9"]);
    expect(await audit("<p>增长5%</p>", CODES, { facts })).toEqual([
      "- fact-not-printed 5 should be printed 2×, e.g. at n1, and is printed 1×",
      "- fact-not-printed 9 should be printed 1×, e.g. at n3, and is printed 0×",
    ]);
  });

  it("takes the digits of a name for a part of it, also where it is broken, and nowhere else", async () => {
    const facts = factsOf(["5.5"], ["2号区", "10,000 tons of coal", "Zone 71"]);
    const named = `<p>2号区增长5.5%，按 10,000 tons of coal 计。</p>
<p style="width: 5em">按 10,000 tons of coal 计</p><p style="width: 3em">Zone 71</p>
<svg role="img" aria-label="2号区5.5" width="200" height="30"><text x="0" y="20">zone 71</text></svg>`;
    expect(await audit(named, CODES, { facts })).toEqual([]);
    const stray = await audit(
      `${named}<p>增长2%，2 号线，10,000元，10,000</p><table><tr><td>71</td><td>乙</td></tr></table>
<svg role="img" aria-label="2号线5.5" width="200" height="30"><text x="0" y="20">图</text></svg>`,
      CODES,
      { facts },
    );
    expect(stray.map((line) => line.replace(" is printed", "").replace(/ is in .*”/, ""))).toEqual([
      "1 number-from-nowhere 2, but no fact says so",
      "1 number-from-nowhere 2, but no fact says so",
      "1 number-from-nowhere 2, but no fact says so",
      "1 number-from-nowhere 10,000, but no fact says so",
      "1 number-from-nowhere 10,000, but no fact says so",
      "1 number-from-nowhere 71, but no fact says so",
    ]);
  });

  it("takes a hyphen before a quoted number for a hyphen", async () => {
    const body = "<p>见表-3</p>";
    expect(await audit(body, CODES, { facts: factsOf([], ["3"]) })).toEqual([]);
    expect(await audit(body, CODES, { facts: factsOf(["3"]) })).toHaveLength(2);
  });

  it("warns of a quoted number that is printed less often than the facts quote it", async () => {
    const bytes = await printer.print(pageOf("<p>5G，增长5%</p>"));
    const severities = async (own: string[], quoted: string[]) => {
      const findings = await findingsOf(bytes, CODES, { facts: factsOf(own, quoted) });
      return findings.map(({ severity }) => severity);
    };
    expect(await severities(["5"], ["5"])).toEqual([]);
    expect(await severities(["5"], ["5", "5"])).toEqual(["warning"]);
    expect(await severities(["5", "5", "5"], [])).toEqual(["error"]);
    expect(await severities(["5"], ["5", "6"])).toEqual(["error"]);
  });

  it("takes a rank for one number, and two numbers with a stroke between for two", async () => {
    const body = "<p>1/3</p><p>22/23</p>";
    expect(await audit(body, CODES, { facts: factsOf(["1/3", "22", "23"]) })).toEqual([]);
    expect(await audit(body, CODES, { facts: factsOf(["1/3", "3", "22/23"]) })).toEqual([
      "- fact-not-printed 3 should be printed 1×, e.g. at n2, and is printed 0×",
    ]);
    expect(await audit(body, CODES, { facts: factsOf(["3", "22/23"]) })).toContain(
      "1 number-from-nowhere 1/3 is printed, but no fact says so",
    );
  });

  it("counts a running head once", async () => {
    const style = '@page { @top-left { content: "2026年"; font: 8pt "Briefing Sans" } }';
    const body = '<p>甲</p><p style="break-before: page">乙</p>';
    expect(await audit(body, CODES, { facts: factsOf(["2026"]), style })).toEqual([]);
    expect(await audit(body, CODES, { facts: factsOf(["2026", "2026"]), style })).toHaveLength(1);
  });

  it("looks for facts in words, too", async () => {
    const facts = factsOf(["five", "两", "three"]);
    expect(await audit("<p>Five plans</p><p>两处</p>", CODES, { facts })).toEqual([
      "- fact-not-printed three should be printed 1×, e.g. at n3, and is printed 0×",
    ]);
  });

  it("reports a number in the alternative text of a figure", async () => {
    const body =
      '<svg role="img" aria-label="张店99亿元" width="90" height="30"><text y="20">图</text></svg>';
    expect(await audit(body, CODES, { facts: [] })).toEqual([
      expect.stringContaining("1 number-from-nowhere 99 is in the alternative text"),
    ]);
  });

  it("takes neither page numbers nor those of the contents for facts, but any other small number", async () => {
    const body = `${CONTENTS(2)}<p>共2项</p>`;
    const facts = factsOf(["146.9"]);
    expect(await audit(body, CODES, { facts, style: ENTRY })).toEqual([
      "2 number-from-nowhere 2 is printed, but no fact says so",
    ]);
  });

  it("reports a number from nowhere in a running head", async () => {
    const style = '@page { @top-left { content: "截至2026年"; font: 8pt "Briefing Sans" } }';
    expect(await audit("<p>文</p>", CODES, { facts: [], style })).toEqual([
      "1 number-from-nowhere 2026 is printed, but no fact says so",
    ]);
  });
});

describe("checkContents(references, sheets)", () => {
  it("reports a number that is not the page where the link leads", async () => {
    expect(await audit(CONTENTS(3), ["contents-page-wrong"], { style: ENTRY })).toEqual([
      "1 contents-page-wrong The contents say page 3, but the link leads to page 2",
    ]);
  });

  it("reads a number behind leaders of dots, too", async () => {
    const body = `<p><a href="#a">一、外贸…………… 7</a></p><p id="a">文</p>`;
    expect(await audit(body, ["contents-page-wrong"])).toHaveLength(1);
  });

  it("leaves links on figures alone", async () => {
    const body = `<p>外贸　　<a href="#a">7</a>，<a href="#a">图 7</a></p>
<p><a href="#a">注<small>7</small></a></p><p id="a">文</p>`;
    expect(await audit(body, ["contents-page-wrong"])).toEqual([]);
  });
});

describe("checkPageNumbers(numbers)", () => {
  it("reports a page number that is not the page's, and a count that is not the document's", async () => {
    const style =
      '@page { @bottom-right { content: counter(page) " / 9" } @bottom-left { content: "— 2 —" } }';
    const body = '<p>甲</p><p style="break-before: page">乙</p>';
    expect(await audit(body, ["page-number-wrong"], { style })).toEqual([
      "1 page-number-wrong The page number says 2, expected 1",
      "1 page-number-wrong The page number says 9, expected 2",
      "2 page-number-wrong The page number says 9, expected 2",
    ]);
  });
});

describe("findPageNumbers(sheets)", () => {
  it("finds them at the side of a page, too", async () => {
    const style = '@page { @right-middle { content: counter(page); font: 8pt "Briefing Sans" } }';
    const body = '<p style="height: 200mm">文</p><p>文</p>';
    expect(await audit(body, ["number-from-nowhere"], { facts: [], style })).toEqual([]);
  });

  it("takes another number there for the tab of a thumb index", async () => {
    const style = '@page { @right-middle { content: "7"; font: 8pt "Briefing Sans" } }';
    const body = '<p style="height: 200mm">文</p><p>文</p>';
    const codes: FindingCode[] = ["page-number-wrong", "number-from-nowhere"];
    expect(await audit(body, codes, { facts: factsOf([], ["7"]), style })).toEqual([]);
  });
});

describe("checkFonts(sheets, allowed)", () => {
  it("reports a font that is not the project's", async () => {
    const body = '<p style="font-family: sans-serif">Foreign</p>';
    const found = await audit(body, ["font-foreign"]);
    expect(found.length).toBeGreaterThan(0);
    // A browser may put one font into a document as several subsets.
    for (const line of found) expect(line).toMatch(/^1 font-foreign Font \S+ is none of /);
  });
});

describe("checkCharacters(sheets)", () => {
  it("reports an empty box, where the font has no such character", async () => {
    const body = "<p>\u{10FFFD}</p>";
    expect(await audit(body, ["character-unreadable", "character-private"])).toHaveLength(1);
  });
});

describe("checkPageBox(sheets)", () => {
  const CODES: FindingCode[] = ["text-outside-page", "text-near-edge", "text-cut-off"];

  it("reports text that its box cuts off", async () => {
    const body =
      '<div style="overflow: hidden; width: 5.5em; white-space: nowrap">社会消费品零售总额</div>';
    expect(await audit(body, CODES)).toEqual(["1 text-cut-off “社会消费品零” is cut off"]);
  });

  it("reports a table that is wider than the page's text", async () => {
    // A little more would only make the browser print smaller.
    const body = `<p style="white-space: nowrap">${"社会消费品零售总额".repeat(30)}</p>`;
    expect(await audit(body, CODES)).toEqual([expect.stringContaining("1 text-cut-off")]);
  });

  it("reports text too near to the edge of the page", async () => {
    const style = "@page { margin: 3mm }";
    expect(await audit("<p>文</p>", CODES, { style })).toContainEqual(
      "1 text-near-edge “文” is less than 5 mm from the edge of the page",
    );
  });
});

describe("checkOverlap(sheets)", () => {
  it("reports text over text", async () => {
    const body =
      '<p style="position: relative">278.8 <span style="position: absolute; left: 1em">2/3</span></p>';
    expect(await audit(body, ["text-overlap"])).toEqual([
      "1 text-overlap “278.8” and “2/3” are printed over each other",
    ]);
  });

  it("reports a mark set over the stroke behind it", async () => {
    const body =
      '<p style="position: relative">0.4<sup style="position: absolute">‡</sup> / 1.2</p>';
    expect(await audit(body, ["text-overlap"], { style: SOUND_STYLE })).toHaveLength(1);
  });

  it("bears tight lines, raised marks and squeezed punctuation", async () => {
    const body = `<p style="font: 8pt/8.2pt 'Briefing Sans'; width: 12em; text-spacing-trim: trim-both">《<a href="https://a.cn/">计划</a>》（<b>草案</b>）<sup>①</sup>，《报告》。” “（g）jpy</p>`;
    expect(await audit(body, ["text-overlap"], { style: SOUND_STYLE })).toEqual([]);
  });
});

describe("checkHeadings(sheets)", () => {
  it("reports a level left out, across pages too", async () => {
    const body =
      '<h1>题</h1><h2>节</h2><h3>条</h3><h2 style="break-before: page">节</h2><h4>目</h4><h2>节</h2>';
    expect(await audit(body, ["heading-order"])).toEqual([
      "2 heading-order Heading “目” is H4, expected H3 or above",
    ]);
  });

  it("reports a document that begins below H1", async () => {
    expect(await audit("<h2>节</h2>", ["heading-order"])).toHaveLength(1);
  });
});

describe("checkFigures(sheets)", () => {
  it("reports a figure without alternative text, not one around a figure that has some", async () => {
    const drawing =
      '<svg role="img" aria-label="图" width="20" height="20"><text y="20">图</text></svg>';
    const body = `<figure>${drawing}<figcaption>甲</figcaption></figure><figure><figcaption>乙</figcaption></figure>`;
    expect(await audit(body, ["figure-without-alt"])).toEqual([
      "1 figure-without-alt A figure with “乙” has no alternative text",
    ]);
  });
});

describe("checkTables(sheets)", () => {
  const rows = (count: number) => "<tr><td>甲</td><td>乙</td></tr>".repeat(count);

  it("reports a table without head cells", async () => {
    const body = `<table><caption>表</caption>${rows(2)}</table>`;
    expect(await audit(body, ["table-without-head"])).toEqual([
      expect.stringContaining("1 table-without-head"),
    ]);
  });

  it("reports a table with content outside of its cells, e.g. its lines", async () => {
    const head = "<tr><th>子</th><th>丑</th></tr>";
    const table = (style: string) =>
      `<table style="border-collapse: collapse; ${style}">${head}${rows(2)}</table>`;
    expect(await audit(table(""), ["table-tags"])).toEqual([]);
    expect(await audit(table("border: 1pt solid"), ["table-tags"])).toEqual([
      expect.stringMatching(/^1 table-tags .*“子丑.*outside of its cells/),
    ]);
  });

  it("takes a table that goes on overleaf for one", async () => {
    const body = (head: string) => `<table><caption>表</caption>${head}${rows(120)}</table>`;
    const codes: FindingCode[] = ["table-without-head"];
    expect(await audit(body("<tr><th>子</th><th>丑</th></tr>"), codes)).toEqual([]);
    expect(await audit(body(""), codes)).toHaveLength(1);
  });

  it("judges a table of its own on the page after a table", async () => {
    const body = `<table><tr><th>子</th></tr><tr><td>甲</td></tr></table><p style="break-before: page">文</p>
<table><caption>表</caption>${rows(2)}</table>`;
    expect(await audit(body, ["table-without-head"])).toEqual([
      expect.stringContaining("2 table-without-head"),
    ]);
  });
});

describe("checkLinks(sheets)", () => {
  it("reports links without an anchor and links into the machine that made them", async () => {
    const body = `<p><a href="#nowhere">此处</a><a href="other.html">彼处</a><a href="http://localhost/">本机</a></p>`;
    expect(await audit(body, ["link-nowhere"])).toEqual([
      "1 link-nowhere Link “此处” has nowhere to lead to",
      "1 link-nowhere Link “彼处” leads to https://audit.invalid/other.html, which nobody else has",
      "1 link-nowhere Link “本机” leads to http://localhost/, which nobody else has",
    ]);
  });

  it("takes no link of a list that goes on overleaf for one without words", async () => {
    const items = "<li>外贸<a href='#a'>外资</a></li>".repeat(60);
    expect(await audit(`<ol>${items}</ol><p id="a">文</p>`, ["link-nowhere"])).toEqual([]);
  });

  it("follows a link over a page break", async () => {
    const body = `<p><a href="#a">${"外贸与外资".repeat(500)}</a></p><p id="a">文</p>`;
    expect(await audit(body, ["link-nowhere"])).toEqual([]);
  });
});

describe("checkLineBreaks(sheets)", () => {
  const CODES: FindingCode[] = ["line-start", "line-end", "unit-parted"];

  it.each([
    ["地区生产总值<br>，增长", "line-start A line begins with ，"],
    ["博山<br>·高青", "line-start A line begins with ·"],
    ["十四五<br>——开局", "line-start A line begins with —"],
    ["增长（<br>见表）", "line-end A line ends with （"],
    ["见“<br>数据来源”", "line-end A line ends with “"],
    ["达到804.1<br>亿元", "unit-parted A number is parted"],
    ["提高<b>0.6</b><br>个百分点", "unit-parted A number is parted"],
    ['增长<span style="display: inline-block">0.6</span><br>%', "line-start A line begins with %"],
    ["增长≥<br>10", "unit-parted A number is parted"],
    ["，增长", "line-start A line begins with ，"],
    ["5<br>项", "unit-parted A number is parted"],
  ])("reports %s", async (text, line) => {
    expect(await audit(`<p>${text}</p>`, CODES)).toEqual([expect.stringContaining(`1 ${line}`)]);
  });

  it("bears marks that begin a line of their own right, and words that begin like a unit", async () => {
    const body = `<p>预 预计数<br>— 未公布</p><p>278.8<sup>预</sup><br>→ —</p><p>2022<br>张店</p><p>2022<br>人均收入</p>
<p>2021—<br>2025年</p><ul><li>增长<br><span style="display: inline-block">1.2</span>%，另有</li></ul><table><tr><th>5</th><th>年</th></tr><tr><th>亿元</th><th>8</th></tr></table><p>“Yes,” it<br>– said</p>
<table><tr><td>甲</td><td>5</td></tr><tr><td>年</td><td>乙</td></tr></table><p>5<span style="position: relative; top: 1em">年</span></p>
<p><svg role="img" aria-label="图" width="40" height="40"><text y="15">5</text><text y="35">年</text></svg></p>`;
    expect(await audit(body, CODES)).toEqual([]);
  });
});

describe("checkEmptyPages(sheets)", () => {
  it("reports a page with nothing but its running foot, not one with a drawing", async () => {
    const body = `<p>甲</p><div style="break-before: page">&nbsp;</div>
<div style="break-before: page"><svg width="90" height="90"><rect width="90" height="90"/></svg></div>`;
    expect(await audit(body, ["page-empty"])).toEqual(["2 page-empty Page 2 is empty"]);
  });
});
