import type { RuleId } from "../rules.ts";
import type { FontProgram } from "./program.ts";

/** A font as far as its glyphs go: how it cuts strings into codes, and what each code shows. */
export interface FontView {
  readonly codesOf: (bytes: string) => readonly number[];
  readonly glyphOf: (code: number) => ShownGlyph;
  /** Rules that the font breaks whatever it shows. */
  readonly faults: readonly RuleId[];
  /** Rules that it breaks where it shows something visible. */
  readonly visibleFaults: readonly RuleId[];
}

/** What a code shows; null where it cannot be told. */
export interface ShownGlyph {
  /** The text that it stands for; null where nothing says so. */
  readonly text: string | null;
  readonly isPresent: boolean | null;
  /** True for the glyph of missing characters. */
  readonly isMissing: boolean;
  /** Widths in thousandths of the type size: as the PDF says, and as the font program has it. */
  readonly said: number | null;
  readonly real: number | null;
}

/** A simple font with what is read of it. */
export interface SimpleFont {
  readonly kind: string;
  readonly isSymbolic: boolean;
  readonly program: FontProgram | null;
  /** True where the dictionary has an Encoding. */
  readonly isEncoded: boolean;
  /** The named encoding that it is, or is based on; empty where there is none. */
  readonly base: string;
  readonly differences: ReadonlyMap<number, string>;
}
