import type { Finding } from "../../model.ts";
import type { RawFile } from "../../raw/file.ts";
import { isKeyed } from "../../raw/value.ts";
import { broken } from "./rules.ts";

/** The bit that lets screen readers have the text. Source: ISO 32000-1, table 22. */
const ACCESS = 1 << 9;

/** Reports an encrypted file that keeps its text from screen readers (7.16). */
export function checkPermissions(file: RawFile): readonly Finding[] {
  const lock = file.at(file.trailer, "Encrypt");
  if (!isKeyed(lock)) return [];
  const permissions = file.at(lock, "P");
  const isOpen = typeof permissions === "number" && (permissions & ACCESS) !== 0;
  return isOpen ? [] : [broken("7.16-1")];
}
