import { describe, expect, it } from "vitest";
import { auditPdf } from "../../../src/audit/audit.ts";
import { withPdf } from "../../../src/pdf-reader/open.ts";
import {
  A4,
  bound,
  caseFile,
  clean,
  streamOf,
  textAt,
  whyNot,
  wordsOf,
  writeFile,
} from "./files.ts";

const takenOut = async (bytes: Uint8Array) =>
  (await clean(bytes)).takenOut.map(({ what, page }) => `${page ?? "-"} ${what}`).sort();

const acts = async (bytes: Uint8Array) =>
  (await auditPdf(bytes)).findings
    .filter(({ code }) => code === "active-content" || code === "file-carried")
    .map(({ page, message }) => `${page ?? "-"} ${message}`);

const link = (action: string) =>
  writeFile({
    pages: [{ content: textAt(60, 420, "x"), entries: `${A4}/Annots [30 0 R]` }],
    objects: { 30: `<</Type/Annot/Subtype/Link/Rect [0 0 99 99]/A ${action}>>` },
  });

describe("what an attached file would do", () => {
  it.each([
    ["JavaScript", "<</S/JavaScript/JS (app.alert\\(1\\))>>"],
    ["Launch calc.exe", "<</S/Launch/F (calc.exe)>>"],
    ["Launch calc.exe", "<</S/Launch/F <</Type/Filespec/F (calc.exe)>>>>"],
    ["GoToR x.pdf", "<</S/GoToR/F (x.pdf)/D [0 /Fit]>>"],
    ["GoToE", "<</S/GoToE/D [0 /Fit]/T <</R/C>>>>"],
    ["SubmitForm http://a.org", "<</S/SubmitForm/F <</FS/URL/F (http://a.org)>>>>"],
    ["ImportData x.fdf", "<</S/ImportData/F (x.fdf)>>"],
    ["Hide", "<</S/Hide/T (a)>>"],
    ["URI file:///etc/passwd", "<</S/URI/URI (file:///etc/passwd)>>"],
    ["URI javascript:alert(1)", "<</S/URI/URI (javascript:alert\\(1\\))>>"],
    ["Launch a.exe", "<</S/GoTo/D [20 0 R/Fit]/Next [<</S/Launch/F (a.exe)>>]>>"],
  ])("on a click is taken out and told: %s", async (what, action) => {
    const made = link(action);
    expect(await takenOut(made)).toEqual([`1 ${what}`]);
    const pdf = await bound(made);
    expect(await acts(pdf)).toEqual([]);
    expect(await acts(made)).toEqual([`1 The file would act: ${what}`]);
  });

  it.each([
    ["https://example.org/a", "<</S/URI/URI (https://example.org/a)>>"],
    ["mailto:a@example.org", "<</S/URI/URI (mailto:a@example.org)>>"],
  ])("stays where it only opens an address: %s", async (url, action) => {
    const made = link(action);
    expect([await takenOut(made), await acts(made)]).toEqual([[], []]);
    await withPdf(await bound(made), async (document) => {
      const [found] = await (await document.getPage(1)).getAnnotations();
      expect(found.url).toBe(url);
    });
  });

  const SCRIPT = (text: string) => `<</S/JavaScript/JS (${text})>>`;
  const whole = writeFile({
    pages: [{ entries: `${A4}/AA <</O ${SCRIPT("a")}>>/Annots [30 0 R 31 0 R 32 0 R]` }],
    catalog: `/OpenAction ${SCRIPT("b")}/AA <</WC ${SCRIPT("c")}>>
/Names <</JavaScript <</Names [(d) 33 0 R]>>>>/Outlines 34 0 R
/AcroForm <</Fields [32 0 R 36 0 R]/XFA (x)>>`,
    objects: {
      30: "<</Type/Annot/Subtype/RichMedia/Rect [0 0 9 9]/RichMediaContent <<>>>>",
      31: "<</Type/Annot/Subtype/3D/Rect [0 0 9 9]/3DD 37 0 R>>",
      32: `<</Type/Annot/Subtype/Widget/FT/Btn/T(b)/Rect [0 0 9 9]/AA <</U ${SCRIPT("e")}>>>>`,
      33: SCRIPT("f"),
      34: "<</Type/Outlines/First 35 0 R/Last 35 0 R/Count 1>>",
      35: "<</Title(go)/Parent 34 0 R/A <</S/Launch/F (b.exe)>>>>",
      36: `<</FT/Tx/T(t)/AA <</K ${SCRIPT("g")}>>>>`,
      37: streamOf("x", "/Type/3D/Subtype/U3D"),
    },
  });

  it("by itself is taken out of the file, its pages, fields and bookmarks", async () => {
    expect(await takenOut(whole)).toEqual([
      "- JavaScript",
      "- Launch b.exe",
      "- XFA form",
      "1 3D",
      "1 JavaScript",
      "1 RichMedia",
    ]);
    const pdf = await bound(whole);
    expect(await acts(pdf)).toEqual([]);
    const text = Buffer.from((await clean(whole)).bytes).toString("latin1");
    expect(text).not.toMatch(/JavaScript|Launch|RichMedia|\/JS|\/AA|XFA|3DD|b\.exe/);
  });

  it("is found by the audit wherever it stands, also where the table of objects is broken", async () => {
    const expected = [
      "- The file would act: JavaScript",
      "- The file would act: Launch b.exe",
      "- The file would act: an XFA form",
      "1 The file would act: 3D",
      "1 The file would act: JavaScript",
      "1 The file would act: RichMedia",
    ];
    expect((await acts(whole)).toSorted()).toEqual(expected);
    const broken = Buffer.from(
      Buffer.from(whole)
        .toString("latin1")
        .replace(/startxref\n\d+/, "startxref\n7"),
      "latin1",
    );
    const found = (await acts(broken)).map((line) => line.slice(2));
    expect(new Set(found)).toEqual(new Set(expected.map((line) => line.slice(2))));
  });

  it("is what the cases did", async () => {
    expect(await takenOut(caseFile("js"))).toEqual([
      "- JavaScript",
      "1 GoToR x.pdf",
      "1 JavaScript",
      "1 Launch calc.exe",
      "1 URI file:///etc/passwd",
    ]);
    expect(await acts(await bound(caseFile("js")))).toEqual([]);
    expect(await acts(caseFile("js"))).toHaveLength(5);
  });
});

