import { isMap, isScalar, type YAMLError } from "yaml";
import type { DiagnosticCode } from "../diagnostic-codes.ts";
import { checkCharacters } from "./characters/check-yaml.ts";
import { codePointOf, isSuspect } from "./characters/faults.ts";
import type { DatasetFile } from "./files.ts";
import { guardTokens, linesOf, positionIn } from "./guard.ts";
import { readPlainYaml } from "./plain-yaml.ts";
import { type Report, readText } from "./text.ts";
import { composeTokens, tokensOf } from "./yaml-library.ts";
import { parsedFrom, repeatedKeys, sourceOf } from "./yaml-nodes.ts";
import type { YamlSource } from "./yaml-source.ts";

/** The library's faults that deserve a name of their own; every other is `syntax`. */
const CODE_BY_LIBRARY_CODE: Partial<Record<YAMLError["code"], DiagnosticCode>> = {
  TAB_AS_INDENT: "tab-indent",
};

/**
 * Parses one file, or reports why it cannot be read.
 *
 * Errors: those of `readText`, `guardTokens` and `checkCharacters`; `syntax`, `tab-indent`, `duplicate-key`,
 * `empty-file`, `multiple-documents`, `not-a-mapping`. After a duplicate key the rest is read all the same.
 */
export function parseYaml(file: DatasetFile, shown: string, report: Report): YamlSource | null {
  const text = readText(file, shown, report);
  if (text === null) return null;
  const lines = linesOf(text);
  // A text with suspect characters is parsed by the library, since `checkCharacters` needs its document.
  const plain = isSuspect(text) ? null : readPlainYaml(text);
  if (plain) return sourceOf(plain, lines, { path: file.path, shown });
  const position = positionIn(shown, lines);
  const fault = (code: DiagnosticCode, offset: number, message: string, hint?: string) =>
    report({ severity: "error", code, message, at: position(offset), ...(hint ? { hint } : {}) });

  const tokens = tokensOf(text, position, report);
  const tab = firstTabIndent(text);
  if (tab !== null)
    fault("tab-indent", tab, "A tab indents this line; expected spaces.", "use two spaces a step");
  if (!tokens || !guardTokens(tokens, position, report)) return null;

  const [document, second] = composeTokens(tokens, text.length);
  const errors = document ? [...document.errors, ...document.warnings] : [];
  // The first tab is reported above; the syntax errors that follow from tabs are not.
  if (tab === null) for (const error of errors) reportSyntax(error, fault);
  if (errors.length > 0) reportOddIndent(text, fault);
  // Repeated keys are found here and not by the library, which compares each key with all before it.
  for (const offset of document ? repeatedKeys(document) : []) {
    fault(
      "duplicate-key",
      offset,
      "This key stands twice in one mapping.",
      "delete one of the two",
    );
  }
  if (second) {
    const message = "A second document begins here; expected one document a file.";
    fault("multiple-documents", second.range?.[0] ?? 0, message, "put it into a file of its own");
    return null;
  }
  if (tab !== null || errors.length > 0) return null;
  if (!document || document.contents === null || isEmptyScalar(document.contents)) {
    fault("empty-file", 0, "The file is empty; expected a mapping.");
    return null;
  }
  if (!isMap(document.contents)) {
    const offset = document.contents.range?.[0] ?? 0;
    fault(
      "not-a-mapping",
      offset,
      "The file is not a mapping of keys to values.",
      "write `key: value` lines",
    );
    return null;
  }
  checkCharacters({ document, text, position }, report);
  return sourceOf(parsedFrom(document), lines, { path: file.path, shown });
}

function reportSyntax(
  { code, message, pos }: YAMLError,
  fault: (code: DiagnosticCode, offset: number, message: string, hint?: string) => void,
): void {
  const hint = message.startsWith("Plain value cannot start")
    ? "put the text in quotes"
    : undefined;
  fault(CODE_BY_LIBRARY_CODE[code] ?? "syntax", pos[0], `${message}.`.replace(/\.\.$/, "."), hint);
}

/** Reports a line that begins with a space such as U+3000: YAML reads it as text, though it may be meant to indent. */
function reportOddIndent(
  text: string,
  fault: (code: DiagnosticCode, offset: number, message: string, hint?: string) => void,
): void {
  const found = /^ *([\u00a0\u2000-\u200a\u202f\u205f\u3000])/m.exec(text);
  if (!found) return;
  const message = `${codePointOf(found[1] ?? "")} indents this line; expected plain spaces.`;
  fault("tab-indent", found.index + found[0].length - 1, message, "use two spaces a step");
}

/** The offset of the first tab in the indentation of a line; null where none is. */
function firstTabIndent(text: string): number | null {
  const found = /^ *\t[ \t]*\S/m.exec(text);
  return found ? found.index + found[0].indexOf("\t") : null;
}

function isEmptyScalar(node: unknown): boolean {
  return isScalar(node) && node.value === null;
}
