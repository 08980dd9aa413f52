import type { DrawnView, View } from "./model.ts";

/** Every figure that a page shows, in the order of the page. */
export function drawnIn({ sections }: View): readonly DrawnView[] {
  return sections.flatMap(({ charts, book }) => [
    ...charts,
    ...(book?.coverage ? [book.coverage] : []),
  ]);
}
