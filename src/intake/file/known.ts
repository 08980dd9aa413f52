import { keptUnit } from "../../dataset/figures.ts";
import { figureId } from "../../dataset/identity.ts";
import type { Dataset, Figure } from "../../dataset/model.ts";
import { convert, isConvertible } from "../../dataset/units.ts";
import type { Candidate } from "../model.ts";
import { writtenValue } from "./line.ts";
import type { LineSpec } from "./schema.ts";

type Saying = Parameters<typeof figureId>[0] & Pick<Figure, "value">;

/** What a figure says, as one text: two of one document that say the same are one. */
export function sayingOf(figure: Saying): string {
  return `${figureId(figure)} ${figure.value}`;
}

/** What data has of a document already. */
export function sayingsOf(
  document: string,
  { figures }: Pick<Dataset, "figures">,
): ReadonlyMap<string, Figure> {
  const own = figures.filter((figure) => figure.document === document && figure.value !== null);
  return new Map(own.map((figure) => [sayingOf(figure), figure]));
}

type Proposed = Pick<Candidate, "measure" | "unit" | "status" | "basis" | "scope" | "period"> & {
  readonly indicator: string | null;
  readonly on: Figure["on"];
  /** The number as it is written. */
  readonly number: string;
};

/** What a line would say as a figure of a place; null where it names no indicator, or one of another unit. */
function sayingOfProposed(
  { indicator: id, number, ...proposed }: Proposed,
  region: string,
  { indicatorById, unitById }: Lists,
): string | null {
  const indicator = indicatorById.get(id ?? "");
  const from = unitById.get(proposed.unit);
  const to = indicator && unitById.get(keptUnit(proposed, indicator));
  if (!indicator || !from || !to || !isConvertible(from, to)) return null;
  const value = convert(number, from, to);
  return sayingOf({ ...proposed, indicator: indicator.id, region, value });
}

type Lists = Pick<Dataset, "indicatorById" | "unitById">;

/** The same of a candidate. */
function sayingOfCandidate(candidate: Candidate, region: string, lists: Lists): string | null {
  const number = writtenValue(candidate);
  return sayingOfProposed({ ...candidate, number }, region, lists);
}

/** The same of a line of the file. */
export function sayingOfLine(line: LineSpec, region: string, lists: Lists): string | null {
  const { indicator, measure, unit, on = "year_earlier", status = "actual", ...rest } = line;
  const { year, period = year, basis = null, scope = null, value } = rest;
  const own = { indicator, measure, unit, on, status, basis, scope };
  return sayingOfProposed({ ...own, period: `${period}`, number: `${value}` }, region, lists);
}

/** Tells of candidates whether data has them as figures of the document. */
export function knownIn(
  { document, region }: { readonly document: string; readonly region: string },
  dataset: Dataset,
): (candidate: Candidate) => boolean {
  const sayings = sayingsOf(document, dataset);
  return (candidate) => sayings.has(sayingOfCandidate(candidate, region, dataset) ?? "");
}
