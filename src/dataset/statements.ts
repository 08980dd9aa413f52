import { Decimal } from "decimal.js";
import { byText } from "../by-text.ts";
import { groupBy } from "../group-by.ts";
import type { UnnamedFigure } from "./figures.ts";
import { figureId, identityIn } from "./identity.ts";
import type { Figure, SourceDocument, Standing } from "./model.ts";
import { type Checking, checkStatements } from "./statement-checks.ts";
import { dayOf } from "./time/document.ts";

/** The figures of one identity in one document: one, or several that contradict each other. */
interface Statement {
  readonly document: string;
  /** The day on which the document counts as published. */
  readonly day: string;
  readonly figures: readonly UnnamedFigure[];
}

// A dataset is immutable, so the superseded figures are grouped once; the WeakMap frees them with the dataset.
const supersededByDataset = new WeakMap<object, ReadonlyMap<string, readonly Figure[]>>();

/** Returns the figures that a figure has replaced, in the order of the dataset. */
export function supersededBy(
  { id }: Figure,
  dataset: { readonly figures: readonly Figure[] },
): readonly Figure[] {
  const known =
    supersededByDataset.get(dataset) ??
    groupBy(
      dataset.figures.filter(({ standing }) => standing === "superseded"),
      (figure) => identityIn(figure.id),
    );
  supersededByDataset.set(dataset, known);
  return known.get(id) ?? [];
}

type Documents = ReadonlyMap<string, SourceDocument>;

/**
 * Gives every figure its id, and decides which of the figures with the same identity counts.
 *
 * Of the statements of several documents the latest counts, unless it is an estimate where there is an actual figure,
 * or agrees with the one before within its own digits. Two of the same day that differ contradict each other. So do
 * figures marked `conflict`, which all get the day of the latest of them. The figure that counts has the plain id; ids
 * of others in a contradiction end in `~2`, `~3`, all other ids in `@document`.
 * Errors: those of `checkStatements`.
 */
export function stateFigures(
  figures: readonly UnnamedFigure[],
  documentById: Documents,
  checking: Checking,
): readonly Figure[] {
  const namedByFigure = new Map<UnnamedFigure, Pick<Figure, "id" | "standing">>();
  for (const [id, group] of groupBy(figures, figureId)) {
    if (group.length === 1 && !group[0]?.conflict) {
      for (const figure of group) namedByFigure.set(figure, { id, standing: "counts" });
      continue;
    }
    checkStatements(group, checking);
    nameGroup(id, statementsOf(group, documentById), namedByFigure);
  }
  return figures.map((figure) => withName(figure, namedByFigure.get(figure) ?? UNNAMED));
}

const UNNAMED = { id: "", standing: "counts" } as const;

/** Copies field by field: spreading a hundred thousand figures takes ten times as long. */
function withName(
  figure: UnnamedFigure,
  { id, standing }: Pick<Figure, "id" | "standing">,
): Figure {
  const named = {
    id,
    region: figure.region,
    indicator: figure.indicator,
    period: figure.period,
    year: figure.year,
    measure: figure.measure,
    value: figure.value,
    text: figure.text,
    unit: figure.unit,
    precision: figure.precision,
    bound: figure.bound,
    status: figure.status,
    on: figure.on,
    basis: figure.basis,
    scope: figure.scope,
    document: figure.document,
    section: figure.section,
    printed: figure.printed,
    also: figure.also,
    conflict: figure.conflict,
    standing,
    remark: figure.remark,
    at: figure.at,
  };
  return figure.sense ? { ...named, sense: figure.sense } : named;
}

/**
 * The statements of each document, the earliest first; those of a day in the order of the documents' names.
 *
 * Statements marked as a contradiction get the day of the latest of them, so that `follow` takes them together.
 */
function statementsOf(
  group: readonly UnnamedFigure[],
  documentById: Documents,
): readonly Statement[] {
  const statements = [...groupBy(group, ({ document }) => document)]
    .map(([document, figures]) => {
      const known = documentById.get(document);
      return { document, day: known ? dayOf(known) : "", figures };
    })
    .sort((a, b) => byText(a.day, b.day) || byText(a.document, b.document));
  const latest = statements.findLast(isMarkedContradiction);
  return statements
    .map((one) => (latest && isMarkedContradiction(one) ? { ...one, day: latest.day } : one))
    .sort((a, b) => byText(a.day, b.day));
}

/** What counts after each day's statements, and what became of all others. */
interface Standings {
  readonly current: readonly Statement[];
  readonly setAside: readonly Statement[];
  readonly superseded: readonly Statement[];
}

