import type { DrawnView, View } from "./model.ts";

/** Every figure that a page shows, in the order of the page. */
export function drawnIn({ head, findings, sections }: View): readonly DrawnView[] {
  return [
    ...(head.periods ? [head.periods] : []),
    ...findings.flatMap(({ chart }) => chart ?? []),
    ...sections.flatMap(({ charts }) => charts),
  ];
}
