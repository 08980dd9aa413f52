import type { ChartCell } from "../model.ts";
import type { PanelsSpec } from "./model.ts";

/** Refuses panels that cannot be drawn truthfully, naming the row. */
export function checkPanels(spec: PanelsSpec, fail: (what: string) => void): void {
  const { panels, groups } = spec;
  if (panels.length === 0) fail("expected at least one panel");
  if (groups.length === 0) fail("expected at least one group of rows");
  for (const { rows } of groups) {
    if (rows.length === 0) fail("expected at least one row a group");
    for (const { label, cells, grounds } of rows) {
      if (!label) fail("expected a name on every row");
      if (cells.length !== panels.length || grounds.length !== panels.length) {
        fail(
          `${label} has ${cells.length} cells on ${grounds.length} grounds, expected ${panels.length}, one a panel`,
        );
      }
      for (const [index, cell] of cells.entries())
        checkCell(label, cell, panels[index]?.marks, fail);
    }
  }
}

function checkCell(
  label: string,
  { mark, pair, empty }: ChartCell,
  marks: PanelsSpec["panels"][number]["marks"] | undefined,
  fail: (what: string) => void,
): void {
  if (marks === "words" && (mark || pair)) fail(`${label} has a mark among words`);
  if (marks !== "words" && !mark && !pair && !empty) fail(`${label} has neither mark nor words`);
  if (marks !== "pair" && pair) fail(`${label} has a second mark`);
  for (const one of [mark, pair]) {
    if (one && (!Number.isFinite(one.value) || !one.label)) {
      fail(`${label} has a mark of ${one.value} labelled "${one.label}"`);
    }
  }
}

/** Every label that panels have to show, as often as they have to. Names stand once a band of panels. */
export function labelsOfPanels({ panels, groups, foot = "" }: PanelsSpec): readonly string[] {
  const rows = groups.flatMap((group) => group.rows);
  return [
    ...panels.flatMap(({ title, subtitle }) => [title, subtitle]),
    ...groups.map(({ caption }) => caption),
    ...rows.flatMap(({ label, sub }) => [label, sub]),
    ...rows.flatMap(({ cells }) =>
      cells.flatMap(({ mark, pair, empty, rank }, index) => {
        const isPair = panels[index]?.marks === "pair";
        const lacks = !mark || (isPair && !pair);
        return [
          ...[mark, pair].flatMap((one) => (one ? [one.label, one.sign ?? ""] : [])),
          mark ? rank : "",
          lacks ? empty : "",
        ];
      }),
    ),
    foot,
  ].filter((label) => label !== "");
}

/** Writes out what panels show: a row of texts for each panel and row. */
export function tabulatePanels({ panels, groups }: PanelsSpec): readonly (readonly string[])[] {
  return panels.flatMap(({ title }, panel) =>
    groups.flatMap(({ caption, rows }) =>
      rows.map(({ label, sub, cells }) => {
        const { mark, pair, rank = "", empty = "" } = cells[panel] ?? {};
        const said = [mark, pair].map((one) => (one ? one.label + (one.sign ?? "") : ""));
        return [title, caption, label, sub, ...said, rank || empty];
      }),
    ),
  );
}
