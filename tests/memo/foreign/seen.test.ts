import { describe, expect, it } from "vitest";
import { cutText } from "../../../src/memo/foreign/cut-text.ts";
import { checkLikeness } from "../../../src/memo/foreign/likeness.ts";
import { finishPdf } from "../../../src/pdf/finish/finish.ts";
import { withPdf } from "../../../src/pdf-reader/open.ts";
import { withPdfLooks } from "../../../src/raster/view.ts";
import {
  A4,
  bound,
  caseFile,
  clean,
  pageNumber,
  streamOf,
  textAt,
  wordsOf,
  writeFile,
} from "./files.ts";

const textsOf = async (pdf: Uint8Array) =>
  (await wordsOf(pdf)).map((words) => words.map(({ text }) => text));

describe("the part of a page that a viewer shows", () => {
  const cropped = (content: string) =>
    writeFile({ pages: [{ content, entries: `${A4}/CropBox [40 200 460 795]` }] });

  it("is all that can be seen or copied of it", async () => {
    const made = cropped(
      [textAt(60, 420, "seen"), textAt(60, 812, "above"), textAt(60, 150, "below")].join(" "),
    );
    for (const [bytes, seen] of [
      [made, "seen"],
      [caseFile("crop-a5"), "VISIBLE middle"],
    ] as const) {
      expect(await textsOf(await bound(bytes))).toEqual([[seen, "stamp 1"]]);
    }
  });

  it("leaves no text beside it, however it was written", async () => {
    const ways = [
      "BT /F1 10 Tf 12 TL 100 100 Td (below) Tj T* (below too) Tj ET",
      "BT /F1 10 Tf 100 100 Td [(be) -300 (low)] TJ (more) Tj ET",
      "BT /F1 10 Tf 14 TL 100 130 Td (x) ' 1 2 (y) \" ET",
      "q 2 0 0 2 0 0 cm BT /F1 10 Tf 1 0 0 1 300 300 Tm (right) Tj ET Q",
      "BT /F1 10 Tf 0 1 -1 0 20 300 Tm (upright) Tj ET",
      "BT /F1 10 Tf 1 0 0 1 2 300 Tm (l) Tj ET",
    ];
    for (const way of ways) {
      const pdf = await bound(cropped(`${way} ${textAt(60, 420, "seen")}`));
      expect(await textsOf(pdf), way).toEqual([["seen", "stamp 1"]]);
    }
  });

  it("keeps a line in its place where a part of it is seen", async () => {
    const line = `BT /F1 10 Tf -300 300 Td (${"a beginning ".repeat(8)}) Tj (and its end) Tj ET`;
    const own = cropped(line);
    const file = await clean(own);
    expect(await checkLikeness(own, { ...file, isSure: false })).toBeNull();
    expect(JSON.stringify(await textsOf(file.bytes))).toContain("and its end");
  });

  it.each([
    "BT /F1 10 Tf 600 Tc 1 0 0 1 -500 300 Tm (ab) Tj ET",
    "BT /F1 10 Tf 600 Tw 1 0 0 1 -500 300 Tm (a b) Tj ET",
    "BT /F1 10 Tf 4000 Tz 1 0 0 1 -500 300 Tm (iiiiiiii) Tj ET",
    'BT /F1 10 Tf 0 TL 1 0 0 1 -500 300 Tm 0 600 (ab) " ET',
    "BT /F1 100 Tf 1 0 0 1 700 300 Tm [(a) 4000. (b)] TJ ET",
    "BT /F1 100 Tf 1 0 0 1 700 300 Tm [(a) +4000 (b)] TJ ET",
    "BT /F1 100 Tf 1 0 0 1 700 300 Tm [(a) 1900 (b) 1900 (c)] TJ ET",
    "BT /F1 100 Tf -300 Tc 1 0 0 1 700 300 Tm (abc) Tj ET",
    "BT /F1 1 Tf /GS0 gs 1 0 0 1 10 300 Tm (large) Tj ET",
  ])("keeps what reaches into it by spacing, stretching or another font: %s", (content) => {
    const cut = { shown: [40, 200, 460, 795], covers: [] } as const;
    expect(cutText(content, cut, (key) => key === "/GS0")).toBe(content);
  });

  it("keeps text in a font that a graphics state of the page sets", async () => {
    const entries = `${A4}/CropBox [40 200 460 795]/Resources <</Font <</F1 9 0 R>>/ExtGState <</GS0 30 0 R>>>>`;
    const own = writeFile({
      pages: [{ content: "BT /F1 1 Tf /GS0 gs 10 300 Td (large) Tj ET", entries }],
      objects: { 30: "<</Font [9 0 R 99]>>" },
    });
    const file = await clean(own);
    expect(await checkLikeness(own, { ...file, isSure: false })).toBeNull();
  });

  it("hides what else lies beyond its edge", async () => {
    const pdf = (await clean(cropped("0 g 0 0 595 842 re f"))).bytes;
    await withPdfLooks(pdf, async (looks) => {
      const { width, pixels } = await looks.look(1, { scale: 1 });
      const at = (x: number, y: number) => pixels[(y * width + x) * 4];
      expect([at(300, 420), at(40, 420), at(560, 420), at(300, 100), at(300, 760)]).toEqual([
        0, 255, 255, 255, 255,
      ]);
    });
  });

  it("is no larger than the page itself", async () => {
    const content = textAt(60, 420, "FULL SIZE A4");
    const made = writeFile({
      pages: [{ content, entries: `${A4}/CropBox [-1000 -1000 2000 2000]` }],
    });
    for (const bytes of [made, caseFile("crop-larger")]) {
      const [[word] = []] = await wordsOf(await bound(bytes));
      expect(word).toMatchObject({ text: "FULL SIZE A4", x: 60, y: 420, size: 24 });
    }
  });

  it("is the whole page where the two have nothing in common, or say nothing", async () => {
    for (const box of ["/CropBox [5000 5000 5100 5100]", "/CropBox [1 2]", "/CropBox null"]) {
      const content = textAt(60, 420, "seen");
      const [[word] = []] = await wordsOf(
        await bound(writeFile({ pages: [{ content, entries: `${A4}${box}` }] })),
      );
      expect(word, box).toMatchObject({ x: 60, y: 420, size: 24 });
    }
  });

  it("counts in the unit of the page", async () => {
    const entries = "/MediaBox [0 0 297.64 420.945]/UserUnit 2";
    const made = writeFile({ pages: [{ content: textAt(30, 210, "twice"), entries }] });
    expect((await wordsOf(await bound(made)))[0]?.[0]).toMatchObject({ x: 60, y: 420, size: 48 });
    const [[word] = []] = await wordsOf(await bound(caseFile("userunit")));
    expect(word?.x).toBeCloseTo(60, 1);
    expect(word?.size).toBeCloseTo(24, 1);
  });

  it("fits A4 however large it is, and stays as it is where it is small", async () => {
    for (const [width, height, size] of [
      [14_400, 14_400, 24 * (595.276 / 14_400)],
      [842, 1190.55, 24 * (595.276 / 842)],
      [300, 300, 24],
    ] as const) {
      const entries = `/MediaBox [0 0 ${width} ${height}]`;
      const pdf = await bound(
        writeFile({ pages: [{ content: textAt(10, 100, "fits"), entries }] }),
      );
      expect((await wordsOf(pdf))[0]?.[0]?.size).toBeCloseTo(size, 2);
    }
  });
});