const NOTHING: Standings = { current: [], setAside: [], superseded: [] };

function nameGroup(
  id: string,
  statements: readonly Statement[],
  named: Map<UnnamedFigure, Pick<Figure, "id" | "standing">>,
): void {
  const days = groupBy(statements, ({ day }) => day);
  const { current, setAside, superseded } = [...days.values()].reduce(follow, NOTHING);
  const counting = current.flatMap(({ figures }) => figures);
  for (const [index, figure] of counting.entries()) {
    // A figure marked `conflict` without a partner here is contradicted all the same: the partner could not be read, or
    // was published after the date of `asOf`.
    const isAlone = counting.length === 1 && !figure.conflict;
    const standing: Standing = isAlone ? "counts" : "contradicted";
    named.set(figure, { id: numbered(id, index), standing });
  }
  const others = { "set-aside": setAside, superseded } as const;
  for (const [standing, all] of Object.entries(others) as [Standing, readonly Statement[]][]) {
    for (const { document, figures } of all) {
      for (const [index, figure] of figures.entries())
        named.set(figure, { id: `${numbered(id, index)}@${document}`, standing });
    }
  }
}

function numbered(id: string, index: number): string {
  return index === 0 ? id : `${id}~${index + 1}`;
}

/** Decides what counts after the statements of one more day. */
function follow(before: Standings, sameDay: readonly Statement[]): Standings {
  const { current, setAside, superseded } = before;
  const [fresh, others] = settleDay(sameDay);
  const aside = [...setAside, ...others];
  if (current.length === 0) return { current: fresh, setAside: aside, superseded };
  if (!isActual(fresh) && isActual(current))
    return { current, setAside: [...aside, ...fresh], superseded };
  const [was, is] = [onlyFigure(current), onlyFigure(fresh)];
  if (was && is && was.status === is.status) {
    if (isRoundingOf(is, was)) return { current, setAside: [...aside, ...fresh], superseded };
    // The same number with more digits is no revision: the older statement is set aside, not superseded.
    if (isRoundingOf(was, is))
      return { current: fresh, setAside: [...aside, ...current], superseded };
  }
  return { current: fresh, setAside: aside, superseded: [...superseded, ...current] };
}

/**
 * Returns the statements of one day that may count, and the others. All may where one is marked as a contradiction;
 * else the actual ones where there are any, and of several that agree the one with most digits.
 */
function settleDay(
  sameDay: readonly Statement[],
): readonly [standing: readonly Statement[], others: readonly Statement[]] {
  if (sameDay.some(isMarkedContradiction)) return [sameDay, []];
  const actual = sameDay.filter((statement) => isActual([statement]));
  const strongest = actual.length > 0 ? actual : sameDay;
  const byDigits = [...strongest].sort((a, b) => precisionOf(a) - precisionOf(b));
  const [finest] = byDigits;
  const finestFigure = finest && onlyFigure([finest]);
  const doAgree =
    finestFigure &&
    byDigits.every((one) => {
      const figure = onlyFigure([one]);
      return figure !== null && isRoundingOf(figure, finestFigure);
    });
  const standing = doAgree ? [finest] : strongest;
  return [standing, sameDay.filter((one) => !standing.includes(one))];
}

function precisionOf({ figures }: Statement): number {
  return figures[0]?.precision ?? Number.POSITIVE_INFINITY;
}

/** True where one of the figures is no estimate; targets count like actual figures here. */
function isActual(statements: readonly Statement[]): boolean {
  return statements.some(({ figures }) => figures.some(({ status }) => status !== "estimate"));
}

function isMarkedContradiction({ figures }: Statement): boolean {
  return figures.every(({ conflict }) => conflict);
}

function onlyFigure(statements: readonly Statement[]): UnnamedFigure | null {
  const [figure, ...others] = statements.flatMap(({ figures }) => figures);
  return figure && others.length === 0 ? figure : null;
}

/** True where `coarse` is `fine` rounded to as many digits or fewer, with the same bound; for words, where equal. */
function isRoundingOf(coarse: UnnamedFigure, fine: UnnamedFigure): boolean {
  if (coarse.bound !== fine.bound) return false;
  if (coarse.value === null || fine.value === null)
    return coarse.value === fine.value && coarse.text === fine.text;
  const [unit, fineUnit] = [coarse.precision ?? 0, fine.precision ?? 0];
  if (unit < fineUnit) return false;
  return new Decimal(coarse.value).minus(fine.value).abs().times(2).lte(unit);
}
