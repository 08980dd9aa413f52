import { groupBy } from "../../group-by.ts";
import type { Dataset, Days, Indicator, Measure, SourceDocument } from "../model.ts";
import { MEASURES } from "../model.ts";
import { dayOf } from "../time/document.ts";
import { readPeriod } from "../time/period.ts";

/** What of a dataset a form asks for; without regions or themes for all. */
export interface FormChoice {
  readonly regions?: readonly string[];
  readonly themes?: readonly string[];
}

/** A row of a form before anybody has filled it in. */
export interface FormRow {
  readonly region: string;
  readonly indicator: Indicator;
  /** Empty where the document does not tell it. */
  readonly period: string;
  readonly measure: Measure;
  readonly isTarget: boolean;
  /** Empty where the place has no document. */
  readonly document: string;
}

/** What is asked of an indicator. */
interface Question {
  readonly measure: Measure;
  readonly isTarget: boolean;
}

/**
 * What a form asks: of each place, by its latest document, all that any place reports of an indicator.
 *
 * Shape: by place, then in the order of the indicators, outcomes before targets.
 */
export function formRows(dataset: Dataset, { regions, themes }: FormChoice): readonly FormRow[] {
  const places = regions ?? [...dataset.regionById.keys()];
  const indicators = [...dataset.indicatorById.values()].filter(
    ({ theme }) => themes?.includes(theme) ?? true,
  );
  const asked = askedOf(dataset);
  const documents = groupBy([...dataset.documentById.values()], ({ region }) => region);
  return places.flatMap((region) => {
    const [document] = (documents.get(region) ?? []).toSorted((a, b) => byDay(b, a));
    return indicators.flatMap((indicator) =>
      asked(indicator).flatMap((question) => rowOf(region, indicator, question, document) ?? []),
    );
  });
}

function byDay(left: SourceDocument, right: SourceDocument): number {
  return dayOf(left) < dayOf(right) ? -1 : 1;
}

/** Of each indicator what figures say; where none does, its own measure. */
function askedOf({ figures }: Dataset): (indicator: Indicator) => readonly Question[] {
  const byIndicator = groupBy(figures, ({ indicator }) => indicator);
  return ({ id, measure: own }) => {
    const said = new Set(
      (byIndicator.get(id) ?? []).map(({ measure, status }) => `${status === "target"} ${measure}`),
    );
    const all = [false, true].flatMap((isTarget) =>
      MEASURES.map((measure) => ({ measure, isTarget })),
    );
    return all.filter(({ measure, isTarget }) =>
      said.size === 0 ? measure === own && !isTarget : said.has(`${isTarget} ${measure}`),
    );
  };
}

/** Null where the document states nothing of the kind. */
function rowOf(
  region: string,
  indicator: Indicator,
  question: Question,
  document: SourceDocument | undefined,
): FormRow | null {
  const days = question.isTarget ? document?.aims : document?.covers;
  if (document && !days) return null;
  const period = days ? periodOf(days, indicator) : "";
  return { region, indicator, period, ...question, document: document?.id ?? "" };
}

/** The last whole year of some days, else the months of their last year; empty where the indicator has no such period. */
function periodOf({ to }: Days, { time }: Indicator): string {
  const [year = "", month = ""] = to.split("-");
  const written =
    month === "12" ? year : time === "stock" ? `${year}-${month}` : `${year}-01/${month}`;
  return "period" in readPeriod(written, time) ? written : "";
}