describe("content of a page", () => {
  it.each([
    ["1 0 0 -1 0 841.89 cm q q BT 1 0 0 -1 60 420 Tm /F1 24 Tf (left open) Tj ET"],
    ["q Q Q Q 0.5 0 0 0.5 0 0 cm BT /F1 24 Tf 60 700 Td (closed twice) Tj ET"],
    ["/Span BMC BT /F1 24 Tf 60 420 Td (in text) Tj"],
    ["BT /F1 24 Tf 60 420 Td (cut short) Tj ET (never closed"],
    ["1 0 0 1 50 50 cm 0 0 10 10 re W n"],
  ])("changes nothing that is drawn after it: %s", async (content) => {
    const [words = []] = await wordsOf(await bound(writeFile({ pages: [{ content }] })));
    expect(words.at(-1)).toMatchObject({ text: "stamp 1", x: 400, y: 50, size: 24 });
  });

  it.each(["unbalanced-q", "extra-Q", "cairo-cm"])(
    "of %s leaves the page number in its place",
    async (name) => {
      const [words = []] = await wordsOf(await bound(caseFile(name)));
      expect(words.at(-1)).toMatchObject({ text: "stamp 1", x: 400, y: 50, size: 24 });
      expect(words.length).toBeGreaterThan(1);
    },
  );
});

