/** The colours of the house. Styles of pages name the same ones; a test holds both together. */

/** Text. */
export const INK = "#17202a";
/** Words that step back, dashes. At least 4.5:1 against the paper. */
export const GREY = "#56616d";
export const HAIRLINE = "#c3cbd3";
/** Marks that may be compared, and the place in focus. */
export const BLUE = "#0b4f8a";
/** The band of an "about". */
export const BAND = "#b6cadc";
/** Behind what may be compared. */
export const FIELD = "#e9f0f7";
/** Marks that stand side by side only; never text. */
export const SLATE = "#7c8894";
/** A target below the outcome, or a decrease. */
export const RUST = "#a8431c";
