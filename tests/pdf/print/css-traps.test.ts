import { describe, expect, it } from "vitest";
import { printPdf } from "../../../src/pdf/print/print.ts";
import { openPdf } from "../../read-pdf.ts";
import { ASSETS, openBrowser, page, textOf } from "../sample.ts";

const browser = openBrowser();
const print = (body: string, style: string) =>
  printPdf(browser(), { html: page(body, style), assets: ASSETS });

// Each of these is a promise of the browser that the pages rely on and that an upgrade may break.
describe("paged CSS in the browser", () => {
  it("prints margin boxes with page numbers, mirrored and left out on the first page", async () => {
    const { pdf } = await print(
      "<p>one</p><p>two</p><p>three</p>",
      `p { break-after: page } p:last-child { break-after: auto }
       @page { @bottom-center { content: counter(page) " / " counter(pages); font-family: "Page Sans" }
         @top-left { content: "head"; font-family: "Page Sans" } }
       @page :first { @top-left { content: none } }
       @page :left { @bottom-right { content: "left"; font-family: "Page Sans" } }`,
    );
    expect(await textOf(pdf, 1)).toBe("1 / 3one");
    expect(await textOf(pdf, 2)).toMatch(/^head.*2 \/ 3.*two$/);
    expect(await textOf(pdf, 2)).toContain("left");
    expect(await textOf(pdf, 3)).not.toContain("left");
  });

  it("mixes portrait and landscape pages in one file", async () => {
    const { pdf } = await print(
      "<p>upright</p><div>wide</div>",
      "@page { size: A4 } @page wide { size: A4 landscape } div { page: wide }",
    );
    const document = await openPdf(pdf);
    const sizes = [1, 2].map(async (number) => (await document.getPage(number)).view.slice(2));
    const [upright, wide] = (await Promise.all(sizes)).map((size) => size.map(Math.round));
    expect(upright).toEqual([595, 842]);
    expect(wide).toEqual([842, 595]);
  });

  it("repeats the head of a table on each page", async () => {
    const rows = "<tr><td>row</td></tr>".repeat(80);
    const { pdf, pages } = await print(
      `<table><thead><tr><th>Column</th></tr></thead><tbody>${rows}</tbody></table>`,
      "@page { size: A4 }",
    );
    expect(pages).toBeGreaterThan(1);
    expect(await textOf(pdf, pages)).toContain("Column");
  });
});
