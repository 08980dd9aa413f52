import type { CleanFile } from "./clean.ts";
import { bearsInk } from "./ink.ts";
import type { PageChange } from "./isolate.ts";
import {
  areasOf,
  type Changes,
  isOwn,
  type NumberedPage,
  ownBox,
  readContents,
  withLooks,
} from "./numbered-page.ts";
import type { DrawnText } from "./page-content.ts";
import { touches } from "./paper-side.ts";

export type Cover = Pick<PageChange, "cutsText" | "clips">;

/**
 * Tells how the numbers of pages are left out: as text where they are and nothing else goes with them, and as a part of
 * the page that is not drawn where something is still seen there.
 */
export async function coverNumbers(
  pages: readonly NumberedPage[],
  clean: (changes: Changes) => Promise<CleanFile>,
): Promise<ReadonlyMap<number, Cover>> {
  const numbered = pages.filter(({ own }) => own.length > 0);
  const covers = new Map<number, Cover>();
  if (numbered.length === 0) return covers;
  const cut = await clean(
    new Map(
      numbered.map(({ number, own, placement }) => {
        const ownNumbers = own.map((box) => ownBox(box, placement));
        const change = { ownNumbers, isCovered: true, cutsText: true, clips: false, move: null };
        return [number, change];
      }),
    ),
  );
  const after = await readContents(cut);
  await withLooks(cut, async (lookAt) => {
    for (const { number, own, placement, content } of numbered) {
      const rest = content.texts.filter((text) => !isOwn(text, own));
      const cutsText = saysSame(rest, after[number - 1]?.texts ?? []);
      const areas = areasOf(own, placement);
      const isDrawnOn = areasOf(content.drawings, placement).some((drawing) =>
        areas.some((area) => touches(area, drawing)),
      );
      const look = cutsText && isDrawnOn ? await lookAt(number) : null;
      const isSeen = isDrawnOn && (look === null || areas.some((area) => bearsInk(look, area)));
      covers.set(number, { cutsText, clips: !cutsText || isSeen });
    }
  });
  return covers;
}

function saysSame(before: readonly DrawnText[], after: readonly DrawnText[]): boolean {
  const say = (texts: readonly DrawnText[]) =>
    texts.map(({ text, box: [x, y] }) => `${text} ${Math.round(x)} ${Math.round(y)}`).sort();
  return say(before).join("\n") === say(after).join("\n");
}
