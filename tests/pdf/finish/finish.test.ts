import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFArray, PDFDict, PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { beforeAll, describe, expect, it } from "vitest";
import { checkClaims } from "../../../src/audit/claims/check.ts";
import { withBrowser } from "../../../src/pdf/browser/with-browser.ts";
import { assemblePdf } from "../../../src/pdf/finish/assemble.ts";
import { finishPdf } from "../../../src/pdf/finish/finish.ts";
import type { Finish, Printed } from "../../../src/pdf/model.ts";
import { printPdf } from "../../../src/pdf/print/print.ts";
import { openPdf } from "../../read-pdf.ts";
import { ASSETS, FINISH, page, plain } from "../sample.ts";

const STYLE = `@page { @top-left { content: "running head"; font-family: "Page Sans" } }
h2 { break-before: page }`;
const BODY = `<h1>五地比较</h1><p>See <i id="boxed">this</i> <span lang="en" role="generic">word</span> <a href="#trade">trade</a>,
<a href="https://example.org/a?b=1&c=2">source</a> <b data-page-of="trade"></b></p>
<ul><li>bullet</li></ul>
<h2 id="trade">Trade</h2><p lang="en">English words</p>
<table><thead><tr><th scope="col">Place</th><th scope="col">2022</th></tr></thead>
<tbody><tr><th scope="row">张店</th><td>1</td></tr></tbody></table>
<svg role="img" aria-label="a chart" width="50" height="50"><rect width="20" height="20"/><text y="40">7</text></svg>`;

interface Node {
  readonly role?: string;
  readonly id?: string;
  readonly lang?: string;
  readonly children?: readonly Node[];
}

async function treeOf(bytes: Uint8Array): Promise<Node> {
  return (await (await openPdf(bytes)).getPage(1)).getStructTree() as Promise<Node>;
}

function find(node: Node | undefined, role: string): readonly Node[] {
  const inner = (node?.children ?? []).flatMap((child) => find(child, role));
  return node?.role === role ? [node, ...inner] : inner;
}

function rolesIn(node: Node | undefined): readonly string[] {
  return [...(node?.role ? [node.role] : []), ...(node?.children ?? []).flatMap(rolesIn)];
}

function contentIn(node: Node | undefined): readonly string[] {
  const own = node?.role === undefined && node?.id?.includes("_mc") ? [node.id] : [];
  return [...own, ...(node?.children ?? []).flatMap(contentIn)];
}

let printed: Printed;
let pdf: Uint8Array;
let document: Awaited<ReturnType<typeof openPdf>>;

const finish = (changes: Partial<Finish> = {}) => assemblePdf(printed, { ...FINISH, ...changes });

const file = (name: string, text = "地区,2022\n") => ({
  name,
  type: "text/csv",
  bytes: Buffer.from(text),
  description: "数据",
});

beforeAll(async () => {
  printed = await withBrowser({}, (browser) =>
    printPdf(browser, { html: page(BODY, STYLE), assets: ASSETS }),
  );
  pdf = await finishPdf(printed, FINISH);
  document = await openPdf(pdf);
});

describe("finishPdf(printed, finish) and metadata", () => {
  it("says what the caller says, with the caller's date", async () => {
    const { info } = await document.getMetadata();
    expect(info).toMatchObject({
      Title: "五地比较 <A & B>",
      Subject: "Five places",
      Author: "Office",
      Keywords: "经济, 2022",
      Creator: "County Briefings 0.1.0",
      CreationDate: "D:20230105083000Z",
      ModDate: "D:20230105083000Z",
      Language: "zh-CN",
      PDFFormatVersion: "1.7",
    });
  });

  it("says the same as XMP", async () => {
    const { metadata } = await document.getMetadata();
    expect(metadata?.get("dc:title")).toBe("五地比较 <A & B>");
    expect(metadata?.get("dc:creator")).toEqual(["Office"]);
    expect(metadata?.get("dc:subject")).toEqual(["经济", "2022"]);
    expect(metadata?.get("xmp:createdate")).toBe("2023-01-05T08:30:00Z");
    expect(metadata?.get("pdfuaid:part")).toBe("1");
    expect(metadata?.get("pdfaid:part")).toBeNull();
  });

  it("holds no trace of the time of printing", () => {
    const elsewhere = { ...printed, pdf: shift(printed.pdf) };
    expect(assemblePdf(elsewhere, FINISH)).toEqual(pdf);
  });

  it("shows the title in the window and numbers the pages", async () => {
    expect(await document.getViewerPreferences()).toEqual({ DisplayDocTitle: true });
    expect(await document.getPageLabels()).toEqual(["1", "2"]);
    const labels = [
      { from: 1, style: "roman" as const },
      { from: 2, style: "decimal" as const, prefix: "附", start: 5 },
    ];
    const labelled = await openPdf(finish({ pageLabels: labels }));
    expect(await labelled.getPageLabels()).toEqual(["i", "附5"]);
  });

  it("has an id that follows the content", () => {
    const idOf = (bytes: Uint8Array) => /\/ID \[ <([0-9a-f]{32})> <\1> \]/.exec(plain(bytes))?.[1];
    expect(idOf(pdf)).toBeDefined();
    expect(idOf(finish({ title: "other" }))).not.toBe(idOf(pdf));
    expect(idOf(finish())).toBe(idOf(pdf));
  });
});

