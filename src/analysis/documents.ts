import type { Dataset, Figure, SourceDocument } from "../dataset/model.ts";
import type { Analysis, Row } from "./analyze.ts";
import { figuresWithIds } from "./figure-index.ts";
import { aimOf, type Comparison } from "./model.ts";
import { replacedBy } from "./revisions.ts";

/** The documents of everything that a briefing compares or says, also of what was revised; in the order of the dataset. */
export function documentsIn(dataset: Dataset, analysis: Analysis): readonly SourceDocument[] {
  const used = new Set<string>();
  const use = (figure: Figure) => {
    used.add(figure.document);
    for (const before of replacedBy(dataset, figure)) used.add(before.document);
  };
  for (const { cells, references = [] } of comparisonsIn(analysis)) {
    for (const cell of [...cells, ...references]) aimOf(cell).forEach(use);
  }
  for (const { growth } of analysis.figures) growth.forEach(use);
  for (const figure of figuresOverTime(analysis)) use(figure);
  const { findings, sections } = analysis;
  const told = [...findings, ...sections.flatMap((section) => section.findings)];
  for (const figure of figuresWithIds(
    dataset,
    told.flatMap(({ evidence }) => evidence),
  ))
    use(figure);
  return [...dataset.documentById.values()].filter(({ id }) => used.has(id));
}

/** The figures of other periods than the one compared. */
function figuresOverTime({ overTime }: Analysis): readonly Figure[] {
  if (!overTime) return [];
  const { latest, changes, trends } = overTime;
  return [
    ...latest.flatMap(({ amount, growth }) =>
      [amount, growth].flatMap(
        (answer) => answer?.earlier.flatMap(({ figure }) => figure ?? []) ?? [],
      ),
    ),
    ...changes.flatMap(({ moves }) => moves.map(({ before }) => before)),
    ...trends.flatMap(({ courses }) =>
      courses.flatMap(({ points }) => points.flatMap((point) => point?.figure ?? [])),
    ),
  ];
}

function comparisonsIn({
  headline,
  targets,
  only,
  sections,
  figures,
  overTime,
}: Analysis): readonly Comparison[] {
  const of = (rows: readonly Row[]) =>
    rows.flatMap(({ comparison, before }) => (before ? [comparison, before] : [comparison]));
  return [
    ...of([...headline, ...targets, ...only]),
    ...figures.map(({ comparison }) => comparison),
    ...(overTime?.latest ?? []).flatMap(({ amount, growth }) =>
      [amount, growth].flatMap((answer) => answer?.comparison ?? []),
    ),
    ...sections.flatMap(({ rows, plans, met, charts }) => [
      ...of([...rows, ...plans, ...met]),
      ...charts.flatMap(({ panels }) =>
        panels.flatMap(({ outcome, target }) => (target ? [outcome, target] : [outcome])),
      ),
    ]),
  ];
}
