import { readList } from "./folder.ts";

/** 1 for each code point below U+10000 that every font of pages and charts has. */
let commonCodes: Uint8Array | null = null;

function readCommon(): Uint8Array {
  const codes = new Uint8Array(0x10000);
  for (const character of `${readList("characters.txt")}\r\t`) {
    codes[character.codePointAt(0) ?? 0] = 1;
  }
  return codes;
}

/** True of a character that every font of pages and charts has, and of what ends lines. */
export function isCommon(code: number): boolean {
  commonCodes ??= readCommon();
  return commonCodes[code] === 1;
}

/** Lists the code points of a text that are not common, each once, in order. */
export function rareIn(text: string): readonly number[] {
  commonCodes ??= readCommon();
  const rare = new Set<number>();
  for (let at = 0; at < text.length; at += 1) {
    if (commonCodes[text.charCodeAt(at)] === 1) continue;
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) at += 1;
    rare.add(code);
  }
  return [...rare];
}
