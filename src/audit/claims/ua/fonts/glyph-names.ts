import { GLYPH_LIST } from "./glyph-list.ts";

let known: ReadonlyMap<string, string> | undefined;

function characters(): ReadonlyMap<string, string> {
  known ??= new Map(
    GLYPH_LIST.trim()
      .split(/;\s*/)
      .flatMap((entry) => {
        const [code = "", ...names] = entry.split(" ");
        const character = String.fromCodePoint(Number.parseInt(code, 16) || 0);
        return names.map((name) => [name, character] as const);
      }),
  );
  return known;
}

/** True for a name of the Adobe Glyph List, or one that spells a code point, e.g. `uni4E2D`. */
export function isListed(name: string): boolean {
  return characters().has(name) || spelled(name) !== null;
}

/** The characters that the name of a glyph stands for; null where nobody knows. Source: Adobe Glyph List Specification. */
export function charactersOf(name: string): string | null {
  if (name === "" || name === ".notdef") return null;
  const parts = (name.split(".")[0] ?? "").split("_");
  const texts = parts.map((part) => characters().get(part) ?? spelled(part));
  return texts.length === 0 || texts.some((text) => text === null) ? null : texts.join("");
}

function spelled(name: string): string | null {
  const digits = /^(?:uni((?:[0-9A-F]{4})+)|u([0-9A-F]{4,6}))$/.exec(name);
  if (!digits) return null;
  const codes = digits[2] === undefined ? (digits[1]?.match(/.{4}/g) ?? []) : [digits[2]];
  const points = codes.map((code) => Number.parseInt(code, 16));
  return points.some((point) => point > 0x10ffff) ? null : String.fromCodePoint(...points);
}
