import type { DrawnView, View } from "./model.ts";

/** Every figure that a page shows, in the order of the page. */
export function drawnIn({ butterfly, sections }: View): readonly DrawnView[] {
  return [...(butterfly ? [butterfly] : []), ...sections.flatMap(({ charts }) => charts)];
}
