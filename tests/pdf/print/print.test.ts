import { describe, expect, it } from "vitest";
import type { PrintJob } from "../../../src/pdf/model.ts";
import { printPdf } from "../../../src/pdf/print/print.ts";
import { ASSETS, openBrowser, page, plain, textOf } from "../sample.ts";

const browser = openBrowser();
const print = (job: PrintJob) => printPdf(browser(), { assets: ASSETS, ...job });
const failure = (job: PrintJob) =>
  print(job).then(
    () => null,
    (fault) => fault,
  );

describe("printPdf(browser, job)", () => {
  it("prints text that can be copied out again", async () => {
    const { pdf, pages } = await print({ html: page("<p>张店区 生产总值 12.5%</p>") });
    expect(pages).toBe(1);
    expect(await textOf(pdf, 1)).toContain("张店区 生产总值 12.5%");
  });

  it("embeds the fonts served as TrueType, and no other", async () => {
    const { pdf } = await print({ html: page("<p>甲 <b>乙</b></p>") });
    const fonts = plain(pdf).match(/\/FontName \/\S+/g) ?? [];
    expect(new Set(fonts.map((name) => name.split("+")[1]))).toEqual(
      new Set(["NotoSansSC-Regular", "NotoSansSC-Bold"]),
    );
    expect(plain(pdf)).toContain("/FontFile2");
    expect(plain(pdf)).not.toContain("/Type3");
  });

  it("runs no script", async () => {
    const html = page("<p>before</p><script>document.body.textContent = 'after'</script>");
    expect(await textOf((await print({ html })).pdf, 1)).toBe("before");
  });

  it("tells what links are called: places by their heading, addresses by the link", async () => {
    const html = page(
      '<a href="#z">1</a> <a href="https://example.org/a">source</a><section id="z"><h2>Trade</h2></section>',
    );
    expect((await print({ html })).linkTexts).toEqual({
      "#z": "Trade",
      "https://example.org/a": "source",
    });
  });

  it("works without any font to serve", async () => {
    const { pdf } = await printPdf(browser(), { html: "<p>plain" });
    expect(await textOf(pdf, 1)).toBe("plain");
  });
});

