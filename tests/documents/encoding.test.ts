import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode } from "../../src/documents/encoding.ts";
import { GB18030, inGb18030 } from "./gb18030.ts";

const HAN = [...GB18030.keys()].filter((character) => /[\u4e00-\u9fff]/.test(character));

/** A sentence of a plan with a number in it. */
const sentence = fc
  .tuple(
    fc.array(fc.constantFrom(...HAN), { minLength: 6, maxLength: 60 }),
    fc.constantFrom("增长5.5％，", "GDP 120亿元。\n".replace(" ", ""), "2023年", "。"),
  )
  .map(([characters, rest]) => `${characters.join("")}${rest}`);

const utf16le = (text: string) => Buffer.from(text, "utf16le");
const WRITERS = {
  "utf-8": (text: string) => Buffer.from(text),
  "utf-16le": utf16le,
  "utf-16be": (text: string) => utf16le(text).swap16(),
  gb18030: inGb18030,
} as const;

describe("decode(bytes)", () => {
  it.each(Object.keys(WRITERS) as (keyof typeof WRITERS)[])("reads Chinese in %s", (encoding) => {
    fc.assert(
      fc.property(sentence, (text) => {
        expect(decode(WRITERS[encoding](text))).toEqual({ text, encoding });
      }),
    );
  });

  it.each(["utf-8", "utf-16le", "utf-16be"] as const)("goes by the mark of %s", (encoding) => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z\u4e00-\u9fff]{0,9}$/), (text) => {
        expect(decode(WRITERS[encoding](`\ufeff${text}`))).toEqual({ text, encoding });
      }),
    );
  });

  it("takes nothing for text that is none", () => {
    expect(decode(Uint8Array.of(0x80, 0x00, 0x01, 0xff, 0xff))).toBeNull();
    expect(decode(Uint8Array.of(0xff, 0xfe, 0x00))).toBeNull();
    expect(decode(Uint8Array.of(0x41, 0x00, 0x00))).toBeNull();
  });
});
