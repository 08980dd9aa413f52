import { isCommon, rareIn } from "../fonts/common.ts";
import { isRareOfPages } from "../fonts/rare.ts";
import { type CharacterFault, isSuspect } from "./characters/faults.ts";
import type { DatasetFile } from "./files.ts";
import type { Position } from "./model.ts";
import type { Report } from "./text.ts";
import type { Path, YamlSource } from "./yaml-source.ts";

/**
 * Reports each character in the keys and values of a file that no font of the program has, where it stands first.
 *
 * `told` holds what was reported in the files before, and takes what is reported here.
 * Errors: `unprintable-character`.
 */
export function checkPrintable(
  source: YamlSource,
  file: DatasetFile,
  told: Set<string>,
  report: Report,
): void {
  if (!mayHaveUnprintable(file)) return;
  const written = new TextDecoder().decode(file.bytes);
  for (const { text, path, part } of textsIn(source.root, [])) {
    for (const { character, ...fault } of findUnprintable(text)) {
      if (told.has(character)) continue;
      told.add(character);
      const at = placeOf(character, written, source.at(path, part));
      report({ severity: "error", ...fault, at });
    }
  }
}

/** Finds the characters of a text that no font of the program has. Errors: `unprintable-character`. */
export function findUnprintable(text: string): readonly CharacterFault[] {
  return unprintableIn(text).map((character) => ({
    character,
    code: "unprintable-character",
    ...describe(character, text),
  }));
}

/** A quick test, false for nearly every file; a backslash escape may stand for an unprintable character. */
export function mayHaveUnprintable({ bytes }: DatasetFile): boolean {
  const written = new TextDecoder().decode(bytes);
  return unprintableIn(written).length > 0 || /\\[uUx]/.test(written);
}

function unprintableIn(text: string): readonly string[] {
  return (
    rareIn(text)
      .map((code) => String.fromCodePoint(code))
      // `findCharacterFaults` tells the others.
      .filter((character) => !isSuspect(character) && !isPrintable(character))
  );
}

function isPrintable(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return isCommon(code) || isRareOfPages(code) || /\s/u.test(character);
}

interface FoundText {
  readonly text: string;
  readonly path: Path;
  readonly part: "key" | "value";
}

/** The key of a document's text file, a name that no page prints. */
const FILE_NAME = "file";

/** Every key and value of a file that is text, in order. */
function textsIn(value: unknown, path: Path): readonly FoundText[] {
  if (typeof value === "string") return [{ text: value, path, part: "value" }];
  if (typeof value !== "object" || value === null) return [];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([key, item]) => {
    const below = [...path, isList ? Number(key) : key];
    const name: readonly FoundText[] = isList ? [] : [{ text: key, path: below, part: "key" }];
    return key === FILE_NAME ? [] : [...name, ...textsIn(item, below)];
  });
}

/** Finds a character in the text from `start` on; returns `start` for one written as an escape, which is not found. */
function placeOf(character: string, written: string, start: Position): Position {
  const lines = written.split("\n");
  for (let line = start.line; line <= lines.length; line += 1) {
    const from = line === start.line ? start.col - 1 : 0;
    const col = lines[line - 1]?.indexOf(character, from) ?? -1;
    if (col >= 0) return { file: start.file, line, col: col + 1 };
  }
  return start;
}

function describe(character: string, text: string) {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  const shown = /[\p{M}\p{Co}\p{Cn}]/u.test(character) ? "" : `"${character}" `;
  return {
    message: `${shown}(U+${code}) is in no font of the program: no page can show it.`.trimStart(),
    hint: hintFor(character, text),
  };
}

/** What to do, by the kind of character. */
const HINTS: readonly (readonly [kind: RegExp, hint: string])[] = [
  [/\p{Co}/u, "it means something in one private font only: write the character that is meant"],
  [/\p{Cn}/u, "Unicode has no such character: write the one that is meant"],
  [/\p{Extended_Pictographic}|\p{Emoji_Presentation}/u, "say it in words"],
  [/\p{Script=Han}/u, "write it as it is written otherwise, e.g. in its usual form"],
  [/\p{L}/u, "write it in Chinese or Latin letters"],
];

function hintFor(character: string, text: string): string {
  const joined = /\p{M}/u.test(character) ? letterWith(character, text) : null;
  if (joined !== null) return `write the letter and its mark as one character, "${joined}"`;
  return HINTS.find(([kind]) => kind.test(character))?.[1] ?? "write it in other characters";
}

/** The single character that a letter and its combining mark compose to, e.g. Ō for O and U+0304; null for none. */
function letterWith(mark: string, text: string): string | null {
  const characters = [...text];
  const at = characters.indexOf(mark);
  const joined = `${characters[at - 1] ?? ""}${mark}`.normalize("NFC");
  return [...joined].length === 1 && at > 0 ? joined : null;
}
