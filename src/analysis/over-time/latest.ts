/** The latest figures of an indicator beside those of the same period a year before. */

import type { Dataset, Figure } from "../../dataset/model.ts";
import { variantOf } from "../cells.ts";
import { compare } from "../compare.ts";
import { figuresOn, ofPeriod } from "../figure-index.ts";
import type { Cell, Comparison, ReasonCode } from "../model.ts";
import { unlikeness, whyNotComputed } from "../reasons.ts";
import type { Timing } from "../timing.ts";
import type { Earlier, LatestAnswer } from "./model.ts";
import { yearBefore } from "./trend.ts";

/** Sets beside each figure that of a year before, where both are of one scope, basis, unit and reference. */
export function latestOf(dataset: Dataset, comparison: Comparison, timing: Timing): LatestAnswer {
  const earlier = comparison.cells.map((cell) => earlierOf(dataset, comparison, cell, timing));
  return { comparison, earlier };
}

function earlierOf(
  dataset: Dataset,
  { indicator, measure, target }: Comparison,
  { region, figures: [latest] }: Cell,
  timing: Timing,
): Earlier {
  const period = latest ? yearBefore(dataset, indicator, latest.period, timing) : null;
  if (!latest || period === null) return without("not-published");
  const { frequency } = timing;
  const variant = variantOf(latest);
  const asked = { indicator, measure, target, regions: [region], period, frequency };
  const cell = compare(dataset, { ...asked, variant }).cells[0];
  const published = figuresOn(dataset, asked).get(region) ?? [];
  if (!cell || cell.figures.length === 0) {
    return without(whyOther(latest, ofPeriod(published, period)));
  }
  const why = whyNotComputed(cell);
  if (why !== null || !cell.figure) return without(why ?? "not-published");
  const [unlike] = unlikeness(latest, cell.figure);
  if (unlike || cell.figure.unit !== latest.unit) return without(unlike ?? "unit");
  return { figure: cell.figure, why: null };
}

/** Why nothing of a year before is like the latest figure. */
function whyOther(latest: Figure, published: readonly Figure[]): ReasonCode {
  const [other] = published;
  if (!other) return "not-published";
  return other.on === latest.on ? (unlikeness(latest, other)[0] ?? "not-published") : "reference";
}

function without(why: ReasonCode): Earlier {
  return { figure: null, why };
}
