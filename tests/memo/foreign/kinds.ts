import { A4, caseFile, streamOf, textAt, writeFile } from "./files.ts";

/** A kind of page, and a file that has it. */
export interface Kind {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Shows the same to a viewer that does not know what is special about the kind. */
  readonly like: Uint8Array;
}

/** Something to tell one side of a page from another: letters, a triangle, a frame. */
const SIGN = `${textAt(120, 420, "Sign F7")} 0 0 1 rg 120 460 m 220 460 l 120 520 l f 1 0 0 RG 3 w 105 405 160 130 re S`;
const BOX = "/MediaBox [0 0 595 842]/CropBox [60 300 460 700]";

interface Page {
  readonly content?: string;
  readonly entries?: string;
  readonly resources?: string;
  readonly objects?: Readonly<Record<number, string>>;
  readonly catalog?: string;
}

/** A file of one page. */
const page = ({ content = SIGN, entries = A4, resources = "", objects = {}, catalog }: Page) => {
  const own = entries.includes("/Contents") ? "" : "/Contents 21 0 R";
  const called = `/Resources <<${resources.includes("/Font") ? "" : "/Font<</F1 9 0 R>>"}${resources}>>`;
  return writeFile({
    pages: [{ content }],
    objects: { ...objects, 20: `<</Type/Page/Parent 2 0 R${own}${called}${entries}>>` },
    ...(catalog ? { catalog } : {}),
  });
};

const form = (entries = "") =>
  `/Type/XObject/Subtype/Form/BBox [0 0 600 850]/Resources <</Font<</F1 9 0 R>>>>${entries}`;

const imageOf = (bytes: string, entries: string) => {
  const data = Buffer.from(bytes, "base64").toString("latin1");
  return page({
    content: `${SIGN} q 200 0 0 200 300 100 cm /I Do Q`,
    resources: "/XObject <</I 40 0 R>>",
    objects: { 40: streamOf(data, `/Type/XObject/Subtype/Image ${entries}`) },
  });
};

/** A drawing on the page, in its sides, e.g. a stamp. */
const lying = (flags: number, entries: string, more = "") =>
  page({
    entries: `${entries}/Annots [40 0 R]`,
    objects: {
      40: `<</Type/Annot/Subtype/Stamp/F ${flags}/Rect [300 500 400 550]/AP <</N 41 0 R>>${more}>>`,
      41: streamOf(
        "0 1 0 rg 0 0 100 50 re f 0 g 10 10 m 90 10 l 10 40 l f",
        "/Type/XObject/Subtype/Form/BBox [0 0 100 50]",
      ),
    },
  });

const LAYERS = "/OCProperties <</OCGs [50 0 R 51 0 R]/D <</OFF [51 0 R]/ON [50 0 R]>>>>";
const LAYER = { 50: "<</Type/OCG/Name(on)>>", 51: "<</Type/OCG/Name(off)>>" };

/** Small pictures of one shade a point, packed in each of these ways. */
const G4 = ["y8R1YkQetata+FfWo4AIAIA="].join("");
const JPEG = [
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGB",
  "YUGBIUFRT/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACP/EACEQAAAFBAIDAAAAAAAAAAAAAAECAwQRBQYHEgAUGCEx/9oACAEB",
  "AAA/AFrfGF8veRTK9rQvxxTKS/XQQqVPWDsMOkn9ILcwxvG0HKJTbHmY9c//2Q==",
].join("");
const JPX = [
  "AAAADGpQICANCocKAAAAFGZ0eXBqcDIgAAAAAGpwMiAAAAAtanAyaAAAABZpaGRyAAAACAAAAAgAAQ8HAAAAAAAPY29scgEAAAAAABEAAAE4an",
  "AyY/9P/1EAKQAAAAAACAAAAAgAAAAAAAAAAAAAAAgAAAAIAAAAAAAAAAAAAQ8BAf9SAAwAAAABAAMEBAAB/1wADUCAiIiQiIiQiIiQ/2QAJQAB",
  "Q3JlYXRlZCBieSBPcGVuSlBFRyB2ZXJzaW9uIDIuNS4w/5AACgAAAAAAvQAB/5PH/gwGAIjfx/4YBwAPqAoD/AGACdc3As8Fzh/H/hgTP/EgmD",
  "/wYJAGA6tQcjv1g48OQO0oUhNubvkNG0tXDRWS4RfH/hhDH/hhDB/4MPgXS/bPcdTmg1fNtoPjuSFfydceVYjgY3NvoqGmplJDGzMcmJmtw6m1",
  "DtxkyOd+EdmjLBSVLx8ePWXoKtJUkjRw0z8S2lJ9YPl7RBWhdJvRNGG3XcT1j4fSBGGEnZ40z3dr/9k=",
].join("");

