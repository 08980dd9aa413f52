import { beforeAll, describe, expect, it } from "vitest";
import { checkClaims } from "../../../src/audit/claims/check.ts";
import { withBrowser } from "../../../src/pdf/browser/with-browser.ts";
import { assemblePdf } from "../../../src/pdf/finish/assemble.ts";
import { printPdf } from "../../../src/pdf/print/print.ts";
import { openPdf } from "../../read-pdf.ts";
import { ASSETS, FINISH, page } from "../sample.ts";

const FIGURE = `<svg role="img" aria-label="a chart" width="50" height="50"><text y="40">7</text></svg>`;
const STYLE = "ol, .plain { list-style: none } .ruled { border: 1pt solid }";
const BODY = `<h1>Report</h1>
<nav><ol><li><a href="#one">One</a></li><li><a href="#two">Two</a></li></ol></nav>
<h2 id="one">One</h2><ul class="plain"><li>first <a href="#two">two</a></li><li><p>second</p></li></ul><ul><li>third</li></ul>
<h2 id="two">Two</h2><figure><figcaption>What it shows</figcaption>${FIGURE}</figure>
<p><a href="https://example.org/a">来源</a></p>
<table><thead><tr><th scope="col">Indicator</th><th scope="col">A</th><th scope="col">B</th><th scope="col">C</th></tr></thead>
<tbody><tr><th scope="row">GRP</th><td>1</td><td></td><td>3</td></tr>
<tr><th scope="row"></th><td></td><td>5</td><td></td></tr></tbody></table>
<table><thead><tr><th scope="col" rowspan="2">Indicator</th><th scope="colgroup" colspan="2">2022</th><th scope="colgroup" colspan="1">2021</th></tr>
<tr><th scope="col">A</th><th scope="col">B</th><th scope="col">C</th></tr></thead>
<tbody><tr><th scope="row" colspan="4">Jinan</th></tr>
<tr><th scope="row">GRP</th><td></td><td>2</td><td></td></tr></tbody></table>
<table class="ruled"><thead><tr><th scope="col">Indicator</th><th scope="col">Unit</th><th scope="col">A</th><th scope="col">B</th></tr></thead>
<tbody><tr><th scope="row">Jobs</th><th scope="row">person</th><td>7</td><td>8</td></tr>
<tr><th scope="row"></th><th scope="row">growth</th><td></td><td>9</td></tr></tbody></table>`;

interface Node {
  readonly role?: string;
  readonly children?: readonly Node[];
}

let pdf: Uint8Array;
beforeAll(async () => {
  const printed = await withBrowser({}, (browser) =>
    printPdf(browser, { html: page(BODY, STYLE), assets: ASSETS }),
  );
  pdf = assemblePdf(printed, { ...FINISH, lang: "en" });
}, 60_000);

/** The roles of a tree, e.g. `L(LI(LBody))`; content and groups left out. */
function drawn({ role, children = [] }: Node): string {
  const inner = children.map(drawn).filter((text) => text !== "");
  if (role === undefined || /^(Root|NonStruct|Document)$/.test(role)) return inner.join(" ");
  return inner.length === 0 ? role : `${role}(${inner.join(" ")})`;
}

describe("the tags of a finished document", () => {
  it("keep the rules of PDF/UA", () => {
    expect(checkClaims(pdf)).toEqual([]);
  });

  it("have items with bodies, contents, groups of figures and all cells of a row", async () => {
    const tree = (await (await openPdf(pdf)).getPage(1)).getStructTree() as Promise<Node>;
    expect(drawn(await tree)).toBe(
      [
        "H1 TOC(TOCI(Reference(Link)) TOCI(Reference(Link)))",
        "H2 L(LI(LBody(Link)) LI(LBody(P))) L(LI(Lbl LBody)) H2 Div(Caption Figure) P(Link)",
        "Table(TR(TH TH TH TH) TR(TH TD TD TD) TR(TD TD TD TD))",
        "Table(TR(TH TH TH) TR(TH TH TH) TR(TH) TR(TH TD TD TD))",
        "Table(TR(TH TH TH TH) TR(TH TH TD TD) TR(TD TH TD TD))",
      ].join(" "),
    );
  });
});