describe("files that an attached file carries", () => {
  const carrying = writeFile({
    pages: [{ entries: `${A4}/Annots [34 0 R]` }],
    catalog: "/Names <</EmbeddedFiles <</Names [(a) 30 0 R]>>>>/AF [30 0 R]",
    objects: {
      30: "<</Type/Filespec/F(../a.csv)/UF(../a.csv)/EF <</F 31 0 R>>/AFRelationship/Data>>",
      31: streamOf("1,2", "/Type/EmbeddedFile"),
      32: "<</Type/Filespec/F(b.csv)/EF <</F 33 0 R>>>>",
      33: streamOf("3,4", "/Type/EmbeddedFile"),
      34: "<</Type/Annot/Subtype/FileAttachment/Rect [9 9 20 20]/FS 32 0 R>>",
    },
  });
  const namesIn = (bytes: Uint8Array) =>
    withPdf(bytes, async (document) => Object.keys((await document.getAttachments()) ?? {}).sort());

  it("are left out, and told", async () => {
    const file = await clean(carrying);
    expect(file.files).toEqual(["a.csv", "b.csv"]);
    expect(await namesIn(file.bytes)).toEqual([]);
    expect(Buffer.from(file.bytes).toString("latin1")).not.toContain("EmbeddedFile");
    expect((await clean(caseFile("embed"))).files).toEqual(["evil.exe"]);
    expect(await namesIn(await bound(caseFile("embed")))).toEqual([]);
  });

  it("stay where the memo says so, under names without folders", async () => {
    expect(await namesIn((await clean(carrying, true)).bytes)).toEqual(["a.csv", "b.csv"]);
    expect(await namesIn((await clean(caseFile("embed"), true)).bytes)).toEqual(["evil.exe"]);
  });

  it("are warned of by the audit where the file does not say what they are for", async () => {
    expect(await acts(carrying)).toEqual(["- The file carries b.csv without saying what for"]);
    expect(await acts(caseFile("embed"))).toEqual([
      "- The file carries ../../evil.exe without saying what for",
    ]);
  });
});

