import type { DrawnView, View } from "./model.ts";

/** Every figure that a page shows, in the order of the page. */
export function drawnIn({ position, sections }: View): readonly DrawnView[] {
  return [...(position ? [position] : []), ...sections.flatMap(({ charts }) => charts)];
}
