import type { Printed } from "../pdf/model.ts";
import { type Arrangement, LINES, type Setting, TRIAL_PLACES } from "./page.ts";
import { UnfitMemo } from "./unfit.ts";
import type { MemoView } from "./view/model.ts";

/** Prints a memo in some setting. */
type Attempt = (setting: Partial<Setting>) => Promise<Printed>;

/** A page has so many lines where only so a text of one line and its signature stand on one page. */
const CLOSER_LINES = [LINES + 1, LINES + 2];

/** The rules as they are. */
export const PLAIN: Arrangement = { lines: LINES, beside: "two-lines", movesAddressees: false };

/**
 * Finds how a memo is set so that its first page shows text and its signature stands beside text, by trial prints.
 *
 * What is tried, until one holds: the rules as they are; one line of text beside the signature; lines closer together; the attachment note parted, its end
 * beside the signature; the same with the addressees in the imprint.
 * Source: GB/T 9704—2012, 7.3.2, 7.3.3, 7.3.5.5.
 * Errors: PRINT_FAILED where nothing holds, with what leaves no room.
 */
export async function arrange(view: MemoView, attempt: Attempt): Promise<Arrangement> {
  if (await holds(view, PLAIN, attempt)) return PLAIN;
  for (const movesAddressees of await placesOfAddressees(view, attempt)) {
    for (const way of movesAddressees ? [PLAIN, ...waysFor(view)] : waysFor(view)) {
      const arrangement = { ...way, movesAddressees };
      if (await holds(view, arrangement, attempt)) return arrangement;
    }
  }
  throw noRoom(view, await hasRoom({ ...PLAIN, movesAddressees: true }, attempt));
}

/** Whether addressees are moved, in the order of trials: only where the first page has room for text in that way. */
async function placesOfAddressees(view: MemoView, attempt: Attempt): Promise<readonly boolean[]> {
  const places = view.addressees === "" ? [false] : [false, true];
  const rooms: boolean[] = [];
  for (const movesAddressees of places) {
    if (await hasRoom({ ...PLAIN, movesAddressees }, attempt)) rooms.push(movesAddressees);
  }
  return rooms;
}

/** Other ways than the plain one, in the order of trials. */
function waysFor({ attachmentNote, attendance }: MemoView): readonly Arrangement[] {
  const closer = CLOSER_LINES.map((lines) => ({ ...PLAIN, lines }));
  const canSplit = attachmentNote.length > 0 || attendance.length > 0;
  const parted = canSplit ? [{ ...PLAIN, beside: "note" } as const] : [];
  return [{ ...PLAIN, beside: "one-line" }, ...closer, ...parted];
}

/** Tells whether the head leaves room for a line of text on the first page. */
async function hasRoom(arrangement: Arrangement, attempt: Attempt): Promise<boolean> {
  return (await attempt({ ...arrangement, extent: "probe" })).pages === 1;
}

async function holds(
  { closing }: MemoView,
  arrangement: Arrangement,
  attempt: Attempt,
): Promise<boolean> {
  const { pages, anchors } = await attempt({ ...arrangement, extent: "trial" });
  if (pages === 1) return true;
  if (arrangement.lines > LINES || anchors[TRIAL_PLACES.text] !== 1) return false;
  if (!closing) return true;
  const above = arrangement.beside === "note" ? TRIAL_PLACES.noteEnd : TRIAL_PLACES.textEnd;
  return anchors[TRIAL_PLACES.signature] === anchors[above];
}

function noRoom({ id, title, closing }: MemoView, hasRoomForText: boolean): UnfitMemo {
  if (!hasRoomForText) {
    const message = `The first page of ${id} has no room for text below its title of ${title.length} lines`;
    return new UnfitMemo("title", "PRINT_FAILED", message, { hint: "shorten the title" });
  }
  const what = closing ? "the signature stands beside text" : "the first page shows text";
  return new UnfitMemo(
    "body",
    "PRINT_FAILED",
    `No way of setting ${id} was found in which ${what}`,
    {
      hint: "write more text, at least two lines, or shorten the title",
    },
  );
}
