import type { PDFDocument } from "@cantoo/pdf-lib";
import { dictAt } from "../objects.ts";
import type { ForeignPage } from "../pages.ts";
import { listBare } from "./widget.ts";

/**
 * Draws the fields that say what they hold, but not how it looks, as a viewer does.
 *
 * Returns the pages that have such fields.
 * Errors: UnfitFile for a field with a character that no font of the program has.
 */
export async function drawFields(
  document: PDFDocument,
  pages: readonly ForeignPage[],
): Promise<ReadonlySet<number>> {
  const form = dictAt(document.catalog, "AcroForm");
  const bare = listBare(form, pages);
  if (bare.length === 0) return new Set();
  // Loaded late, as few files need it.
  const { paintFields } = await import("./forms.ts");
  await paintFields(bare, form, document);
  return new Set(bare.map(({ page }) => page));
}
