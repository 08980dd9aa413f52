import type { PDFPageProxy } from "pdfjs-dist";
import type { Operators } from "../../pdf-reader/open.ts";
import { IDENTITY, matrixOf } from "./geometry.ts";
import { type FontFacts, type PageContent, Pen, type RawGlyph, UNKNOWN_FONT } from "./pen.ts";

/** Reads what a page draws by following its operators. */
export async function readContent(page: PDFPageProxy, ops: Operators): Promise<PageContent> {
  const list = await page.getOperatorList({ annotationMode: NO_ANNOTATIONS });
  const pen = new Pen((id) => fontFactsOf(page, id));
  const steps = stepsByNumber(ops);
  list.fnArray.forEach((operator, index) => {
    steps.get(operator)?.(pen, (list.argsArray[index] ?? []) as never);
  });
  return pen;
}

const NO_ANNOTATIONS = 0;

function fontFactsOf({ commonObjs }: PDFPageProxy, id: string): FontFacts {
  if (!commonObjs.has(id)) return UNKNOWN_FONT;
  const { name, missingFile, isType3Font, fontMatrix } = commonObjs.get(id) as FontFacts;
  return { name, missingFile, isType3Font, fontMatrix };
}

/** The library joins pictures that are drawn one after another. */
const PICTURES = [
  "paintImageXObject",
  "paintImageXObjectRepeat",
  "paintInlineImageXObject",
  "paintInlineImageXObjectGroup",
  "paintImageMaskXObject",
  "paintImageMaskXObjectGroup",
  "paintImageMaskXObjectRepeat",
  "paintSolidColorImageMask",
];

type Step = (pen: Pen, args: never) => void;

/** What each operator does to the pen; those that aren't here change nothing that is audited. */
function stepsByNumber(ops: Operators): ReadonlyMap<number, Step> {
  const image: Step = (pen) => pen.image();
  const clip: Step = (pen) => pen.clipNext();
  const steps: Readonly<Record<string, Step>> = {
    save: (pen) => pen.save(),
    restore: (pen) => pen.restore(),
    transform: (pen, args: number[]) => pen.transform(args),
    paintFormXObjectBegin: (pen, [matrix, box]: [number[] | null, number[] | null]) =>
      pen.beginForm(matrix, box),
    paintFormXObjectEnd: (pen) => pen.restore(),
    clip,
    eoClip: clip,
    constructPath: (pen, [paint, , box]: [number, unknown, number[] | null]) =>
      pen.path(paint !== ops.endPath, box),
    ...Object.fromEntries(PICTURES.map((operator) => [operator, image])),
    shadingFill: (pen) => pen.shade(),
    beginMarkedContent: (pen) => pen.beginMark(null),
    beginMarkedContentProps: (pen, [, mcid]: [string, unknown]) =>
      pen.beginMark(typeof mcid === "number" ? mcid : null),
    endMarkedContent: (pen) => pen.endMark(),
    beginText: (pen) => pen.setTextMatrix(IDENTITY),
    setFont: (pen, [id, size]: [string, number]) => pen.setFont(id, size),
    setCharSpacing: (pen, [charSpacing]: [number]) => pen.set({ charSpacing }),
    setWordSpacing: (pen, [wordSpacing]: [number]) => pen.set({ wordSpacing }),
    setHScale: (pen, [scale]: [number]) => pen.set({ horizontalScale: scale / 100 }),
    setLeading: (pen, [leading]: [number]) => pen.set({ leading }),
    setTextRise: (pen, [rise]: [number]) => pen.set({ rise }),
    setTextMatrix: (pen, [matrix]: [ArrayLike<number>]) => pen.setTextMatrix(matrixOf(matrix)),
    moveText: (pen, [x, y]: [number, number]) => pen.moveText(x, y),
    setLeadingMoveText: (pen, [x, y]: [number, number]) => {
      pen.set({ leading: -y });
      pen.moveText(x, y);
    },
    nextLine: (pen) => pen.nextLine(),
    showText: (pen, [items]: [readonly (RawGlyph | number)[]]) => pen.showText(items),
  };
  return new Map(
    Object.entries(steps).flatMap(([name, step]): [number, Step][] => {
      const number = ops[name];
      return number === undefined ? [] : [[number, step]];
    }),
  );
}
