import { describe, expect, it } from "vitest";
import { findCharacterFaults } from "../../../src/dataset/characters/faults.ts";

describe("findCharacterFaults(text, field)", () => {
  it("names the field, the code point and the character that is meant", () => {
    expect(findCharacterFaults("⻓县", "`jia.name.zh`")).toEqual([
      {
        code: "lookalike-character",
        message: '`jia.name.zh` holds "⻓" (U+2ED3), which only looks like "长" (U+957F).',
        hint: 'write "长"',
        character: "⻓",
      },
    ]);
  });

  it("says how the text is written without what nobody sees", () => {
    expect(findCharacterFaults("甲\u200b县", "`jia.name.zh`")).toEqual([
      {
        code: "invisible-character",
        message:
          "`jia.name.zh` holds U+200B, a zero width space, which nobody sees; expected text without it.",
        hint: 'write "甲县"',
        character: "\u200b",
      },
    ]);
  });

  it("tells each character once, in the order in which they stand", () => {
    const found = findCharacterFaults("\u200e⽣⽣\u200e\u2067\u001b", "`x`");
    expect(found.map(({ code, character }) => [code, character])).toEqual([
      ["invisible-character", "\u200e"],
      ["lookalike-character", "⽣"],
      ["invisible-character", "\u2067"],
      ["control-character", "\u001b"],
    ]);
  });

  it.each(["一\u3000二", "a\tb\nc", "5G基站（个）", "﨎", "é — “x” · 𠮷", "\u00a0"])(
    "finds nothing in %j",
    (text) => {
      expect(findCharacterFaults(text, "`x`")).toEqual([]);
    },
  );

  it("never shows a control or an invisible character itself", () => {
    for (let point = 0; point < 0x2070; point++) {
      for (const { message, hint } of findCharacterFaults(String.fromCodePoint(point), "`x`")) {
        expect(message + hint).toMatch(/^\P{C}*$/u);
      }
    }
  });
});
