import type { Printer } from "../briefing.ts";
import type { Attachment, Claims, Printed } from "../pdf/model.ts";
import type { View } from "../view/model.ts";

/** Prints and finishes what a memo consists of; the printer of briefings is one. */
export interface MemoPrinter extends Pick<Printer, "print"> {
  finish(
    printed: Pick<Printed, "pdf" | "linkTexts">,
    about: Pick<View, "meta" | "lang"> & { readonly claims?: Claims },
    attachments: readonly Attachment[],
  ): Promise<Uint8Array>;
}
