import { fileURLToPath } from "node:url";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { loadLibrary } from "./library.ts";

/** The drawing operators by name, e.g. `showText` → 44. */
export type Operators = Readonly<Record<string, number>>;

type Use<T> = (document: PDFDocumentProxy, ops: Operators) => Promise<T>;

interface Opening {
  /** True to draw text in fonts that the file does not hold as a viewer does. Default: such text is not drawn. */
  readonly usesOtherFonts?: boolean;
}

/** Opens a PDF for as long as `use` takes. Errors: whatever the library throws for bytes that it cannot read. */
export async function withPdf<T>(
  bytes: Uint8Array,
  use: Use<T>,
  { usesOtherFonts = false }: Opening = {},
): Promise<T> {
  const { getDocument, OPS, VerbosityLevel } = await loadLibrary();
  const task = getDocument({
    // A copy, as the library empties the array that it is given and takes no Buffer.
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    disableFontFace: true,
    isEvalSupported: false,
    ...(usesOtherFonts
      ? {
          standardFontDataUrl: folder("standard_fonts"),
          cMapUrl: folder("cmaps"),
          wasmUrl: folder("wasm"),
        }
      : {}),
  });
  try {
    return await use(await task.promise, OPS);
  } finally {
    await task.destroy();
  }
}

/** A folder of the library, as it asks for one: with a stroke at its end. */
function folder(name: string): string {
  return fileURLToPath(new URL(`${name}/`, import.meta.resolve("pdfjs-dist/package.json")));
}

/** Opens a PDF as `withPdf` does; null where the bytes are no PDF, or one that asks for a password. */
export async function withPdfOrNull<T>(bytes: Uint8Array, use: Use<T>): Promise<T | null> {
  try {
    return await withPdf(bytes, use);
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    if (name === "InvalidPDFException" || name === "PasswordException") return null;
    throw error;
  }
}