const MADE: Readonly<Record<string, () => Uint8Array>> = {
  "A4 upright": () => page({}),
  A3: () => page({ entries: "/MediaBox [0 0 842 1190.55]" }),
  "A3 lying": () => page({ entries: "/MediaBox [0 0 1190.55 842]" }),
  "14,400 pt": () =>
    page({ content: `24 0 0 24 0 0 cm ${SIGN}`, entries: "/MediaBox [0 0 14400 14400]" }),
  "a strip": () => page({ entries: "/MediaBox [100 400 2000 550]" }),
  "negative corners": () =>
    page({ content: `1 0 0 1 -300 -500 cm ${SIGN}`, entries: "/MediaBox [300 400 -300 -400]" }),
  ...Object.fromEntries(
    [90, 180, 270, -90, 450].map((turn) => [
      `cropped, turned by ${turn}`,
      () => page({ entries: `${BOX}/Rotate ${turn}` }),
    ]),
  ),
  "a unit of 2, turned": () => page({ entries: "/MediaBox [60 300 400 600]/UserUnit 2/Rotate 90" }),
  "a unit of 0.5, cropped": () => page({ entries: `${BOX}/UserUnit 0.5` }),
  "layers that are hidden": () =>
    page({
      content: `/OC /L0 BDC ${SIGN} EMC /OC /L1 BDC ${textAt(120, 300, "HIDDEN")} EMC /F Do /OC /M BDC ${textAt(120, 200, "HIDDEN")} EMC`,
      resources: "/Properties <</L0 50 0 R/L1 51 0 R/M 52 0 R>>/XObject <</F 53 0 R>>",
      objects: {
        ...LAYER,
        52: "<</Type/OCMD/OCGs [50 0 R 51 0 R]/P/AllOn>>",
        53: streamOf(textAt(120, 250, "HIDDEN"), form("/OC 51 0 R")),
      },
      catalog: LAYERS,
    }),
  "a drawing on a hidden layer": () => {
    const objects = {
      ...LAYER,
      40: "<</Type/Annot/Subtype/Stamp/F 4/Rect [300 500 400 550]/OC 51 0 R/AP <</N 41 0 R>>>>",
      41: streamOf("0 1 0 rg 0 0 100 50 re f", "/Type/XObject/Subtype/Form/BBox [0 0 100 50]"),
    };
    return page({ entries: `${A4}/Annots [40 0 R]`, objects, catalog: LAYERS });
  },
  overprint: () =>
    page({
      content: `${SIGN} /O gs 1 0 0 0 k 300 300 100 100 re f 0 1 0 0 k 350 350 100 100 re f`,
      resources: "/ExtGState <</O <</OP true/op true/OPM 1>>>>",
    }),
  "blend modes and alpha": () =>
    page({
      content: `${SIGN} /B gs 1 0 0 rg 300 300 100 100 re f 0 1 0 rg 350 350 100 100 re f 0 0 1 rg 100 450 200 50 re f`,
      resources: "/ExtGState <</B <</BM/Multiply/ca 0.5>>>>",
    }),
  "a soft mask": () =>
    page({
      content: `${SIGN} q /S gs 1 0 0 rg 0 0 600 850 re f Q`,
      resources: "/ExtGState <</S <</SMask <</S/Luminosity/G 40 0 R>>>>>>",
      objects: {
        40: streamOf(
          "0.5 g 300 300 200 200 re f 1 g 350 350 50 50 re f",
          form("/Group <</S/Transparency/CS/DeviceGray>>"),
        ),
      },
    }),
  "a group of the page": () =>
    page({
      content: `${SIGN} /B gs 1 0 0 rg 300 300 100 100 re f /G Do`,
      entries: `${A4}/Group <</S/Transparency/CS/DeviceRGB/I true/K false>>`,
      resources: "/ExtGState <</B <</BM/Screen/ca 0.7>>>>/XObject <</G 40 0 R>>",
      objects: {
        40: streamOf(
          "0 0 1 rg 320 320 200 50 re f 0 1 0 rg 340 300 50 200 re f",
          form("/Group <</S/Transparency/K true>>"),
        ),
      },
    }),
  "inherited resources and box": () =>
    writeFile({
      pages: [{ content: SIGN }],
      order: [40],
      objects: {
        20: "<</Type/Page/Parent 40 0 R/Contents 21 0 R>>",
        40: `<</Type/Pages/Parent 2 0 R/Kids [20 0 R]/Count 1/Rotate 90${BOX}/Resources <</Font<</F1 9 0 R>>>>>>`,
      },
    }),
  "a font of drawings": () =>
    page({
      content: `${SIGN} BT /T3 40 Tf 300 300 Td (aba) Tj ET`,
      resources: "/Font <</F1 9 0 R/T3 40 0 R>>",
      objects: {
        40: "<</Type/Font/Subtype/Type3/FontBBox [0 0 10 10]/FontMatrix [0.1 0 0 0.1 0 0]/FirstChar 97/LastChar 98/Widths [10 10]/Resources <<>>/Encoding <</Differences [97/a/b]>>/CharProcs <</a 41 0 R/b 42 0 R>>>>",
        41: streamOf("10 0 0 0 8 8 d1 0 0 8 8 re f"),
        42: streamOf("10 0 d0 1 0 0 rg 0 0 m 8 0 l 4 8 l f"),
      },
    }),
  "spot colours": () =>
    page({
      content: `${SIGN} /Spot cs 0.8 scn 300 300 100 100 re f /Two cs 0.5 0.9 scn 400 300 100 100 re f /Lab cs 60 50 -30 scn 300 200 100 100 re f`,
      resources:
        "/ColorSpace <</Spot [/Separation/Gold/DeviceCMYK 40 0 R]/Two [/DeviceN [/A/B]/DeviceRGB 41 0 R]/Lab [/Lab <</WhitePoint [0.95 1 1.09]/Range [-100 100 -100 100]>>]>>",
      objects: {
        40: "<</FunctionType 2/Domain [0 1]/N 1/C0 [0 0 0 0]/C1 [0 0.2 0.9 0.1]>>",
        41: streamOf(
          "{ 1 exch sub exch 0.5 }",
          "/FunctionType 4/Domain [0 1 0 1]/Range [0 1 0 1 0 1]",
        ),
      },
    }),
  "patterns and shadings": () =>
    page({
      content: `0.9 0.1 -0.1 0.9 20 0 cm ${SIGN} /Pattern cs /P scn 300 200 200 200 re f /Sh scn 300 420 200 100 re f q 300 550 200 100 re W n /S sh Q`,
      entries: "/MediaBox [0 0 842 1190.55]",
      resources:
        "/Pattern <</P 40 0 R/Sh <</PatternType 2/Shading 41 0 R>>>>/Shading <</S 41 0 R>>",
      objects: {
        40: streamOf(
          "1 0 0 rg 0 0 10 10 re f 0 0 1 rg 10 10 10 10 re f",
          "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox [0 0 20 20]/XStep 20/YStep 20/Resources <<>>/Matrix [1 0.2 0 1 5 5]",
        ),
        41: "<</ShadingType 2/ColorSpace/DeviceRGB/Coords [300 200 500 400]/Function <</FunctionType 2/Domain [0 1]/N 1/C0 [1 0 0]/C1 [0 0 1]>>/Extend [true true]>>",
      },
    }),
  "a picture within the content": () =>
    page({
      content: `${SIGN} q 100 0 0 100 300 300 cm BI /W 2 /H 2 /BPC 8 /CS /RGB /F /AHx ID FF000000FF000000FFFFFF00> EI Q`,
    }),
  "text that cuts out": () =>
    page({
      content: `${SIGN} q BT 7 Tr /F1 120 Tf 150 200 Td (CUT) Tj ET 1 0 0 rg 0 180 600 60 re f Q`,
    }),
  "content in pieces": () =>
    page({
      content: "",
      entries: `${A4}/Contents [40 0 R 41 0 R 42 0 R]`,
      objects: {
        40: streamOf("q 0.5 0 0 0.5 100 "),
        41: streamOf(`100 cm ${SIGN} Q`),
        42: streamOf(SIGN),
      },
    }),
  "a picture as JPEG 2000": () =>
    imageOf(JPX, "/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/JPXDecode"),
  "a picture as fax": () =>
    imageOf(
      G4,
      "/Width 16/Height 16/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms <</K -1/Columns 16/Rows 16/BlackIs1 false>>",
    ),
  "a picture as JBIG2": () =>
    imageOf(
      jbig2(),
      "/Width 16/Height 16/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/JBIG2Decode",
    ),
  "a picture as JPEG": () =>
    imageOf(JPEG, "/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode"),
  "a drawing on a page that lies": () => lying(4, "/MediaBox [0 0 842 595]"),
  "a drawing on a turned page": () => lying(4, `${A4}/Rotate 90`),
  "a drawing that does not turn": () => lying(4 | 16, `${A4}/Rotate 90`),
  "a drawing that does not turn on a page that lies": () =>
    lying(4 | 16, "/MediaBox [0 0 842 595]"),
  "a field that does not turn": () => lying(4 | 16, `${A4}/Rotate 180`, "/FT/Btn/Subtype/Widget"),
  "a hidden drawing": () => lying(4 | 2, A4),
  "a drawing for print only": () => lying(4 | 32, A4),
  "a drawing for the screen only": () => lying(0, A4),
  "a drawing of a known kind, if unknown unseen": () => lying(4 | 1, A4),
};

