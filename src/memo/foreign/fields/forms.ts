import {
  decodePDFRawStream,
  PDFDict,
  PDFDocument,
  PDFObjectCopier,
  PDFRawStream,
  type PDFRef,
} from "@cantoo/pdf-lib";
import { PDFDocument as Canvas } from "@napi-rs/canvas";
import { UnfitFile } from "../fault.ts";
import { name } from "../objects.ts";
import { CONTENT, titleOf } from "./content.ts";
import { LackingCharacter } from "./faces.ts";
import { paint } from "./paint.ts";
import { styleOf } from "./style.ts";
import { type Frame, frameOf, type Widget } from "./widget.ts";

/** Gives each field a picture of what it holds. Errors: UnfitFile. */
export async function paintFields(
  widgets: readonly Widget[],
  form: PDFDict | undefined,
  document: PDFDocument,
): Promise<void> {
  const canvas = new Canvas();
  const painted: { readonly dict: PDFDict; readonly frame: Frame }[] = [];
  for (const widget of widgets) {
    const { dict } = widget;
    const frame = frameOf(dict);
    dict.delete(name("AP"));
    if (!frame) continue;
    const context = canvas.beginPage(frame.width, frame.height);
    const style = styleOf(dict, form);
    try {
      paint(CONTENT[widget.kind](widget), { context: context as never, frame, style });
    } catch (cause) {
      throw cause instanceof LackingCharacter ? lacking(cause, widget) : cause;
    }
    canvas.endPage();
    painted.push({ dict, frame });
  }
  if (painted.length === 0) return;
  const source = await PDFDocument.load(canvas.close(), { updateMetadata: false });
  const copier = PDFObjectCopier.for(source.context, document.context);
  for (const [at, { dict, frame }] of painted.entries()) {
    const { node } = source.getPage(at);
    const content = node.Contents();
    if (!(content instanceof PDFRawStream)) continue;
    const resources = copier.copy(node.Resources() ?? PDFDict.withContext(source.context));
    const picture = toForm(decodePDFRawStream(content).decode(), resources, frame, document);
    dict.set(name("AP"), document.context.obj({ N: picture }));
  }
}

/** Where a turned field lies: what is drawn upright is turned within its sides. */
const MATRIX: Readonly<Record<number, (frame: Frame) => readonly number[]>> = {
  90: ({ height }) => [0, 1, -1, 0, height, 0],
  180: ({ width, height }) => [-1, 0, 0, -1, width, height],
  270: ({ width }) => [0, -1, 1, 0, 0, width],
};

function toForm(
  content: Uint8Array,
  resources: PDFDict,
  frame: Frame,
  { context }: PDFDocument,
): PDFRef {
  const matrix = MATRIX[frame.turn]?.(frame);
  const entries = {
    Type: "XObject",
    Subtype: "Form",
    BBox: [0, 0, frame.width, frame.height],
    Resources: resources,
    ...(matrix ? { Matrix: [...matrix] } : {}),
  };
  const stream = context.flateStream(content, entries as never);
  return context.register(PDFRawStream.of(stream.dict, stream.getContents()));
}

function lacking({ character }: LackingCharacter, { dict, page }: Widget): UnfitFile {
  const title = titleOf(dict);
  const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
  return new UnfitFile(
    `has a field${title ? ` "${title}"` : ""} on its page ${page} with ${character} (U+${code}), which no font of the program has`,
    "print it to a PDF, which draws the field",
  );
}
