import type { ChartPanel } from "../../analysis/analyze.ts";
import type { Context } from "../context.ts";
import { plainText, say } from "../sentence.ts";
import { whyBeside } from "../why-beside.ts";

/** Says why places of a chart stand side by side only, e.g. 年份不同，只并列. `regions` null: all that it shows. */
export function sayUnranked(
  context: Context,
  panels: readonly ChartPanel[],
  regions: readonly string[] | null,
): string {
  const { locale } = context;
  const outcomes = panels.map(({ outcome }) => outcome);
  const shown = outcomes.flatMap(({ cells }) => cells.map(({ region }) => region));
  const why = whyBeside(context, outcomes, regions ?? shown);
  return plainText(say(locale.say(why === "" ? "chart.beside" : "chart.unranked"), { why }));
}
