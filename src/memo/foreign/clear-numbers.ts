import type { PageLook } from "../../raster/view.ts";
import type { CleanFile } from "./clean.ts";
import { moveClear, numberPlaces, numberStrip } from "./clearance.ts";
import { blank, boundsOfInk, isInTheWay } from "./ink.ts";
import { areasOf, isOwn, type NumberedPage, withLooks } from "./numbered-page.ts";
import { areaSeen, around, sizeSeen, touches } from "./paper-side.ts";
import type { Move, Rect } from "./placement.ts";

/** Finds the pages on which the memo's number would not stand clear, and where they are to lie. */
export async function findMoves(
  file: CleanFile,
  pages: readonly NumberedPage[],
  isGone: (page: number) => boolean,
): Promise<ReadonlyMap<number, Move>> {
  const moves = new Map<number, Move>();
  const crowded = pages.filter((page) => isCrowded(page, asideOf(page, isGone(page.number))));
  if (crowded.length === 0) return moves;
  await withLooks(file, async (lookAt) => {
    for (const page of crowded) {
      const move = findMove(page, await lookAt(page.number), asideOf(page, isGone(page.number)));
      if (move) moves.set(page.number, move);
    }
  });
  return moves;
}

/** Where numbers of a page are that are not in the way: those that are gone, and those in the middle of its foot. */
function asideOf({ placement, own }: NumberedPage, isGone: boolean): readonly Rect[] {
  const { paper, turn } = placement;
  const places = numberPlaces(sizeSeen(paper, turn));
  const isAside = (box: Rect) => {
    const { left, right } = areaSeen(paper, turn, box);
    return places.every((place) => right < place.left || left > place.right);
  };
  return isGone ? own : own.filter(isAside);
}

/** True where something of a page may be where the memo's number goes. */
function isCrowded({ content, placement }: NumberedPage, aside: readonly Rect[]): boolean {
  const strip = numberStrip(sizeSeen(placement.paper, placement.turn));
  const texts = content.texts.filter((text) => !isOwn(text, aside)).map(({ box }) => box);
  return areasOf([...texts, ...content.drawings], placement).some((area) => touches(area, strip));
}

function findMove(
  { content, placement }: NumberedPage,
  look: PageLook | null,
  aside: readonly Rect[],
): Move | null {
  const { paper, turn } = placement;
  const size = sizeSeen(paper, turn);
  const whole = { left: 0, top: 0, right: size.width, bottom: size.height };
  if (!look) return moveClear(whole, paper, turn, size);
  // Pictures lack text in fonts that are not in the file.
  const unseen = content.texts.filter((text) => text.isUnembedded && !isOwn(text, aside));
  const written = areasOf(
    unseen.map(({ box }) => box),
    placement,
  );
  const strip = numberStrip(size);
  const seen = blank(look, areasOf(aside, placement));
  const isWritten = written.some((area) => touches(area, strip));
  if (!isWritten && !isInTheWay(seen, strip)) return null;
  const ink = [...written, boundsOfInk(seen) ?? []].flat();
  return moveClear(around(ink), paper, turn, size);
}