const CASES = [
  ...["cairo-cm", "crop-a5", "crop-larger", "embed", "extra-Q", "five", "five-cut", "form-no-ap"],
  ...["js", "outline-loop", "refloop", "same-page-twice", "unbalanced-q", "userunit"],
];

/** What kinds look like that the library of these tests does not know how to draw. */
const LIKE: Readonly<Record<string, () => Uint8Array>> = {
  "a drawing that does not turn": () => turned("[300 550 350 650]", "[0 1 -1 0 0 0]", 90),
  "a drawing that does not turn on a page that lies": () => lying(4, "/MediaBox [0 0 842 595]"),
  "a field that does not turn": () => turned("[200 550 300 600]", "[-1 0 0 -1 0 0]", 180),
  "a drawing of a known kind, if unknown unseen": () => lying(4, A4),
};

/** The drawing of `lying`, turned by itself. */
function turned(rect: string, matrix: string, turn: number): Uint8Array {
  const text = Buffer.from(lying(4, `${A4}/Rotate ${turn}`)).toString("latin1");
  const own = text
    .replace("/Rect [300 500 400 550]", `/Rect ${rect}`)
    .replace("/BBox [0 0 100 50]", `/BBox [0 0 100 50]/Matrix ${matrix}`);
  return Buffer.from(own, "latin1");
}

/** Every kind of page that viewers show in a way of its own. */
export const KINDS: readonly Kind[] = [
  ...Object.entries(MADE).map(([name, make]) => ({ name, bytes: make() })),
  ...CASES.map((name) => ({ name: `${name}.pdf`, bytes: caseFile(name) })),
].map((kind) => ({ ...kind, like: LIKE[kind.name]?.() ?? kind.bytes }));

/** Segments of a picture coded as fax within JBIG2: its page, then the whole of it as one region. */
function jbig2(): string {
  const fax = Buffer.from(G4, "base64");
  const size = Buffer.from([0, 0, 0, 16, 0, 0, 0, 16]);
  const segment = (number: number, type: number, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([Buffer.from([0, 0, 0, number, type, 0, 1]), length, data]);
  };
  const about = Buffer.concat([size, Buffer.alloc(8), Buffer.from([0, 0, 0])]);
  const region = Buffer.concat([size, Buffer.alloc(8), Buffer.from([0, 1]), fax]);
  return Buffer.concat([segment(0, 48, about), segment(1, 38, region)]).toString("base64");
}
