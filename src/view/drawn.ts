import type { DrawnView, View } from "./model.ts";

/** Every figure that a page shows, in the order of the page. */
export function drawnIn(view: View): readonly DrawnView[] {
  const { head, findings, position, butterfly, steps, sections } = view;
  return [
    ...(head.periods ? [head.periods] : []),
    ...(position ? [position] : []),
    ...findings.flatMap(({ chart }) => chart ?? []),
    ...(butterfly ? [butterfly] : []),
    ...(steps?.charts ?? []),
    ...sections.flatMap(({ charts }) => charts),
  ];
}
