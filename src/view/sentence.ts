import type { LocaleText } from "./locale.ts";
import type { Numeral, Piece, Sentence } from "./model.ts";

/** What may fill a slot of a wording: a name, a number with its fact, or a sentence made before. */
export type Slot = string | Numeral | Sentence;

/**
 * Fills the `{slots}` of a wording; what fills them is not searched for slots again.
 *
 * Errors: a slot that is not given is a fault of the program and throws.
 */
export function say(wording: LocaleText, slots: Readonly<Record<string, Slot>> = {}): Sentence {
  const pieces = wording.split(/\{(\w+)\}/).flatMap((part, index): readonly Piece[] => {
    if (index % 2 === 0) return part === "" ? [] : [words(part)];
    const slot = slots[part];
    if (slot === undefined) throw new Error(`No value for {${part}} in "${wording}"`);
    return asSentence(slot);
  });
  return mergeWords(pieces);
}

/**
 * Fills a wording that is a number and its unit, e.g. `{value}%`, so that no line breaks between them.
 *
 * Where the wording has a space there, as English does, the space does not break. A unit that begins with a digit
 * has one in any language: it must not read as a part of the number.
 */
export function sayQuantity(wording: LocaleText, value: Numeral, unit: string): Sentence {
  const tail = plainText(say(wording, { value: "", unit }));
  return /^[ \d]/.test(tail)
    ? [value, words(`\u00a0${tail.replace(/^ /, "")}`)]
    : [{ ...value, tail: value.tail + tail }];
}

/** Leaves out the stop at the end, for what goes on within another sentence. */
export function withoutStop(sentence: Sentence): Sentence {
  const last = sentence.at(-1);
  if (!last || last.isNumeral) return sentence;
  const text = last.text.replace(/[。.]$/u, "");
  return [...sentence.slice(0, -1), ...(text === "" ? [] : [words(text)])];
}

/** Joins sentences with a separator. */
export function join(sentences: readonly Sentence[], separator: string): Sentence {
  return mergeWords(
    sentences.flatMap((sentence, index) =>
      index === 0 || separator === "" ? sentence : [words(separator), ...sentence],
    ),
  );
}

/** The plain text of a sentence, as a reader copies it. */
export function plainText(sentence: Sentence): string {
  return sentence
    .map((piece) => (piece.isNumeral ? piece.prefix + piece.text + piece.tail : piece.text))
    .join("");
}

/** Text of the dataset, or text made before, as it is. */
export function verbatim(text: string): Sentence {
  return text === "" ? [] : [words(text)];
}

export function words(text: string): Piece {
  return { isNumeral: false, text };
}

/** English begins a sentence, a lead and a title with a capital; Chinese is left as it is. */
export function capitaliseFirst([first, ...rest]: Sentence): Sentence {
  if (!first) return [];
  if (first.isNumeral) return [first, ...rest];
  return [words(first.text.charAt(0).toUpperCase() + first.text.slice(1)), ...rest];
}

function runsOn(left: Piece, right: Piece): boolean {
  return /\d$/.test(plainText([left])) && /^[-−]?\d/.test(plainText([right]));
}

/** A slot as a sentence, whatever fills it. */
export function asSentence(slot: Slot): Sentence {
  if (typeof slot === "string") return verbatim(slot);
  return "isNumeral" in slot ? [slot] : slot;
}

/** Joins words to words. A name that ends or begins in a digit, e.g. 园区2, is kept apart from a number beside it. */
function mergeWords(pieces: readonly Piece[]): Sentence {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (last && last.isNumeral !== piece.isNumeral && runsOn(last, piece)) merged.push(words(" "));
    if (last && !last.isNumeral && !piece.isNumeral) {
      merged[merged.length - 1] = words(last.text + piece.text);
    } else merged.push(piece);
  }
  return merged;
}
