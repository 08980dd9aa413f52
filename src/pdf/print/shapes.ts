/** Stands for the name of a font that is drawings and has none. */
export const SHAPES = "Type 3";
