import {
  PDFDict,
  type PDFDocument,
  type PDFFont,
  PDFRawStream,
  PDFRef,
  PDFStream,
  StandardFonts,
} from "@cantoo/pdf-lib";
import { findAppearance } from "./annotations.ts";
import { UnfitFile } from "./fault.ts";
import { dictAt, follow, listAt, name, nameAt, textAt } from "./objects.ts";
import type { ForeignPage } from "./pages.ts";

interface Field {
  readonly widget: PDFDict;
  readonly page: number;
}

/**
 * Draws the fields that say what they hold, but not how it looks, as a viewer does.
 *
 * Returns the pages that have such fields.
 * Errors: UnfitFile for a field whose value cannot be drawn.
 */
export function drawFields(
  document: PDFDocument,
  pages: readonly ForeignPage[],
): ReadonlySet<number> {
  const form = dictAt(document.catalog, "AcroForm");
  const asks =
    String(form && follow(form.get(name("NeedAppearances")), document.context)) === "true";
  const bare = pages.flatMap(({ dict, number }) =>
    listAt(dict, "Annots").flatMap((each): readonly Field[] => {
      const widget = follow(each, document.context);
      if (!(widget instanceof PDFDict) || nameAt(widget, "Subtype") !== "Widget") return [];
      return isBare(widget, asks) ? [{ widget, page: number }] : [];
    }),
  );
  if (bare.length === 0) return new Set();
  const font = document.embedStandardFont(StandardFonts.Helvetica);
  const known = new Set(font.getCharacterSet());
  const drawable = bare.filter(({ widget }) => isWritable(inherited(widget, "V") ?? "", known));
  for (const { widget } of drawable) widget.delete(name("AP"));
  redraw(document, font, new Set(drawable.map(({ widget }) => widget)));
  for (const { widget, page } of bare) {
    settle(widget);
    if (findAppearance(widget)) continue;
    const label = inherited(widget, "T");
    throw new UnfitFile(
      `has a field${label ? ` "${label}"` : ""} on its page ${page} that does not say how it looks`,
      "print it to a PDF, which draws the field",
    );
  }
  return new Set(bare.map(({ page }) => page));
}

/** True for a field with a value that nothing draws, or whose drawing the file calls out of date. */
function isBare(widget: PDFDict, asks: boolean): boolean {
  const kind = inherited(widget, "FT");
  if (kind === "Tx" || kind === "Ch")
    return (inherited(widget, "V") ?? "") !== "" && (asks || !findAppearance(widget));
  return kind === "Btn" && !/^(|Off)$/.test(nameAt(widget, "AS")) && !dictAt(widget, "AP");
}

/** A value of a field, or of those above it. */
function inherited(widget: PDFDict, key: string): string | null {
  const seen = new Set<PDFDict>();
  for (let at: PDFDict | undefined = widget; at && !seen.has(at); at = dictAt(at, "Parent")) {
    seen.add(at);
    const value = textAt(at, key) ?? (nameAt(at, key) || null);
    if (value !== null) return value;
  }
  return null;
}

/** True where a font has all characters of a text; line breaks need none. */
function isWritable(text: string, known: ReadonlySet<number>): boolean {
  return [...text].every((each) => /[\n\r]/.test(each) || known.has(each.codePointAt(0) ?? 0));
}

function redraw(document: PDFDocument, font: PDFFont, widgets: ReadonlySet<PDFDict>): void {
  try {
    for (const field of document.getForm().getFields()) {
      const own = field.acroField.getWidgets().map((widget) => widget.dict);
      if (own.some((widget) => widgets.has(widget))) field.defaultUpdateAppearances(font);
    }
  } catch {
    // E.g. a list of fields that leads back into itself: what is not drawn after this is told with its page.
  }
}

/** Makes of the library's own drawings streams like those of a file. */
function settle(widget: PDFDict): void {
  const { context } = widget;
  const normal = dictAt(widget, "AP")?.get(name("N"));
  const found = follow(normal, context);
  const drawings = found instanceof PDFDict ? found.values() : [normal];
  for (const ref of drawings) {
    const stream = ref instanceof PDFRef ? context.lookup(ref) : null;
    if (ref instanceof PDFRef && stream instanceof PDFStream && !(stream instanceof PDFRawStream))
      context.assign(ref, PDFRawStream.of(stream.dict, stream.getContents()));
  }
}
