import type { Finding, Place } from "../model.ts";
import type { Bookmark } from "../read/document.ts";
import { holdsMiddleOf } from "../read/geometry.ts";
import { cornerOn, glyphsOf, placeOn, type Sheet, wordsOf } from "../read/sheet.ts";
import type { Target } from "../read/target.ts";

/** Reports links that lead nowhere: to missing anchors, to private addresses (e.g. localhost) or without a target. */
export function checkLinks(sheets: readonly Sheet[]): readonly Finding[] {
  return sheets.flatMap((sheet) => [...deadEnds(sheet), ...unclickable(sheet)]);
}

/** Reports bookmarks that lead nowhere. */
export function checkBookmarks(bookmarks: readonly Bookmark[]): readonly Finding[] {
  return bookmarks.flatMap(({ title, target }): readonly Finding[] => {
    const fault = faultOf(target);
    if (!fault) return [];
    const message = `Bookmark “${title}” ${fault}`;
    return [{ severity: "error", code: "bookmark-nowhere", message, page: null }];
  });
}

function deadEnds(sheet: Sheet): readonly Finding[] {
  return sheet.links.flatMap(({ box, target }) => {
    const fault = faultOf(target);
    if (!fault) return [];
    const inside = sheet.glyphs.filter(({ ink }) => holdsMiddleOf(box, ink));
    const words = inside.map(({ text }) => text).join("");
    return [report(sheet, words, fault, cornerOn(sheet, inside[0]?.ink ?? box))];
  });
}

/**
 * Reports Link tags without an annotation: the browser writes the tag alone where a link's anchor is missing.
 *
 * The structure tree of a page also holds the tags of a list that goes on from the page before or to the page after.
 * Those tags have no content on this page and are skipped.
 */
function unclickable(sheet: Sheet): readonly Finding[] {
  return sheet.structure.links
    .filter(({ isAlive, content }) => !isAlive && content.length > 0)
    .map(({ content }) => {
      const [glyph] = glyphsOf(sheet, content);
      const at = glyph && placeOn(sheet, glyph.ink.left, glyph.ink.top);
      return report(sheet, wordsOf(sheet, content), "has nowhere to lead to", at);
    });
}

function report(sheet: Sheet, words: string, fault: string, at: Place | undefined): Finding {
  return {
    severity: "error",
    code: "link-nowhere",
    message: `Link “${words}” ${fault}`,
    page: sheet.number,
    ...(at ? { at } : {}),
  };
}

function faultOf(target: Target): string | null {
  if (target.kind === "nowhere")
    return target.name ? `leads to ${target.name}, which is not there` : "leads nowhere";
  if (target.kind === "elsewhere" && !leadsOut(target.url))
    return `leads to ${target.url}, which nobody else has`;
  return null;
}

const PUBLIC = /^(https?|mailto|tel|doi):/i;
// Hosts that are never public: loopback addresses, `.local` and the names reserved by RFC 2606.
const PRIVATE_HOST =
  /^(localhost|127\.0\.0\.1|\[::1\])$|\.(invalid|local|localhost|test|example)$/i;

function leadsOut(address: string): boolean {
  if (!PUBLIC.test(address) || !URL.canParse(address)) return false;
  return !PRIVATE_HOST.test(new URL(address).hostname);
}
