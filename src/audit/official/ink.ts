import type { PDFPageProxy } from "pdfjs-dist";
import type { Operators } from "../../pdf-reader/open.ts";
import { type Box, concat, IDENTITY, type Matrix, mapBox, matrixOf } from "../read/geometry.ts";

/** What is drawn in which colour. */
export interface Ink {
  readonly shapes: readonly { readonly box: Box; readonly isRed: boolean }[];
  /** Text drawn in red, in the order of drawing. */
  readonly redText: string;
}

interface State {
  readonly map: Matrix;
  readonly fill: string;
  readonly stroke: string;
  readonly lineWidth: number;
}

const START: State = { map: IDENTITY, fill: "#000000", stroke: "#000000", lineWidth: 1 };

/** Reads the colours of a page's lines and text by following its operators. */
export async function readInk(page: PDFPageProxy, ops: Operators): Promise<Ink> {
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 });
  const names = new Map(Object.entries(ops).map(([name, number]) => [number, name]));
  const shapes: { box: Box; isRed: boolean }[] = [];
  let redText = "";
  let state = START;
  const saved: State[] = [];
  const steps: Readonly<Record<string, (args: never) => void>> = {
    save: () => saved.push(state),
    restore: () => {
      state = saved.pop() ?? state;
    },
    transform: (matrix: number[]) => {
      state = { ...state, map: concat(state.map, matrixOf(matrix)) };
    },
    paintFormXObjectBegin: ([matrix]: [number[] | null]) => {
      saved.push(state);
      if (matrix) state = { ...state, map: concat(state.map, matrixOf(matrix)) };
    },
    paintFormXObjectEnd: () => {
      state = saved.pop() ?? state;
    },
    setFillRGBColor: ([colour]: [string]) => {
      state = { ...state, fill: colour };
    },
    setStrokeRGBColor: ([colour]: [string]) => {
      state = { ...state, stroke: colour };
    },
    setLineWidth: ([lineWidth]: [number]) => {
      state = { ...state, lineWidth };
    },
    constructPath: ([paint, , corners]: [number, unknown, number[] | null]) => {
      const how = names.get(paint) ?? "";
      if (!corners || how === "endPath") return;
      const isStroke = /stroke/i.test(how) && !/fill/i.test(how);
      const grown = isStroke ? grow(corners, state.lineWidth / 2) : corners;
      const colour = isStroke ? state.stroke : state.fill;
      shapes.push({ box: mapBox(state.map, grown), isRed: isRed(colour) });
    },
    showText: ([items]: [readonly ({ readonly unicode: string } | number)[]]) => {
      if (!isRed(state.fill)) return;
      for (const item of items) if (typeof item !== "number") redText += item.unicode;
    },
  };
  fnArray.forEach((operator, index) => {
    steps[names.get(operator) ?? ""]?.((argsArray[index] ?? []) as never);
  });
  return { shapes, redText };
}

function grow([left = 0, bottom = 0, right = 0, top = 0]: readonly number[], by: number): number[] {
  return [left - by, bottom - by, right + by, top + by];
}

function isRed(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\da-f]{2}/gi) ?? []).map((part) =>
    Number.parseInt(part, 16),
  );
  return red > 150 && green < 110 && blue < 110;
}
