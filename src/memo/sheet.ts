import type { Printed } from "../pdf/model.ts";
import { arrange, PLAIN } from "./arrange.ts";
import { placeImprint } from "./last-page.ts";
import { type Arrangement, type MemoSet, renderMemo, type Setting } from "./page.ts";
import { UnfitMemo } from "./unfit.ts";
import type { MemoView } from "./view/model.ts";

/** The memo itself, printed. */
export interface Sheet {
  readonly printed: Printed;
  readonly unnumbered: readonly number[];
  readonly arrangement: Arrangement;
  /** False where the imprint finds no room below the text and stands on a page by itself. */
  readonly imprintFits: boolean;
}

/** How the memo itself is to be set. */
interface SheetOptions {
  readonly set: MemoSet;
  /** True where the imprint is on this sheet, false where it comes after the attachments bound in. */
  readonly hasImprint: boolean;
  /** Anchors of the attachments that a number may link to. */
  readonly anchors: ReadonlySet<string>;
  readonly print: (html: string) => Promise<Printed>;
}

/**
 * Prints the memo itself by the standard's rules: the first page shows text of the body, the imprint stands at
 * the foot of the last.
 *
 * Errors: those of printing and of `arrange`; PRINT_FAILED where the imprint is longer than a page.
 */
export async function printSheet(view: MemoView, options: SheetOptions): Promise<Sheet> {
  const { set, anchors, print } = options;
  const attempt = (setting: Partial<Setting>) =>
    print(renderMemo(view, { ...START, anchors, ...setting }, set));
  const arrangement = await arrange(view, attempt);
  const text = await attempt(arrangement);
  const plain = { printed: text, unnumbered: [], arrangement, imprintFits: true };
  if (!hasImprint(view, arrangement)) return plain;
  const flow = await attempt({ ...arrangement, imprint: "flow" });
  const imprintFits = flow.pages === text.pages;
  if (!options.hasImprint) return { ...plain, imprintFits };
  const { pages, unnumbered } = placeImprint(text.pages, flow.pages, set.isDuplex);
  const printed = await attempt({ ...arrangement, imprint: "foot", pages });
  if (printed.pages === pages) return { printed, unnumbered, arrangement, imprintFits };
  throw new UnfitMemo(
    "printing",
    "PRINT_FAILED",
    `The imprint of ${view.id} does not fit on one page`,
    {
      hint: "name addressees and copies in groups, e.g. 各区县发展和改革局",
    },
  );
}

const START = { ...PLAIN, extent: "whole", imprint: "none", pages: 1 } as const;

/** True where an imprint has any content. */
export function hasImprint(
  view: MemoView,
  { movesAddressees }: Pick<Arrangement, "movesAddressees">,
): boolean {
  return view.imprint !== null || movesAddressees;
}
