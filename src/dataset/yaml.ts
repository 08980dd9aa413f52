import {
  Composer,
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  Parser,
  type YAMLError,
} from "yaml";
import { checkCharacters } from "./characters/check-yaml.ts";
import { codePointOf } from "./characters/faults.ts";
import type { DatasetFile } from "./files.ts";
import { guardTokens, positionIn } from "./guard.ts";
import type { Position } from "./model.ts";
import { type Report, readText } from "./text.ts";

/** Keys and indexes from the root of a file to a value in it. */
export type Path = readonly PropertyKey[];

/** A parsed file: its plain content, and where each part of it stands. */
export interface YamlSource {
  /** As shown to the reader. */
  readonly file: string;
  /** Relative to the data folder. */
  readonly path: string;
  readonly root: unknown;
  /** The place of a value; of its key where the value is empty or `part` says so. */
  readonly at: (path: Path, part?: "key" | "value") => Position;
  /** A number as it is written, e.g. `30.10`; null for anything else. */
  readonly writtenNumber: (path: Path) => string | null;
}

/** The library's faults that deserve a name of their own; every other is `syntax`. */
const CODE_BY_LIBRARY_CODE: Partial<Record<YAMLError["code"], string>> = {
  DUPLICATE_KEY: "duplicate-key",
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
  const lines = new LineCounter();
  const position = positionIn(shown, lines);
  const fault = (code: string, offset: number, message: string, hint?: string) =>
    report({ severity: "error", code, message, at: position(offset), ...(hint ? { hint } : {}) });

  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  const tab = firstTabIndent(text);
  if (tab !== null)
    fault("tab-indent", tab, "A tab indents this line; expected spaces.", "use two spaces a step");
  if (!guardTokens(tokens, position, report)) return null;

  const composer = new Composer({ lineCounter: lines, prettyErrors: false, stringKeys: true });
  const documents = [...composer.compose(tokens, true, text.length)] as Document[];
  const [document, second] = documents;
  const errors = document ? [...document.errors, ...document.warnings] : [];
  for (const error of errors) reportSyntax(error, tab !== null, fault);
  if (errors.length > 0) reportOddIndent(text, fault);
  if (second) {
    const message = "A second document begins here; expected one document a file.";
    fault("multiple-documents", second.range?.[0] ?? 0, message, "put it into a file of its own");
    return null;
  }
  if (tab !== null || errors.some(({ code }) => code !== "DUPLICATE_KEY")) return null;
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
  return sourceOf(document, shown, file.path, position);
}

function reportSyntax(
  { code, message, pos }: YAMLError,
  hasTabs: boolean,
  fault: (code: string, offset: number, message: string, hint?: string) => void,
): void {
  // Tabs are told above, once; what they lead to tells nothing more.
  if (hasTabs && code !== "DUPLICATE_KEY") return;
  if (code === "DUPLICATE_KEY") {
    fault(
      "duplicate-key",
      pos[0],
      "This key stands twice in one mapping.",
      "delete one of the two",
    );
    return;
  }
  const hint = message.startsWith("Plain value cannot start")
    ? "put the text in quotes"
    : undefined;
  fault(CODE_BY_LIBRARY_CODE[code] ?? "syntax", pos[0], `${message}.`.replace(/\.\.$/, "."), hint);
}

/** Spaces that YAML takes for text; where they begin a line, that may be meant. */
function reportOddIndent(
  text: string,
  fault: (code: string, offset: number, message: string, hint?: string) => void,
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

function sourceOf(
  document: Document,
  file: string,
  path: string,
  position: (offset: number) => Position,
): YamlSource {
  const at = (path: Path, part: "key" | "value" = "value"): Position => {
    const { key, value } = findNode(document, path);
    const isShown = part === "value" && value && !isEmptyScalar(value);
    return position(startOf(isShown ? value : key) ?? startOf(value) ?? 0);
  };
  const writtenNumber = (path: Path): string | null => {
    const { value } = findNode(document, path);
    return isScalar(value) && typeof value.value === "number" ? (value.source ?? null) : null;
  };
  return { file, path, root: document.toJS({ maxAliasCount: 0 }), at, writtenNumber };
}

function startOf(node: unknown): number | undefined {
  const range = (node as { range?: readonly number[] } | null | undefined)?.range;
  return range?.[0];
}

/**
 * Goes from the root along a path as far as it leads; `key` is the nearest key on the way.
 *
 * Of a key given twice the last counts, as it does for the content.
 */
function findNode(document: Document, path: Path): { key: unknown; value: unknown } {
  let key: unknown = null;
  let value: unknown = document.contents;
  for (const step of path) {
    if (isMap(value)) {
      const pair: Pair | undefined = value.items.findLast(
        ({ key }) => isScalar(key) && key.value === step,
      );
      if (!pair) break;
      key = pair.key;
      value = pair.value;
    } else if (isSeq(value)) {
      const item = value.items[Number(step)];
      if (item === undefined) break;
      value = item;
      key = item;
    } else break;
  }
  return { key, value };
}