describe("fonts and pictures named like what acts", () => {
  const NAMES = ["AA", "JS", "EF", "RF", "AF"];
  const map = (values: string) => `<<${NAMES.map((key) => `/${key} ${values}`).join("")}>>`;
  const words = NAMES.map(
    (key, at) => `BT /${key} 12 Tf 60 ${700 - 20 * at} Td (font ${key}) Tj ET`,
  );
  const drawn = NAMES.map((key, at) => `q 1 0 0 1 60 ${400 - 20 * at} cm /${key} Do Q`);
  const content = [...words, ...drawn].join(" ");
  const made = (catalog = "", more = {}) =>
    writeFile({
      pages: [
        {
          content,
          entries: `${A4}/Resources <</Font ${map("9 0 R")}/XObject ${map("40 0 R")}>>
/AA <</O <</S/JavaScript/JS (a)>>>>`,
        },
      ],
      catalog,
      objects: {
        40: streamOf(
          "BT /F1 12 Tf (form) Tj ET",
          "/Type/XObject/Subtype/Form/BBox [0 0 99 20]/Resources <</Font<</F1 9 0 R>>>>/Group <</S/Transparency>>",
        ),
        ...more,
      },
    });
  const seen = [...NAMES.map((key) => `font ${key}`), ...NAMES.map(() => "form")];

  it("stay, while the true ones go", async () => {
    const carrying = made("/AF [30 0 R]/Names <</EmbeddedFiles <</Names [(a) 30 0 R]>>>>", {
      30: "<</Type/Filespec/F(a.csv)/EF <</F 31 0 R>>/RF <</F [(a) 31 0 R]>>>>",
      31: streamOf("1,2", "/Type/EmbeddedFile"),
    });
    for (const [bytes, files] of [
      [made(), []],
      [carrying, ["a.csv"]],
    ] as const) {
      const file = await clean(bytes);
      expect(file.files).toEqual(files);
      expect(file.takenOut.map(({ what }) => what)).toEqual(["JavaScript"]);
      const [page = []] = await wordsOf(file.bytes);
      expect(page.map(({ text }) => text)).toEqual(seen);
      expect(Buffer.from(file.bytes).toString("latin1")).not.toMatch(/JavaScript|EmbeddedFile/);
    }
  });

  it("are nothing that a file does, nor files that it carries, for the audit", async () => {
    expect(await acts(made())).toEqual(["1 The file would act: JavaScript"]);
    const harmless = Buffer.from(made()).toString("latin1").replace("/AA <</O", "/XX <</O");
    const without = harmless.replace("/S/JavaScript/JS (a)", "/S/Trans0/XX (abcde)");
    expect(await acts(Buffer.from(without, "latin1"))).toEqual([]);
    // Nor do files hide as fonts.
    const hidden = writeFile({
      pages: [{ content: textAt(60, 420, "x") }],
      objects: { 30: "<</EF <</Subtype/Type1/F 31 0 R>>/F(a)>>", 31: streamOf("1") },
      catalog: "/XX 30 0 R",
    });
    expect(await acts(hidden)).toEqual(["- The file carries a without saying what for"]);
  });

  it("are needed by their page like any other", async () => {
    for (const key of ["A", "P", "AA", "Parent"]) {
      const entries = `${A4}/Resources <</Font <</${key} 77 0 R>>>>`;
      expect(await whyNot(writeFile({ pages: [{ entries }] })), key).toContain("lacks object 77");
    }
  });
});
