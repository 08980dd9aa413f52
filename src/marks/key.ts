/** The marks of charts as a key beside their words: one meaning each, on every page. */

import { BAND, BLUE, FIELD, RUST } from "./palette.ts";

/** What a mark says, in the order of a key. */
export const MARKS = ["field", "outcome", "estimate", "target", "about", "floor", "below"] as const;
export type Mark = (typeof MARKS)[number];

const RING = `<circle cx="6" cy="6" r="3.7" fill="#fff" stroke="${BLUE}" stroke-width="1.1"/>`;

/** How each is drawn, 12 points high, as it is in charts. */
const DRAWINGS: Readonly<Record<Mark, { readonly widthPt: number; readonly shapes: string }>> = {
  field: {
    widthPt: 16,
    shapes: `<path d="M0 0h16v12H0z" fill="${FIELD}"/><path d="M0 0h1.6v12H0z" fill="${BLUE}"/>`,
  },
  outcome: { widthPt: 10, shapes: `<circle cx="5" cy="6" r="3" fill="${BLUE}"/>` },
  estimate: {
    widthPt: 12,
    shapes: `<path d="M1.5 2.5h9v7h-9z" fill="#fff" stroke="${BLUE}" stroke-width="0.9"/><path d="M1.5 6.5 5.5 2.5M3 9.5 10 2.5M6.5 9.5 10.5 5.5" stroke="${BLUE}" stroke-width="0.9"/>`,
  },
  target: { widthPt: 12, shapes: RING },
  about: {
    widthPt: 15,
    shapes: `<path d="M0 2.5h15v7H0z" fill="${BAND}"/><g transform="translate(1.5 0)">${RING}</g>`,
  },
  floor: {
    widthPt: 20,
    shapes: `${RING}<path d="M10.2 6h6M13.8 3.6 17 6l-3.2 2.4" fill="none" stroke="${BLUE}" stroke-width="1.1"/>`,
  },
  below: {
    widthPt: 18,
    shapes: `<path d="M18 6H3M6.2 3.6 3 6l3.2 2.4" fill="none" stroke="${RUST}" stroke-width="1.1"/>`,
  },
};

/** A mark as SVG, hidden from those to whom the page is read: words stand beside it. */
export function drawMark(mark: Mark): string {
  const { widthPt, shapes } = DRAWINGS[mark];
  return `<svg width="${widthPt}pt" height="12pt" viewBox="0 0 ${widthPt} 12" aria-hidden="true">${shapes}</svg>`;
}
