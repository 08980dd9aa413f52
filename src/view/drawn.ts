import type { DrawnView, View } from "./model.ts";

/** Every figure that a page shows, in the order of the page. */
export function drawnIn(view: View): readonly DrawnView[] {
  const { head, findings, position, butterfly, steps, latest, sections, trends } = view;
  return [
    ...(head.periods ? [head.periods] : []),
    ...(position ? [position] : []),
    ...findings.flatMap(({ chart }) => chart ?? []),
    ...(butterfly ? [butterfly] : []),
    ...(steps?.charts ?? []),
    ...(latest?.groups ?? []).flatMap(({ rows }) => rows.flatMap(({ course }) => course ?? [])),
    ...sections.flatMap(({ charts, book }) => [
      ...charts,
      ...(book?.coverage ? [book.coverage] : []),
    ]),
    ...(trends?.charts ?? []),
  ];
}
