import type { Encoding } from "./model.ts";

/** A text and how it was written; null where it is no text. */
interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
}

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** What a text of these documents is made of but for rare characters: ASCII, Han, punctuation and full-width forms. */
const COMMON =
  /[\t\n\r\x20-\x7e\u00a0-\u00ff\u2010-\u203f\u2103\u2160-\u217f\u2460-\u24ff\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g;

/** As much of a text without a mark has to be common for it to be taken for UTF-16. */
const PLAUSIBLE_SHARE = 0.95;

/** Characters that stand in no text, though UTF-8 proves itself but for U+0000; U+001A ends files of old systems. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\x00-\x08\x0e-\x19\x1b-\x1f]/;

/**
 * Reads bytes as text: by their mark, else as UTF-8, UTF-16 or GB18030, whichever they are first without a fault.
 *
 * A guess by frequencies fails on short Chinese texts. UTF-16 comes before GB18030, under which most of its bytes are characters, too.
 */
export function decode(bytes: Uint8Array): Decoded | null {
  const marked = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked) return decodeAs(bytes, marked[0]);
  return decodeAs(bytes, "utf-8") ?? decodeUtf16(bytes) ?? decodeAs(bytes, "gb18030");
}

function decodeAs(bytes: Uint8Array, encoding: Encoding): Decoded | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    const sought = encoding === "utf-8" ? /\0/ : CONTROLS;
    return sought.test(text) ? null : { text, encoding };
  } catch {
    return null;
  }
}

function decodeUtf16(bytes: Uint8Array): Decoded | null {
  const readings = (["utf-16le", "utf-16be"] as const).flatMap((encoding) => {
    const decoded = decodeAs(bytes, encoding);
    return decoded ? [{ ...decoded, share: commonShare(decoded.text) }] : [];
  });
  const best = readings.sort((left, right) => right.share - left.share)[0];
  if (!best || best.share < PLAUSIBLE_SHARE) return null;
  return { text: best.text, encoding: best.encoding };
}

function commonShare(text: string): number {
  const common = text.match(COMMON)?.length ?? 0;
  return text.length === 0 ? 0 : common / text.length;
}
