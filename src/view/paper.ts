/** The text area of an upright page, between the margins that `templates/styles/10-page.css` gives it. */

export const TEXT_WIDTH_MM = 174;

/** Of a chart beside another. */
export const HALF_WIDTH_MM = 83;

/** Up to this width two charts stand side by side. */
export const WIDEST_HALF_MM = 84;
