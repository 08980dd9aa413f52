import type { Templates } from "../page/templates.ts";
import type { Sentence } from "../view/model.ts";
import type { AttachmentHead, MemoView } from "./view/model.ts";

/** What every page of a memo is made with. */
export interface MemoSet {
  readonly templates: Templates;
  /** Style sheets by name, e.g. `letter`. */
  readonly styleByName: ReadonlyMap<string, string>;
  /** `@font-face` rules. */
  readonly fontFaces: string;
  readonly isDuplex: boolean;
}

/** How lines are set, and what is kept together. */
export interface Arrangement {
  /** Lines of a page: 22, more where only so the text and its signature stand on one page. */
  readonly lines: number;
  /**
   * What the signature takes with it to the next page: the whole note with one or two lines of the text, or no text and
   * the end of the note alone.
   */
  readonly beside: "two-lines" | "one-line" | "note";
  /** Addressees in the imprint, where the first page has no room for them. */
  readonly movesAddressees: boolean;
}

/** Which parts of a memo are set, for a trial print or for the final one. */
export interface Setting extends Arrangement {
  /** `probe` sets one line of the body, to see whether the first page has room for it; `trial` tells where parts stand. */
  readonly extent: "probe" | "trial" | "whole";
  /** Where the imprint stands: after the text, or at the foot of the last of `pages`. */
  readonly imprint: "none" | "flow" | "foot";
  readonly pages: number;
  /** Anchors that a number may link to. */
  readonly anchors: ReadonlySet<string>;
}

/** Ids of the places that a trial print tells the pages of. */
export const TRIAL_PLACES = {
  /** Where the first paragraph begins. */
  text: "trial-text",
  /** Where the last paragraph ends. */
  textEnd: "trial-text-end",
  /** The last item of the attachment note. */
  noteEnd: "trial-note-end",
  signature: "trial-signature",
} as const;

/** The places that a memo has: a link that leads nowhere fails a print. */
function placesOn({ attachmentNote, closing }: MemoView): Partial<typeof TRIAL_PLACES> {
  const { noteEnd, signature, ...always } = TRIAL_PLACES;
  return {
    ...always,
    ...(attachmentNote.length > 0 ? { noteEnd } : {}),
    ...(closing ? { signature } : {}),
  };
}

/** Scheme of a link that leads into an attachment; binding replaces it by the place there. */
export const FIGURE_LINK = "figure:";

/** Sets the memo itself. */
export function renderMemo(view: MemoView, setting: Setting, set: MemoSet): string {
  const { extent, imprint, pages, movesAddressees, beside, anchors } = setting;
  const body = extent === "probe" ? [PROBE] : view.body;
  const first = body.findIndex(({ isHeading }) => !isHeading);
  const last = body.findLastIndex(({ isHeading }) => !isHeading);
  return set.templates.fill("memo.hbs", {
    ...imprintOf(view, movesAddressees),
    view: {
      ...view,
      body: body.map((block, index) => ({
        ...block,
        text: preparePieces(block.text, anchors),
        isFirst: index === first,
        isLast: index === last,
      })),
    },
    trial: extent === "trial" ? placesOn(view) : null,
    beside,
    fontFaces: set.fontFaces,
    styles: `${stylesOf(view.kind === "letter" ? ["memo", "letter"] : ["memo"], set)}\n${gridOf(setting)}`,
    showAddressees: view.addressees !== "" && !movesAddressees,
    bodyOnly: extent === "probe",
    imprint: imprint !== "none",
    foot: imprint === "foot",
    pages,
  });
}

/** Source: GB/T 9704—2012, 5.2.3 and 7.3.5.5: 22 lines fill a page; lines may stand closer where the signature needs it. */
function gridOf({ lines }: Setting): string {
  return lines === LINES ? "" : `:root { --line: ${((225 / lines) * 72) / 25.4}pt; }`;
}

/** Lines that fill a page. */
export const LINES = 22;

const PROBE = { isHeading: false, text: [{ isNumeral: false, text: "示" }] } as const;

/** Sets the imprint at the foot of the last of some pages, the others blank. */
export function renderImprint(
  view: MemoView,
  { movesAddressees, pages }: Pick<Setting, "movesAddressees" | "pages">,
  set: MemoSet,
): string {
  return set.templates.fill("imprint.hbs", {
    ...imprintOf(view, movesAddressees),
    pages,
    fontFaces: set.fontFaces,
    styles: stylesOf(["memo"], set),
  });
}

function imprintOf(view: MemoView, movesAddressees: boolean) {
  return {
    view,
    isLetter: view.kind === "letter",
    movedAddressees: movesAddressees ? view.addressees.replace(/：$/, "。") : "",
    hasRows: movesAddressees || view.imprint?.copyTo,
  };
}

/**
 * Sets label and title of an attachment on a page of their own, before a file that has pages of its own.
 *
 * With `beginsEven` a page is set before it and taken out again, so that it has the margins of an even page.
 */
export function renderOpening(
  { lines }: AttachmentHead,
  { label, beginsEven }: { readonly label: string; readonly beginsEven: boolean },
  set: MemoSet,
): string {
  return set.templates.fill("opening.hbs", {
    label,
    title: lines,
    beginsEven,
    fontFaces: set.fontFaces,
    styles: stylesOf(["memo", "attachment"], set),
  });
}

function stylesOf(names: readonly string[], { styleByName, isDuplex }: MemoSet): string {
  const all = isDuplex ? [...names, "duplex"] : names;
  return all.map((name) => styleByName.get(name) ?? "").join("\n");
}

/** A number written in the memo's words, with the character after it. */
const NUMBER_AND_UNIT = /(\d[\d.,]*(?:%|\p{Script=Han}))/u;

/** A piece of text as its template takes it. */
type SetPiece =
  | Extract<Sentence[number], { readonly isNumeral: true }>
  | { readonly isNumeral: false; readonly isKept: boolean; readonly text: string };

/** Links figures to their places in the attachments, and keeps numbers written by hand on one line with their units. */
function preparePieces(text: Sentence, anchors: ReadonlySet<string>): readonly SetPiece[] {
  return text.flatMap((piece): readonly SetPiece[] => {
    if (piece.isNumeral) {
      const hasPlace = piece.href !== null && anchors.has(piece.href);
      return [{ ...piece, href: hasPlace ? FIGURE_LINK + piece.href : null }];
    }
    return piece.text
      .split(NUMBER_AND_UNIT)
      .map((words, index) => ({ isNumeral: false, isKept: index % 2 === 1, text: words }));
  });
}
