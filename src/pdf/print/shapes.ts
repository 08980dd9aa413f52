/** Used as the name of Type 3 fonts, whose glyphs are drawings and which have no name of their own. */
export const SHAPES = "Type 3";