describe("printPdf(browser, job) and the world", () => {
  it.each([
    ["an image elsewhere", '<img src="https://example.org/a.png">', "https://example.org/a.png"],
    ["a file of the machine", '<img src="file:///etc/passwd">', "file:///etc/passwd"],
    ["a file that was not given", '<img src="chart.png">', "/chart.png"],
    ["a style elsewhere", '<link rel="stylesheet" href="https://example.org/a.css">', "a.css"],
    ["a frame", '<iframe src="https://example.org/frame"></iframe>', "https://example.org/frame"],
    ["a local frame", '<iframe src="file:///etc/hosts"></iframe>', "file:///etc/hosts"],
    ["a picture for paper only", '<div class="p">x</div>', "https://example.org/print.png"],
    [
      "a page that leads on",
      '<meta http-equiv="refresh" content="0;url=https://example.org/next">',
      "https://example.org/next",
    ],
  ])("refuses %s and names it", async (_, body, address) => {
    const style = '@media print { .p { background: url("https://example.org/print.png"); } }';
    const fault = await failure({ html: page(`<p>text</p>${body}`, style) });
    expect(fault).toMatchObject({ code: "PRINT_FAILED" });
    expect(fault.message).toContain(address);
  });

  it("takes pictures that are in the page", async () => {
    const gif = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
    const { pages } = await print({ html: page(`<img alt="" src="${gif}">`) });
    expect(pages).toBe(1);
  });

  it("forgets a file when the next document brings another of that name", async () => {
    const svg = (width: number) => ({
      type: "image/svg+xml",
      bytes: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="9"/>`),
    });
    const html = page('<img alt="x" src="a.svg" style="border: 1px solid"><p>z</p>');
    const of = (width: number) =>
      print({ html, assets: new Map([...ASSETS, ["a.svg", svg(width)]]) });
    const [narrow, wide, again] = [await of(10), await of(300), await of(10)];
    expect(wide.pdf.length).not.toBe(narrow.pdf.length);
    expect(again.pdf.length).toBe(narrow.pdf.length);
  });

  it("names links that lead nowhere", async () => {
    const html = page('<a href="#none">a</a><a href="other.html">b</a><a href="#x" id="x">c</a>');
    const fault = await failure({ html });
    expect(fault).toMatchObject({ code: "PRINT_FAILED" });
    expect(fault.message).toBe("Links that lead nowhere: #none, other.html");
  });
});

describe("printPdf(browser, job) and its fonts", () => {
  it.each([
    ["no font has", "<p>clef \u{1D11E} here</p>", '"\u{1D11E}" (U+1D11E) in "clef \u{1D11E} here"'],
    ["the page's font lacks", "<p>rare 㐀 sign</p>", '"㐀" (U+3400) in "rare 㐀 sign"'],
    [
      "another font sets",
      '<p>a</p><p style="font-family: Open Sans">oo</p>',
      '"o" (U+006F) in "oo"',
    ],
    ["is half transparent", '<p style="opacity: 0.5">㐀</p>', '"㐀" (U+3400) in "㐀"'],
  ])("faults a character that %s", async (_, body, named) => {
    const fault = await failure({ html: page(body) });
    expect(fault).toMatchObject({ code: "FONT_MISSING" });
    expect(fault.message).toContain(named);
  });

  it("sets a page margin in a font that the body doesn't use", async () => {
    const style = "@page { @top-left { content: '页眉'; font: 9pt 'Page Serif'; } }";
    const { pdf } = await print({ html: page("<p>x</p>", style) });
    expect(plain(pdf)).toContain("+NotoSerifSC-Regular");
  });

  it("faults bold that the browser makes up", async () => {
    const body = `<p style="font: bold 9pt 'Page Serif'">x</p>`;
    const fault = await failure({ html: page(body) });
    expect(fault).toMatchObject({ code: "FONT_MISSING" });
    expect(fault.message).toContain("bold of a font that has none");
  });

  it("faults a page margin without a font of its own", async () => {
    const style = "@page { @top-left { content: 'head'; font-family: Missing; } }";
    const fault = await failure({ html: page("<p>x</p>", style) });
    expect(fault).toMatchObject({ code: "FONT_MISSING" });
    expect(fault.message).toContain("page margin");
  });
});

describe("printPdf(browser, job) and page numbers", () => {
  const entries = (count: number, lead = 1) =>
    Array.from(
      { length: count },
      (_, i) =>
        `<li><a href="#s${i}">Section</a> <b data-page-of="s${i}"></b>${"<br>".repeat(lead)}</li>`,
    ).join("");
  const sections = (count: number) =>
    Array.from({ length: count }, (_, i) => `<h2 id="s${i}">Section ${i}</h2><p>text</p>`).join("");
  const css = "h2 { break-before: page; }";

  it("counts the pages that the contents themselves take", async () => {
    const html = page(`<ol>${entries(60, 2)}</ol>${sections(60)}`, css);
    const { pdf, anchors, pages, passes } = await print({ html });
    const contents = pages - 60;
    expect(contents).toBeGreaterThan(2);
    expect(anchors.s0).toBe(contents + 1);
    expect(anchors.s59).toBe(pages);
    expect(await textOf(pdf, 1)).toMatch(new RegExp(`^1\\. ?Section ${contents + 1}`));
    expect(await textOf(pdf, pages)).toContain("Section 59");
    expect(passes).toBe(2);
  });

  it("prints once where the numbers known still hold, with the same bytes", async () => {
    const html = page(`<ol>${entries(3)}</ol>${sections(3)}`, css);
    const first = await print({ html });
    const second = await print({ html, knownPages: first.anchors });
    expect([first.passes, second.passes]).toEqual([2, 1]);
    expect(second.pdf.length).toBe(first.pdf.length);
  });

  it("corrects numbers that no longer hold", async () => {
    const html = page(`<ol>${entries(3)}</ol>${sections(3)}`, css);
    const { anchors, passes } = await print({ html, knownPages: { s0: 7, s1: 3, s2: 4 } });
    expect(anchors).toEqual({ s0: 2, s1: 3, s2: 4 });
    expect(passes).toBe(2);
  });

  it("gives up on numbers that never settle", async () => {
    // Beside one digit the square is so high that x goes to page 10, beside two so low that it stays on page 9.
    const html = page(
      `${'<p class="next">x</p>'.repeat(8)}<div class="row"><b data-page-of="x"></b><i></i></div>
       <p id="x"><a href="#x">x</a></p>`,
      `@page { size: 100mm 100mm; margin: 0 } body, p { margin: 0 } .next { break-after: page }
       .row { display: grid; grid-template-columns: max-content 1fr } b { font: 60mm/10mm "Page Sans" }
       i { padding-top: 120% } #x { height: 40mm; break-inside: avoid }`,
    );
    const fault = await failure({ html });
    expect(fault).toMatchObject({ code: "PRINT_FAILED" });
    expect(fault.message).toBe("Page numbers still move after 4 prints");
  });

  it("faults a number for a place that nothing links to", async () => {
    const fault = await failure({ html: page('<p id="x">a <b data-page-of="x"></b></p>') });
    expect(fault).toMatchObject({ code: "PRINT_FAILED" });
    expect(fault.message).toContain("No page found for x");
  });
});

describe("printPdf(browser, job) and time", () => {
  it("stops at its deadline and goes on with the next document", async () => {
    expect(await failure({ html: page("<p>x</p>".repeat(5000)), timeoutMs: 1 })).toMatchObject({
      code: "PRINT_FAILED",
      message: "The document was not printed in 1 ms",
    });
    expect((await print({ html: page("<p>x</p>") })).pages).toBe(1);
  });

  it("tells a crash and goes on with the next document", async () => {
    const crash = browser().lend((tab) => tab.session.send("Page.crash"), {
      characters: 0,
      timeoutMs: 10_000,
      signal: undefined,
    });
    await expect(crash).rejects.toMatchObject({ code: "PRINT_FAILED" });
    expect((await print({ html: page("<p>x</p>") })).pages).toBe(1);
  });

  it("stops when its signal says so and goes on with the next document", async () => {
    const stop = new AbortController();
    const fault = failure({ html: page("<p>x</p>".repeat(5000)), signal: stop.signal });
    setTimeout(() => stop.abort(), 20);
    expect(await fault).toMatchObject({ code: "CANCELLED" });
    expect((await print({ html: page("<p>x</p>") })).pages).toBe(1);
  });
});
