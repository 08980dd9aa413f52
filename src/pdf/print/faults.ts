import { ReportError } from "../../error.ts";
import type { OddCharacter } from "../tab/odd-characters.ts";
import type { FontFaults } from "./fonts-used.ts";
import { SHAPES } from "./shapes.ts";

/** Most names that a message lists. */
const MAX_NAMED = 8;

/** The page asked for something that was not given along with it. */
export function filesRefused(refused: readonly string[]): ReportError {
  const list = nameSome([...new Set(refused)]);
  return new ReportError("PRINT_FAILED", `The page asks for what is not among its files: ${list}`, {
    hint: "give the file along with the page, or take it out of the page",
  });
}

function nameSome(names: readonly string[]): string {
  const rest = names.length - MAX_NAMED;
  return names.slice(0, MAX_NAMED).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

/** The page has links that a PDF can't follow. */
export function linksBroken(links: readonly string[]): ReportError {
  return new ReportError("PRINT_FAILED", `Links that lead nowhere: ${nameSome(links)}`, {
    hint: 'link to "#id" of an element in the page, or to a whole address',
  });
}

/** Text can't be set in the fonts served. */
export function fontMissing(
  { foreign, boxes }: FontFaults,
  odd: readonly OddCharacter[],
): ReportError {
  const fonts = foreign.length > 0 ? `; in their place: ${foreign.join(", ")}` : "";
  const pages = boxes.length > 0 ? `; boxes on page ${boxes.join(", ")}` : "";
  const message = `Text without its font: ${placeOf(foreign, odd)}${fonts}${pages}`;
  return new ReportError("FONT_MISSING", message, {
    hint: "serve a TrueType font for each weight, with all characters, and name it first in font-family",
  });
}

function placeOf(foreign: readonly string[], odd: readonly OddCharacter[]): string {
  if (odd.length > 0) return `the fonts of the page lack ${nameAll(odd)}`;
  // Where a bold font is missing, the browser synthesizes it from the regular one, as a Type 3 font.
  if (foreign.includes(SHAPES)) return "bold of a font that has none";
  return "in a page margin";
}

/** E.g. `"㐀" (U+3400) in "the name 㐀"`. */
function nameAll(odd: readonly OddCharacter[]): string {
  const charactersByText = new Map<string, string>();
  for (const { character, text } of odd) {
    charactersByText.set(text, (charactersByText.get(text) ?? "") + character);
  }
  const named = [...charactersByText].slice(0, MAX_NAMED).map(([text, characters]) => {
    return `${nameCharacters([...characters])} in "${text}"`;
  });
  const rest = charactersByText.size - named.length;
  return named.join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

function nameCharacters(characters: readonly string[]): string {
  const name = `"${characters.join("")}"`;
  const point = characters[0]?.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
  return characters.length === 1 ? `${name} (U+${point})` : name;
}
