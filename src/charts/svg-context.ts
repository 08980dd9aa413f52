import { ReportError } from "../error.ts";
import { round, writeCircle, writePath } from "./path.ts";

/** The settings that `save` keeps. */
interface Style {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  lineJoin: string;
  dash: readonly number[];
}

/**
 * The part of a canvas's context that Chart.js and the plugin draw with, written as the elements of an SVG.
 *
 * Coordinates are rounded to 0.01 pt; the same calls give the same text on every machine. It writes no words: those of a
 * layout are set beside what is drawn.
 *
 * Errors: BUG for a call that charts do not draw with.
 */
export class SvgContext {
  fillStyle = "black";
  strokeStyle = "black";
  lineWidth = 1;
  lineJoin = "miter";
  lineCap = "butt";
  lineDashOffset = 0;
  readonly #elements: string[] = [];
  readonly #saved: Style[] = [];
  #dash: readonly number[] = [];
  #letters = "";
  /** x and y of each point in turn. */
  #numbers: number[] = [];
  #circle: string | null = null;
  /** Where the element that fills the present path stands; a stroke of that path joins it. */
  #filled: number | null = null;

  /** What was drawn so far, in its order. */
  get elements(): readonly string[] {
    return this.#elements;
  }

  save(): void {
    const { fillStyle, strokeStyle, lineWidth, lineJoin } = this;
    this.#saved.push({ fillStyle, strokeStyle, lineWidth, lineJoin, dash: this.#dash });
  }

  restore(): void {
    const { dash, ...style } = this.#saved.pop() ?? { dash: [] };
    Object.assign(this, style);
    this.#dash = dash;
  }

  setLineDash(dash: readonly number[]): void {
    this.#dash = dash;
  }

  /** The plane is never moved: Chart.js goes back to it only. */
  resetTransform(): void {}

  setTransform(...matrix: readonly number[]): void {
    if (String(matrix) !== "1,0,0,1,0,0") fail(`the transform ${matrix}`);
  }

  /** Nothing was drawn before. */
  clearRect(): void {}

  beginPath(): void {
    this.#letters = "";
    this.#numbers = [];
    this.#circle = null;
    this.#filled = null;
  }

  moveTo(x: number, y: number): void {
    this.#step("M", x, y);
  }

  lineTo(x: number, y: number): void {
    this.#step(this.#letters === "" ? "M" : "L", x, y);
  }

  closePath(): void {
    if (this.#circle === null && this.#letters !== "") this.#step("Z");
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.#step("M", x, y);
    this.#step("L", x + width, y);
    this.#step("L", x + width, y + height);
    this.#step("L", x, y + height);
    this.#step("Z");
  }

  /** A whole circle. */
  arc(x: number, y: number, radius: number, from: number, to: number): void {
    if (Math.abs(to - from) < 2 * Math.PI || this.#letters !== "") fail("a part of a circle");
    this.#circle = writeCircle(x, y, radius);
  }

  fill(): void {
    this.#filled = this.#elements.length;
    this.#write(`fill="${colourOf(this.fillStyle)}"`);
  }

  stroke(): void {
    const filled = this.#filled;
    const fill = filled === null ? "none" : colourOf(this.fillStyle);
    if (filled !== null) this.#elements.length = filled;
    this.#write(`fill="${fill}" ${this.#strokeOf()}`);
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.#drawRect(`fill="${colourOf(this.fillStyle)}"`, x, y, width, height);
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.#drawRect(`fill="none" ${this.#strokeOf()}`, x, y, width, height);
  }

  #drawRect(attributes: string, x: number, y: number, width: number, height: number): void {
    this.beginPath();
    this.rect(x, y, width, height);
    this.#write(attributes);
  }

  #step(letter: string, ...point: readonly number[]): void {
    this.#filled = null;
    this.#letters += letter;
    this.#numbers.push(...point);
  }

  #write(attributes: string): void {
    if (this.#circle !== null) this.#elements.push(`<path ${attributes} d="${this.#circle}"/>`);
    else if (this.#letters !== "")
      this.#elements.push(writePath(this.#letters, this.#numbers, attributes));
  }

  #strokeOf(): string {
    return [
      `stroke="${colourOf(this.strokeStyle)}" stroke-width="${round(this.lineWidth)}"`,
      this.lineJoin === "miter" ? "" : ` stroke-linejoin="${this.lineJoin}"`,
      this.#dash.length === 0 ? "" : ` stroke-dasharray="${this.#dash.map(round).join(" ")}"`,
    ].join("");
  }
}

function colourOf(colour: string): string {
  return colour === "#ffffff" ? "white" : colour.toUpperCase();
}

function fail(what: string): never {
  throw new ReportError("BUG", `A chart drew ${what}, which its pen does not know`);
}