describe("finishing", () => {
  it("leaves the content of somebody else as it is, however its lines break", async () => {
    const content = "BT /F1 9 Tf 60 420 Td (a\n0 0 m\n9 9 l\n S\nb) Tj ET";
    const pdf = await bound(writeFile({ pages: [{ content }] }));
    const finished = await finishPdf(
      { pdf, linkTexts: {} },
      {
        attachments: [],
        title: "t",
        subject: "",
        author: "",
        keywords: [],
        lang: "zh-CN",
        date: new Date(0),
        creator: "c",
        archive: false,
      },
    );
    expect((await textsOf(finished))[0]).toEqual((await textsOf(pdf))[0]);
  });
});

describe("a page that a file uses twice", () => {
  it("is two pages, each with its own number", async () => {
    const pages = [{ content: textAt(60, 420, "twice") }, { content: textAt(60, 420, "once") }];
    const order = [pageNumber(0), pageNumber(1), pageNumber(0)];
    const texts = await textsOf(await bound(writeFile({ pages, order })));
    expect(texts).toEqual([
      ["twice", "stamp 1"],
      ["once", "stamp 2"],
      ["twice", "stamp 3"],
    ]);
    const words = await wordsOf(await bound(caseFile("same-page-twice")));
    expect(words.map((page) => page.map(({ text }) => text))).toEqual([
      ["SHARED A3 PAGE", "stamp 1"],
      ["MIDDLE PAGE", "stamp 2"],
      ["SHARED A3 PAGE", "stamp 3"],
    ]);
    expect(words[0]?.[0]).toEqual(words[2]?.[0]);
  });

  it("has its links on both", async () => {
    const entries = "/MediaBox [0 0 842 1190.55]/Annots [30 0 R]";
    const objects = {
      30: "<</Type/Annot/Subtype/Link/Rect [84.2 119.055 168.4 238.11]/A <</S/URI/URI (https://a.org)>>>>",
    };
    const order = [pageNumber(0), pageNumber(0)];
    const pdf = await bound(writeFile({ pages: [{ entries }], objects, order }));
    const rects = await withPdf(pdf, async (document) => {
      const found = [1, 2].map(
        async (page) => (await (await document.getPage(page)).getAnnotations())[0]?.rect,
      );
      return Promise.all(found);
    });
    expect(rects[0].map(Math.round)).toEqual([60, 84, 119, 168]);
    expect(rects[1]).toEqual(rects[0]);
  });
});

