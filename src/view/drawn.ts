import type { DrawnView, View } from "./model.ts";

/** Every figure that a page shows, in the order of the page. */
export function drawnIn({ sections, latest, trends }: View): readonly DrawnView[] {
  return [
    ...(latest?.groups ?? []).flatMap(({ rows }) => rows.flatMap(({ course }) => course ?? [])),
    ...sections.flatMap(({ charts }) => charts),
    ...(trends?.charts ?? []),
  ];
}
