import type { Dataset, Figure, Measure, Period, Status } from "../../dataset/model.ts";
import { comparePeriods, periodFor, readAskedPeriod } from "../../dataset/time/period.ts";
import { choicesFor } from "./choices.ts";
import { QueryFault, quoted } from "./fault.ts";
import { checkKnown } from "./known.ts";
import { documentsNamed, indicatorsNamed, placesNamed, type Words, wordsOf } from "./search.ts";
import { indicatorsSought, type PlacesAsked, placesSought, type SubjectsAsked } from "./subset.ts";

/** Whether figures that another one replaces are given as well, left out, or given alone. */
export const SUPERSEDED = ["yes", "no", "only"] as const;

interface FiguresAsked extends PlacesAsked, SubjectsAsked {
  readonly measure?: readonly Measure[] | undefined;
  readonly period?: readonly string[] | undefined;
  readonly document?: readonly string[] | undefined;
  readonly status?: readonly Status[] | undefined;
  readonly basis?: readonly string[] | undefined;
  readonly find?: string | undefined;
  readonly superseded?: (typeof SUPERSEDED)[number] | undefined;
}

type Keep = (figure: Figure) => boolean;

/**
 * Tells which figures of a dataset, which may be as of a date, are asked for.
 *
 * Errors: QueryFault for a name of nothing in the whole dataset; a later document is none of those.
 */
export function filterFigures(dataset: Dataset, whole: Dataset, asked: FiguresAsked): Keep {
  const checks = checksOf(dataset, whole, asked).filter((check) => check !== null);
  return (figure) => checks.every((check) => check(figure));
}

/** One a field, the quick ones that leave out most first; null for what is not asked. */
function checksOf(dataset: Dataset, whole: Dataset, asked: FiguresAsked): readonly (Keep | null)[] {
  const { documentById, basisById } = whole;
  const naming = { field: "document", what: "document" };
  const ofBasis = { field: "basis", what: "basis" };
  return [
    among(placesSought(dataset, asked), ({ region }) => region),
    among(indicatorsSought(dataset, asked), ({ indicator }) => indicator),
    among(
      setOf(asked.document, (ids) => checkKnown(ids, documentById, naming)),
      (figure) => {
        return figure.document;
      },
    ),
    among(setOf(asked.measure), ({ measure }) => measure),
    among(setOf(asked.status), ({ status }) => status),
    among(
      setOf(asked.basis, (ids) => checkKnown(ids, basisById, ofBasis)),
      ({ basis }) => basis,
    ),
    ofPeriods(whole, asked.period),
    ofStanding(asked.superseded),
    ofNames(dataset, wordsOf(asked.find)),
  ];
}

function setOf<Value extends string>(
  written: readonly Value[] | undefined,
  check: (values: readonly Value[]) => readonly Value[] = (values) => values,
): ReadonlySet<string> | null {
  return written?.length ? new Set(check(written)) : null;
}

function among(
  allowed: ReadonlySet<string> | null,
  wordOf: (figure: Figure) => string | null,
): Keep | null {
  return allowed && ((figure) => allowed.has(wordOf(figure) ?? ""));
}

function ofStanding(superseded: FiguresAsked["superseded"] = "yes"): Keep | null {
  if (superseded === "yes") return null;
  const isWanted = superseded === "only";
  return ({ standing }) => (standing === "superseded" || standing === "set-aside") === isWanted;
}

/** A period asked for is that of an amount over time; an amount at a moment is then of its end. */
function ofPeriods(dataset: Dataset, written: readonly string[] | undefined): Keep | null {
  if (!written?.length) return null;
  const asked = written.map((one) => readAskedPeriod(one) ?? refusePeriod(dataset, one));
  const flow = new Set<Period>(asked);
  const stock = new Set<Period>(asked.map((one) => periodFor(one, "stock")));
  const { indicatorById } = dataset;
  return ({ indicator, period }) =>
    (indicatorById.get(indicator)?.time === "stock" ? stock : flow).has(period);
}

function refusePeriod({ figures }: Dataset, written: string): never {
  const there = [...new Set(figures.map(({ period }) => period))].sort(comparePeriods);
  throw new QueryFault(`${quoted(written)} is no period`, {
    field: "period",
    value: written,
    ...choicesFor(written, there),
  });
}

/** Each word stands in a name of the place, the indicator or the document. */
function ofNames(dataset: Dataset, words: Words): Keep | null {
  if (words.length === 0) return null;
  const checks = words.map((word) => {
    const regions = placesNamed(dataset, [word]);
    const indicators = indicatorsNamed(dataset, [word]);
    const documents = documentsNamed(dataset, [word]);
    return ({ region, indicator, document }: Figure) =>
      regions?.has(region) || indicators?.has(indicator) || documents?.has(document) || false;
  });
  return (figure) => checks.every((check) => check(figure));
}
