import type { PageLink, PageText, Run } from "../../src/raster/text.ts";

const LINE_PT = 14;

/** A run of text at a place on a page, ten points high. */
export function runAt(text: string, x: number, y: number, kind: Partial<Run> = {}): Run {
  const box = { x, y, width: 10 * text.length, height: 10 };
  return { text, box, isArtifact: false, isPageNumber: false, ...kind };
}

/** A page with a line of text below the other. */
export function pageOf(lines: readonly string[], links: readonly PageLink[] = []): PageText {
  return {
    widthPt: 595,
    heightPt: 842,
    lines: lines.map((text, at) => [runAt(text, 50, 50 + LINE_PT * at)]),
    links,
  };
}