describe("what lies on a page", () => {
  it("moves with it: links, notes, and where links and bookmarks lead", async () => {
    const entries = "/MediaBox [0 0 842 1190.55]/Annots [30 0 R 31 0 R]";
    const place = `[${pageNumber(0)} 0 R/XYZ 100 1000 null]`;
    const made = writeFile({
      pages: [{ entries }],
      catalog: "/Outlines 32 0 R",
      objects: {
        30: `<</Type/Annot/Subtype/Link/Rect [100 100 200 200]/Dest ${place}>>`,
        31: "<</Type/Annot/Subtype/Text/Contents(note)/Rect [842 1190 842 1190]/Contents(x)>>",
        32: "<</Type/Outlines/First 33 0 R/Last 33 0 R/Count 1>>",
        33: `<</Title(there)/Parent 32 0 R/Dest ${place}>>`,
      },
    });
    const scale = 595.276 / 842;
    await withPdf(await bound(made), async (document) => {
      const [link] = await (await document.getPage(1)).getAnnotations();
      expect(link.rect[0]).toBeCloseTo(100 * scale, 1);
      expect(link.dest[2]).toBeCloseTo(100 * scale, 1);
      expect(link.dest[3]).toBeCloseTo(1000 * scale + 0.1, 1);
      const [bookmark] = await document.getOutline();
      expect(bookmark?.dest?.[3]).toBeCloseTo(1000 * scale + 0.1, 1);
    });
  });

  it("is drawn with it where it cannot stay: fields, and what reaches beyond its edge", async () => {
    const picture = streamOf(
      textAt(0, 2, "stamped"),
      "/Type/XObject/Subtype/Form/BBox [0 0 100 20]/Resources <</Font<</F1 9 0 R>>>>",
    );
    const made = (rect: string, kind: string, flags = 4) =>
      writeFile({
        pages: [{ entries: `${A4}/CropBox [40 200 460 795]/Annots [30 0 R]` }],
        objects: {
          30: `<</Type/Annot/Subtype/${kind}/F ${flags}/Rect ${rect}/AP <</N 31 0 R>>>>`,
          31: picture,
        },
      });
    const inside = "[100 300 200 320]";
    const seen = async (bytes: Uint8Array) => (await textsOf(await bound(bytes)))[0];
    expect(await seen(made(inside, "Widget"))).toContain("stamped");
    expect(await seen(made("[400 300 500 320]", "Stamp"))).toContain("stamp");
    expect(await seen(made("[480 300 580 320]", "Stamp"))).toEqual(["stamp 1"]);
    expect(await seen(made(inside, "Widget", 2))).toEqual(["stamp 1"]);
  });
});

describe("a link that leads nowhere any longer", () => {
  it("keeps the frame that a viewer draws around it", async () => {
    const made = (entries: string) =>
      writeFile({
        pages: [{ entries: `${A4}/Annots [30 0 R]` }],
        objects: {
          30: `<</Type/Annot/Subtype/Link/Rect [100 100 200 200]/A <</S/Launch/F (a)>>${entries}>>`,
        },
      });
    const blackAt = async (bytes: Uint8Array) => {
      const { bytes: pdf } = await clean(bytes);
      return withPdfLooks(pdf, async (looks) => {
        const { width, pixels } = await looks.look(1, { scale: 2 });
        return pixels[((1684 - 201) * width + 300) * 4] === 0;
      });
    };
    expect(await blackAt(made(""))).toBe(true);
    expect(await blackAt(made("/Border [0 0 0]"))).toBe(false);
    expect(await blackAt(made("/BS <</W 0>>"))).toBe(false);
  });
});

describe("tags of an attached file", () => {
  it("lead to what they led to", async () => {
    const made = writeFile({
      pages: [
        {
          content: `/H1 <</MCID 0>> BDC ${textAt(60, 700, "Head")} EMC /P <</MCID 1>> BDC ${textAt(60, 600, "Words")} EMC`,
          entries: `${A4}/StructParents 0`,
        },
      ],
      catalog: "/MarkInfo <</Marked true>>/StructTreeRoot 30 0 R",
      objects: {
        30: "<</Type/StructTreeRoot/K 31 0 R/ParentTree <</Nums [0 [32 0 R 33 0 R]]>>>>",
        31: "<</Type/StructElem/S/Document/P 30 0 R/K [32 0 R 33 0 R]>>",
        32: "<</Type/StructElem/S/H1/P 31 0 R/Pg 20 0 R/K 0>>",
        33: "<</Type/StructElem/S/P/P 31 0 R/Pg 20 0 R/K [<</Type/MCR/Pg 20 0 R/MCID 1>>]>>",
      },
    });
    await withPdf(await bound(made), async (document) => {
      const page = await document.getPage(1);
      const tree = JSON.stringify(await page.getStructTree());
      expect(tree).toMatch(/"role":"H1".*"role":"P"/);
      const ids = [...tree.matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id);
      const { items } = await page.getTextContent({ includeMarkedContent: true });
      const marked = items.flatMap((item) => ("id" in item && item.id ? [item.id] : []));
      expect(ids).toEqual(marked);
    });
  });
});
