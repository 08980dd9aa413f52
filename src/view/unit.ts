/** Names the units of numbers, as the language says them. */

import type { Figure } from "../dataset/model.ts";
import type { Context } from "./context.ts";
import { type Speech, scaleOf, unitBeside } from "./scale.ts";
import { plainText, say } from "./sentence.ts";

type Asked = Pick<Figure, "indicator" | "unit">;

/** The unit beside a number that is said in it, e.g. jobs, billion yuan; English takes the singular for exactly one. */
export function unitName(speech: Speech, asked: Asked, value: number | null): string {
  return unitBeside(scaleOf(speech, asked), value);
}

/** The unit of a row, e.g. 亿元, 增长（%）; `value`: its only number, so that English says enterprise of one. */
export function rowUnit(
  context: Context,
  asked: Pick<Figure, "indicator" | "unit" | "measure">,
  value: number | null = null,
): string {
  const { measure } = asked;
  const key = measure === "growth" || measure === "change" ? measure : "own";
  const unit = unitName(context, asked, value);
  return plainText(say(context.locale.say(`rowUnit.${key}`), { unit }));
}

/** True where the name of an indicator ends with its unit, as New urban jobs with jobs: it need not follow. */
export function saysUnit(name: string, unit: string): boolean {
  return name.toLowerCase().endsWith(` ${unit}`);
}
