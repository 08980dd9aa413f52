import { parse } from "yaml";

/** A font that pages may use: an entry of `templates/fonts/fonts.yaml`. */
export interface Font {
  readonly family: string;
  readonly weight: number;
  /** Name of the file beside the list. */
  readonly file: string;
}

/** Reads the list of fonts. */
export function readFonts(text: string): readonly Font[] {
  return (parse(text) as Font[]).map(({ family, weight, file }) => ({ family, weight, file }));
}

/** Declares fonts to a page; their files are below `fonts/` beside it. */
export function fontFaces(fonts: readonly Font[]): string {
  return fonts
    .map(
      ({ family, weight, file }) =>
        `@font-face { font-family: "${family}"; font-weight: ${weight}; src: url("fonts/${file}"); }`,
    )
    .join("\n");
}
