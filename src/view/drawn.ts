import type { DrawnView, View } from "./model.ts";

/** Every figure that a page shows, in the order of the page. */
export function drawnIn({ butterfly, steps, sections }: View): readonly DrawnView[] {
  return [
    ...(butterfly ? [butterfly] : []),
    ...(steps?.charts ?? []),
    ...sections.flatMap(({ charts }) => charts),
  ];
}
