/** One end of a field in a sentence after a lead: one number, however many places share it. */

import type { Figure } from "../../dataset/model.ts";
import { type Context, placeName } from "../context.ts";
import type { LocaleText } from "../locale.ts";
import type { Sentence } from "../model.ts";
import { sayAmount, sayFigure } from "../phrase.ts";
import { namePlaces } from "../places.ts";
import { type Slot, say } from "../sentence.ts";

/** e.g. 张店增长5.5%; 平阴、峄城均增长6%; 博山预计增长2.5%（平阴与之大体相当）. */
export function sayEndOnce(context: Context, figures: readonly Figure[]): Sentence {
  const { locale } = context;
  const [first] = figures;
  if (!first) return [];
  const alike = figures.filter((figure) => isSaidAlike(figure, first));
  const others = figures.filter((figure) => !alike.includes(figure));
  const end = sayShared(context, alike);
  if (others.length === 0) return end;
  for (const figure of others) context.shown.add(figure);
  return say(locale.say("finding.ends.alike"), { end, places: placesOf(context, others) });
}

/** Places that share a number, its status and its bound. */
export function sayShared(context: Context, figures: readonly Figure[]): Sentence {
  const [first] = figures;
  if (!first) return [];
  for (const figure of figures) context.shown.add(figure);
  const isMoving = first.measure === "growth" || first.measure === "change";
  const key = `${isMoving ? "moving" : "own"}${figures.length > 1 ? "Several" : ""}`;
  const places = figures.length > 1 ? placesOf(context, figures) : placeName(context, first.region);
  return sayValue(context, context.locale.say(`finding.ends.${key}`), first, { places });
}

/** True where two figures are said in the same words. */
function isSaidAlike(a: Figure, b: Figure): boolean {
  return a.value === b.value && a.status === b.status && a.bound === b.bound;
}

/** Fills a wording with a figure as it wants it, moving or how much: making either enters a number in the ledger. */
function sayValue(
  context: Context,
  wording: LocaleText,
  figure: Figure,
  slots: Readonly<Record<string, Slot>>,
): Sentence {
  const value = wording.includes("{movement}")
    ? { movement: sayFigure(context, figure) }
    : { amount: sayAmount(context, figure) };
  return say(wording, { ...slots, ...value });
}

function placesOf(context: Context, figures: readonly Figure[]): Sentence {
  return namePlaces(
    context,
    figures.map(({ region }) => region),
  );
}
