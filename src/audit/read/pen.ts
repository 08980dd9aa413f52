import {
  type Box,
  concat,
  IDENTITY,
  intersect,
  isAnyOf,
  type Matrix,
  mapBox,
  matrixOf,
} from "./geometry.ts";
import { type Glyph, layDown } from "./glyph.ts";

/** What is drawn on a page, in the order of drawing. */
export interface PageContent {
  /** Glyphs that lie at least partly within their clip. */
  readonly glyphs: readonly Glyph[];
  /** Boxes of all lines and grounds drawn. */
  readonly drawings: readonly Box[];
  /** Boxes of pictures. */
  readonly pictures: readonly Box[];
  /** Fonts in use; an embedded font and one of the same name that is not embedded are two. */
  readonly fonts: ReadonlyMap<string, FontFacts>;
}

/** What the library knows of a font. */
export interface FontFacts {
  readonly name: string;
  /** True where no font file is inside the document. */
  readonly missingFile: boolean;
  readonly isType3Font: boolean;
  readonly fontMatrix?: readonly number[] | undefined;
}

/** Stands for a font that the library could not load. */
export const UNKNOWN_FONT: FontFacts = { name: "?", missingFile: true, isType3Font: false };

interface State {
  ctm: Matrix;
  clip: Box | null;
  font: FontFacts;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  horizontalScale: number;
  leading: number;
  rise: number;
}

/** A character as the library gives it; its width is in the font's own units. */
export interface RawGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
}

/** Follows what a page draws, one operator at a time. */
export class Pen implements PageContent {
  readonly glyphs: Glyph[] = [];
  readonly drawings: Box[] = [];
  readonly pictures: Box[] = [];
  readonly fonts = new Map<string, FontFacts>();
  readonly #fontOf: (id: string) => FontFacts;
  readonly #fontById = new Map<string, FontFacts>();
  #state: State = {
    ctm: IDENTITY,
    clip: null,
    font: UNKNOWN_FONT,
    fontSize: 0,
    charSpacing: 0,
    wordSpacing: 0,
    horizontalScale: 1,
    leading: 0,
    rise: 0,
  };
  readonly #saved: State[] = [];
  readonly #marks: (number | null)[] = [];
  #clipsNext = false;
  #textMatrix: Matrix = IDENTITY;
  #x = 0;
  #y = 0;
  #lineX = 0;
  #lineY = 0;

  constructor(fontOf: (id: string) => FontFacts) {
    this.#fontOf = fontOf;
  }

  save(): void {
    this.#saved.push({ ...this.#state });
  }

  restore(): void {
    this.#state = this.#saved.pop() ?? this.#state;
  }

  set(change: Partial<State>): void {
    Object.assign(this.#state, change);
  }

  transform(matrix: ArrayLike<number>): void {
    this.#state.ctm = concat(this.#state.ctm, matrixOf(matrix));
  }

  beginForm(matrix: ArrayLike<number> | null, box: ArrayLike<number> | null): void {
    this.save();
    if (matrix) this.transform(matrix);
    if (box) this.#clipTo(mapBox(this.#state.ctm, box));
  }

  beginMark(mcid: number | null): void {
    this.#marks.push(mcid);
  }

  endMark(): void {
    this.#marks.pop();
  }

  clipNext(): void {
    this.#clipsNext = true;
  }

  path(isPainted: boolean, corners: ArrayLike<number> | null | undefined): void {
    if (corners) {
      const box = mapBox(this.#state.ctm, corners);
      if (isPainted) this.drawings.push(box);
      if (this.#clipsNext) this.#clipTo(box);
    }
    this.#clipsNext = false;
  }

  shade(): void {
    this.drawings.push(mapBox(this.#state.ctm, [0, 0, 1, 1]));
  }

  image(): void {
    this.pictures.push(mapBox(this.#state.ctm, [0, 0, 1, 1]));
  }

  setFont(id: string, fontSize: number): void {
    const font = this.#fontById.get(id) ?? this.#fontOf(id);
    this.#fontById.set(id, font);
    this.fonts.set(`${font.name} ${font.missingFile} ${font.isType3Font}`, font);
    this.set({ font, fontSize });
  }

  setTextMatrix(matrix: Matrix): void {
    this.#textMatrix = matrix;
    this.#x = this.#y = this.#lineX = this.#lineY = 0;
  }

  moveText(x: number, y: number): void {
    this.#x = this.#lineX += x;
    this.#y = this.#lineY += y;
  }

  nextLine(): void {
    this.moveText(0, -this.#state.leading);
  }

  /** Places the glyphs of a string; a number among them moves the next glyph back, in thousandths of the font size. */
  showText(items: readonly (RawGlyph | number)[]): void {
    const { ctm, clip, font, fontSize, charSpacing, wordSpacing, horizontalScale, rise } =
      this.#state;
    const map = concat(ctm, this.#textMatrix);
    const stretch = Math.hypot(map[0], map[1]);
    const size = Math.abs(fontSize) * Math.hypot(map[2], map[3]);
    const perWidth = fontSize * (font.fontMatrix?.[0] ?? 0.001) * horizontalScale;
    const mcid = this.#marks.findLast((mark) => mark !== null) ?? null;
    for (const item of items) {
      if (typeof item === "number") {
        this.#x -= (item / 1000) * fontSize * horizontalScale;
        continue;
      }
      const [x, y] = pointOf(map, this.#x, this.#y + rise);
      const advance = item.width * perWidth;
      const glyph = layDown({
        text: item.unicode,
        x,
        y,
        directionX: map[0] / stretch,
        directionY: map[1] / stretch,
        advance: advance * stretch,
        size,
        font: font.name,
        mcid,
        clip,
      });
      if (!clip || isAnyOf(intersect(clip, glyph.ink))) this.glyphs.push(glyph);
      const spacing = charSpacing + (item.isSpace ? wordSpacing : 0);
      this.#x += advance + spacing * horizontalScale;
    }
  }

  #clipTo(box: Box): void {
    const { clip } = this.#state;
    this.#state.clip = clip ? intersect(clip, box) : box;
  }
}

function pointOf([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}