describe("finishPdf(printed, finish) and structure", () => {
  it("keeps headings, tables with heads, figures with their text", async () => {
    const roles = JSON.stringify(await (await document.getPage(2)).getStructTree());
    for (const role of ["H2", "Table", "TR", "TH", "TD", "Figure"]) {
      expect(roles).toContain(`"role":"${role}"`);
    }
    expect(roles).toContain('"alt":"a chart"');
    expect(roles).toContain('"lang":"en"');
  });

  it.each(["NonStruct", "Div"])(
    "takes boxes that say nothing, here %s, out of running text, and nothing else",
    async (tag) => {
      // Browsers before 147 write Div for a box of boxes; padded, or every offset of the file would be wrong.
      const before147 = (object: string) =>
        object
          .replace(/\/S \/NonStruct(?=[^>]*\/K (\[|\d+ 0 R))/, `/S /${tag}`)
          .padEnd(object.length);
      const bytes = Buffer.from(printed.pdf).toString("latin1");
      const boxed = {
        ...printed,
        pdf: Buffer.from(
          bytes.replace(/<<\/Type \/StructElem[^>]*>>\nendobj/g, before147),
          "latin1",
        ),
      };
      const finished = assemblePdf(boxed, FINISH);
      const [paragraph] = find(await treeOf(finished), "P");
      const [before] = find(await treeOf(boxed.pdf), "P");
      expect(rolesIn(before)).toContain(tag);
      expect(rolesIn(paragraph)).toEqual(["P", "Span", "Link", "Link"]);
      expect(find(paragraph, "Span")[0]?.lang).toBe("en");
      expect(contentIn(paragraph)).toEqual(contentIn(before));
      expect(rolesIn(find(await treeOf(finished), "LI")[0])).not.toContain(tag);
    },
  );

  it("says of a cell to which heads it belongs, and not that it is one cell", async () => {
    const cellsIn = async (bytes: Uint8Array) => {
      const { context } = await PDFDocument.load(bytes, { updateMetadata: false });
      const objects = context.enumerateIndirectObjects().map(([, object]) => String(object));
      return objects.filter((text) => /\/S \/T[DH]/.test(text)).join("\n");
    };
    expect(await cellsIn(printed.pdf)).toMatch(/RowSpan 1/);
    const cells = await cellsIn(pdf);
    expect(cells).toContain("/Headers [");
    expect(cells).toContain("/Scope /Column");
    expect(cells).not.toMatch(/Span 1|\/A \[\s*\]/);
  });

  it("names in the index the element that has the content", async () => {
    const reopened = await PDFDocument.load(pdf, { updateMetadata: false });
    const root = reopened.catalog.lookup(PDFName.of("StructTreeRoot"), PDFDict);
    const numbers = root
      .lookup(PDFName.of("ParentTree"), PDFDict)
      .lookup(PDFName.of("Nums"), PDFArray);
    const owners = numbers
      .asArray()
      .map((entry) => reopened.context.lookup(entry))
      .flatMap((entry) => (entry instanceof PDFArray ? entry.asArray() : []))
      .map((ref) => reopened.context.lookup(ref));
    expect(owners.length).toBeGreaterThan(10);
    for (const owner of owners) expect(owner).toBeInstanceOf(PDFDict);
  });

  it("keeps the outline and the places that links lead to", async () => {
    const outline = await document.getOutline();
    expect(outline.map(({ title }) => title)).toEqual(["五地比较"]);
    expect(outline[0]?.items.map(({ title }) => title)).toEqual(["Trade"]);
    const place = await document.getDestination("trade");
    expect(await document.getPageIndex(place?.[0])).toBe(1);
  });

  it("tags or marks as artifact every piece of text", async () => {
    for (const number of [1, 2]) {
      const text = await (await document.getPage(number)).getTextContent({
        includeMarkedContent: true,
      });
      const open: (string | undefined)[] = [];
      const outside: string[] = [];
      const artifacts: string[] = [];
      for (const item of text.items) {
        if ("str" in item) {
          if (open.length === 0 && item.str.trim() !== "") outside.push(item.str);
          if (open.includes("Artifact")) artifacts.push(item.str);
        } else if (item.type === "endMarkedContent") open.pop();
        else open.push((item as { tag?: string }).tag);
      }
      expect(outside).toEqual([]);
      expect(artifacts.join("")).toContain("running head");
    }
  });

  it("says of every link where it leads", async () => {
    const links = await (await document.getPage(1)).getAnnotations();
    expect(links.map(({ contentsObj }) => contentsObj.str)).toEqual(["Trade", "source"]);
  });

  it("embeds every font as TrueType", () => {
    expect(plain(printed.pdf)).toContain("/Subtype /CIDFontType2");
    expect(plain(printed.pdf)).not.toMatch(/\/Type3|\/FontFile3/);
  });

  it("is packed well below what the browser wrote", () => {
    expect(pdf.length).toBeLessThan(printed.pdf.length);
  });
});

describe("finishPdf(printed, finish) and attachments", () => {
  it("carries files that come out as they went in", async () => {
    const carrying = await openPdf(finish({ attachments: [file("乙.csv", "b"), file("a.csv")] }));
    const files = await carrying.getAttachments();
    const named = Object.values(files as Record<string, { filename: string; content: Uint8Array }>);
    expect(named.map(({ filename }) => filename)).toEqual(["a.csv", "乙.csv"]);
    expect(Buffer.from(named[0]?.content ?? []).toString()).toBe("地区,2022\n");
  });

  it("gives the same bytes in whatever order they come", () => {
    const [a, b] = [file("a.csv"), file("b.csv")];
    expect(finish({ attachments: [a, b] })).toEqual(finish({ attachments: [b, a] }));
  });

  it("faults two files of one name", () => {
    expect(() => finish({ attachments: [file("a.csv"), file("a.csv")] })).toThrow(
      "Two files to attach are called a.csv",
    );
  });
});

describe("finishPdf(printed, finish) and archives", () => {
  it("says what its colours mean and which rules it follows, only when asked to", async () => {
    const archived = finish({ archive: true });
    const { catalog, context } = await PDFDocument.load(archived, { updateMetadata: false });
    const intents = catalog.lookup(PDFName.of("OutputIntents"), PDFArray);
    const intent = context.lookup(intents.get(0), PDFDict);
    expect(String(intent.get(PDFName.of("S")))).toBe("/GTS_PDFA1");
    const { metadata } = await (await openPdf(archived)).getMetadata();
    expect(metadata?.get("pdfaid:part")).toBe("3");
    expect(metadata?.get("pdfaid:conformance")).toBe("A");
    expect(plain(pdf)).not.toContain("pdfaid:part");
  });

  it("keeps the rules that the audit holds it to", () => {
    const attachments = [file("a.csv"), file("乙.csv")];
    expect(checkClaims(finish({ archive: true, attachments }))).toEqual([]);
    expect(checkClaims(finish({ attachments }))).toEqual([]);
  });

  it("uses nothing that archives forbid", () => {
    expect(plain(printed.pdf)).not.toMatch(
      /\/(JavaScript|Launch|LZWDecode|Encrypt|Interpolate true)/,
    );
  });
});

describe.runIf(spawnSync("qpdf", ["--version"]).status === 0)(
  "finishPdf(printed, finish) for qpdf",
  () => {
    it("has no syntax errors", async () => {
      const folder = await mkdtemp(join(tmpdir(), "finish-test-"));
      const path = join(folder, "a.pdf");
      await writeFile(path, finish({ archive: true }));
      const { status, stdout } = spawnSync("qpdf", ["--check", path], { encoding: "utf8" });
      await rm(folder, { recursive: true });
      expect(stdout).toContain("No syntax or stream encoding errors found");
      expect(status).toBe(0);
    });
  },
);

/** The same print, a year later and with the elements counted on from elsewhere. */
function shift(bytes: Uint8Array): Uint8Array {
  const text = plain(bytes).replace(/\(D:\d{4}/g, "(D:2031");
  const later = text.replace(
    /\(node(\d{8})\)/g,
    (_, id) => `(node${String(Number(id) + 10_000_000)})`,
  );
  expect(createHash("sha1").update(later).digest("hex")).not.toBe(
    createHash("sha1").update(plain(bytes)).digest("hex"),
  );
  return Buffer.from(later, "latin1");
}
