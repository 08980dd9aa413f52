import type { Printer } from "../../../briefing.ts";
import { ReportError } from "../../../error.ts";

const PAGE =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Proof</title></head><body></body></html>';

/** Prints an empty page, to prove that the browser does. Errors: those of printing. */
export async function proveBrowser(
  printer: Printer,
  signal: AbortSignal,
): Promise<{ readonly kind: "proof" }> {
  const { pages } = await printer.print({ html: PAGE, signal });
  if (pages === 1) return { kind: "proof" };
  throw new ReportError("PRINT_FAILED", `An empty page was printed as ${pages} pages`);
}
