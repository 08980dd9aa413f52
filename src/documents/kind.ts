import { Refusal } from "./refuse.ts";
import { namesInZip } from "./zip.ts";

/** What bytes are by their own account, whatever the file is called; `text` is told apart further by what it says. */
export type Kind = "docx" | "xlsx" | "pdf" | "text";

/** A document that a reading library is not asked about: how its bytes begin, and why. */
const REFUSED: readonly (readonly [
  begins: string,
  reason: ConstructorParameters<typeof Refusal>[0],
])[] = [
  ["{\\rtf", "other-format"],
  ["\x89PNG", "picture"],
  ["\xff\xd8\xff", "picture"],
  ["GIF8", "picture"],
  ["II*\0", "picture"],
  ["MM\0*", "picture"],
  ["Rar!", "other-format"],
  ["7z\xbc\xaf", "other-format"],
  ["\x1f\x8b", "other-format"],
];

/** A file of streams, as Office wrote it before 2007 and still does around what has a password. */
const COMPOUND = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/**
 * Tells what a document is by its bytes.
 *
 * Errors: `empty`, `password`, `old-office`, `picture`, `other-format`, `broken`.
 */
export function kindOf(bytes: Uint8Array): Kind {
  if (bytes.length === 0) throw new Refusal("empty");
  // A PDF may have a few other bytes before it, such as those of the mail that it came with.
  const start = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  if (start.startsWith(COMPOUND)) {
    const isLocked = Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le"));
    throw new Refusal(isLocked ? "password" : "old-office");
  }
  const refused = REFUSED.find(([begins]) => start.startsWith(begins));
  if (refused) throw new Refusal(refused[1]);
  if (start.startsWith("PK")) return kindOfZip(bytes);
  return start.includes("%PDF-") ? "pdf" : "text";
}

function kindOfZip(bytes: Uint8Array): Kind {
  const names = namesInZip(bytes);
  if (names.includes("word/document.xml")) return "docx";
  if (names.includes("xl/workbook.xml")) return "xlsx";
  throw new Refusal("other-format");
}
