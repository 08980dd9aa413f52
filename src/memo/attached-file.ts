import { EncryptedPDFError, PDFDocument } from "@cantoo/pdf-lib";

/** Why a file cannot be attached. */
interface PdfFault {
  readonly code: "broken-attachment" | "encrypted-attachment";
  readonly message: string;
  readonly hint: string;
}

/** Tells why the pages of a PDF file cannot be bound in; null where they can. */
export async function faultOfPdf(bytes: Uint8Array): Promise<PdfFault | null> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    // A file cut short may still load, but then reading its pages throws.
    const sizes = document.getPages().map((page) => [page.getSize(), page.node.Contents()]);
    if (sizes.length > 0) return null;
  } catch (cause) {
    if (cause instanceof EncryptedPDFError) {
      return {
        code: "encrypted-attachment",
        message: "is protected by a password.",
        hint: "save it without protection",
      };
    }
  }
  return {
    code: "broken-attachment",
    message: "is not a PDF that can be read.",
    hint: "open it in a viewer and save it anew",
  };
}

/** Counts the pages of a file that was found sound. */
export async function countPages(bytes: Uint8Array): Promise<number> {
  return (await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount();
}
