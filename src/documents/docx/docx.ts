import { readHtml } from "../html.ts";
import type { Block } from "../model.ts";
import { Refusal } from "../refuse.ts";
import { checkUnpacked } from "../zip.ts";

/** Reads a Word document: paragraphs with the numbers that Word sets before them, and tables with their merged cells. Errors: `broken`, `unpacked`. */
export async function readDocx(bytes: Uint8Array): Promise<readonly Block[]> {
  checkUnpacked(bytes);
  // Only who reads a Word document waits for the library.
  const [{ default: mammoth }, { withLabels }] = await Promise.all([
    import("mammoth"),
    import("./labels.ts"),
  ]);
  const withoutPictures = mammoth.images.imgElement(async () => ({ src: "" }));
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(await withLabels(bytes)) },
      { convertImage: withoutPictures },
    );
    return await readHtml(value);
  } catch (cause) {
    throw new Refusal("broken", { cause });
  }
}
