import { deflateSync } from "node:zlib";
import { PDFDict, PDFName, PDFRawStream, type PDFRef } from "@cantoo/pdf-lib";
import { type Matrix, multiply, UNIT } from "../../../pdf-reader/matrix.ts";
import { cloneDict, dictAt, follow, name, nameAt, numbersAt } from "../objects.ts";
import { type Operation, readOperations } from "../operators.ts";
import type { Rect } from "../placement.ts";
import { unpackStream } from "../unpack.ts";
import { clipLetters } from "./letters.ts";
import { withoutWords } from "./marked.ts";
import { movePen, type Pen, START, type State, startPen } from "./pen.ts";
import { piecesOf, writePieces } from "./strings.ts";

/** Content of a page or form, and what it calls by name. */
interface Drawing {
  readonly content: string;
  readonly resources: PDFDict;
}

interface Clip {
  readonly box: Rect;
  /** Number of the page, for faults. */
  readonly page: number;
  /** Forms that the present one stands in. */
  readonly above: readonly PDFRawStream[];
  /** How many more forms are gone through: a few lines may draw one any number of times. */
  readonly left: { forms: number };
}

/** Deepest that forms within forms are gone through, and most of one page. */
const DEEPEST = 12;
const MOST_FORMS = 500;

/**
 * Takes each letter out of a page that lies wholly outside a box, at whatever angle, in forms as well, with the words
 * that it is read as; all others stay where they are.
 *
 * Shape: the same drawing where nothing is outside. Text in a font whose widths cannot be known stays; so does the text
 * of patterns, which no program takes for text.
 */
export function clipText(drawing: Drawing, box: Rect, page: number): Drawing {
  return clip(drawing, START, { box, page, above: [], left: { forms: MOST_FORMS } }) ?? drawing;
}

/** The same for a form that a page draws: the form to be drawn in its place. */
export function clipForm(
  form: PDFRef,
  space: readonly number[],
  resources: PDFDict,
  { box, page }: Pick<Clip, "box" | "page">,
): PDFRef {
  const stream = resources.context.lookup(form);
  const all = { box, page, above: [], left: { forms: MOST_FORMS } };
  if (!(stream instanceof PDFRawStream)) return form;
  return clipStream(stream, { ...START, space: space as Matrix }, resources, all) ?? form;
}

/** Null where nothing changes. */
function clip({ content, resources }: Drawing, state: State, how: Clip): Drawing | null {
  const operations = readOperations(content);
  if (!operations) return null;
  const pen = startPen(state, resources);
  const marked: { readonly at: number; isCut: boolean }[] = [];
  const instead = new Map<number, string>();
  const forms = new Map<string, PDFRef>();
  for (const [at, operation] of operations.entries()) {
    const { operator, operands } = operation;
    if (operator === "BDC" || operator === "BMC") marked.push({ at, isCut: false });
    else if (operator === "EMC") endMarked();
    else if (operator === "Do") {
      const form = formCalled(resources, operands[0] ?? "");
      const clipped = form && clipStream(form, pen.state, resources, how);
      if (!clipped) continue;
      const key = `Cut${forms.size}`;
      forms.set(key, clipped);
      replace(at, `/${key} Do`);
    } else {
      movePen(pen, operation);
      const shown = SHOWS.test(operator) ? show(pen, operation, how.box) : null;
      if (shown !== null) replace(at, shown);
    }
  }
  return instead.size === 0
    ? null
    : { content: write(content, operations, instead), resources: withForms(resources, forms) };

  function replace(at: number, text: string): void {
    instead.set(at, text);
    const inner = marked.at(-1);
    if (inner) inner.isCut = true;
  }

  function endMarked(): void {
    const ended = marked.pop();
    if (!ended?.isCut) return;
    const around = marked.at(-1);
    if (around) around.isCut = true;
    const begun = operations?.[ended.at];
    const text = begun && withoutWords(begun, resources);
    if (text) instead.set(ended.at, text);
  }
}

const SHOWS = /^(?:Tj|TJ|'|")$/;

/** Moves the pen over a text; gives what stands in its place, null where it stays. */
function show(pen: Pen, { operator, operands }: Operation, box: Rect): string | null {
  const left = clipLetters(pen, piecesOf(operands.at(-1) ?? ""), box);
  if (!left) return null;
  const [word, character] = operator === '"' ? operands : [];
  const set = word ? `${word} Tw ${character} Tc ` : "";
  const line = operator === "'" || operator === '"' ? "T* " : "";
  return `${set}${line}${writePieces(left)}`;
}

function write(
  content: string,
  operations: readonly Operation[],
  instead: ReadonlyMap<number, string>,
): string {
  const parts: string[] = [];
  let from = 0;
  for (const [at, text] of [...instead].sort(([a], [b]) => a - b)) {
    const operation = operations[at];
    if (!operation) continue;
    parts.push(content.slice(from, operation.start), ` ${text} `);
    from = operation.end;
  }
  return [...parts, content.slice(from)].join("");
}

function formCalled(resources: PDFDict, key: string): PDFRawStream | null {
  const forms = dictAt(resources, "XObject");
  const called = name(PDFName.of(key.slice(1)).decodeText());
  const form = forms && follow(forms.get(called), resources.context);
  return form instanceof PDFRawStream && nameAt(form.dict, "Subtype") === "Form" ? form : null;
}

/** Null where nothing of the form is outside, or where it cannot be gone through. */
function clipStream(stream: PDFRawStream, state: State, outer: PDFDict, how: Clip): PDFRef | null {
  const { above, left, page } = how;
  if (above.includes(stream) || above.length >= DEEPEST || left.forms <= 0) return null;
  left.forms -= 1;
  const { context } = outer;
  const own = dictAt(stream.dict, "Resources");
  const matrix = numbersAt(stream.dict, "Matrix");
  const space = matrix?.length === 6 ? (matrix as unknown as Matrix) : UNIT;
  const clipped = clip(
    {
      content: Buffer.from(unpackStream(stream, page)).toString("latin1"),
      resources: own ?? outer,
    },
    { ...state, space: multiply(space, state.space) },
    { ...how, above: [...above, stream] },
  );
  if (!clipped) return null;
  const dict = cloneDict(stream.dict);
  dict.delete(name("DecodeParms"));
  dict.set(name("Filter"), name("FlateDecode"));
  dict.set(name("Resources"), clipped.resources);
  return context.register(
    PDFRawStream.of(dict, deflateSync(Buffer.from(clipped.content, "latin1"))),
  );
}

/** The same resources with further forms. */
function withForms(resources: PDFDict, forms: ReadonlyMap<string, PDFRef>): PDFDict {
  if (forms.size === 0) return resources;
  const whole = cloneDict(resources);
  const held = dictAt(resources, "XObject");
  const all = held ? cloneDict(held) : PDFDict.withContext(resources.context);
  for (const [key, form] of forms) all.set(name(key), form);
  whole.set(name("XObject"), all);
  return whole;
}
