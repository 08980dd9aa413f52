import type { Finish, Printed } from "../model.ts";

/**
 * Finishes a printed document: metadata, language, labels, attached data, artifacts.
 *
 * Shape: the same print and the same words give the same bytes, on every machine and in every order.
 * Errors: OUTPUT_FAULT where two attachments have one name; PRINT_FAILED where the PDF isn't the browser's.
 */
export async function finishPdf(
  printed: Pick<Printed, "pdf" | "linkTexts">,
  finish: Finish,
): Promise<Uint8Array> {
  // Loaded late, so that only a run that prints loads the PDF library; printing has loaded it already by then.
  const { assemblePdf } = await import("./assemble.ts");
  return assemblePdf(printed, finish);
}
