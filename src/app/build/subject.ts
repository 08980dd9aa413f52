import { presentId, presentIds } from "../../dataset/former-ids.ts";
import type { Dataset, SubjectAsked } from "../../dataset/model.ts";
import { ReportError } from "../../error.ts";
import { knownOf } from "../known.ts";

/**
 * Finds the focus, the themes and the indicators asked for, places and indicators by their present or former ids, each once.
 *
 * Errors: USAGE for what does not exist, for an empty list, and for indicators that do not lie in the themes.
 */
export function subjectAsked(dataset: Dataset, asked: SubjectAsked): SubjectAsked {
  const { formerIds, regionById, themeById, indicatorById } = dataset;
  const focus = asked.focus && presentId("region", asked.focus, formerIds);
  if (focus !== undefined) knownOf(focus, [...regionById.keys()], "region");
  const themes = asked.themes && [...new Set(asked.themes)];
  const indicators = asked.indicators && presentIds("indicator", asked.indicators, formerIds);
  checkList(themes, [...themeById.keys()], "theme");
  checkList(indicators, [...indicatorById.keys()], "indicator");
  if (themes && indicators) checkTogether(dataset, themes, indicators);
  return {
    ...(focus === undefined ? {} : { focus }),
    ...(themes === undefined ? {} : { themes }),
    ...(indicators === undefined ? {} : { indicators }),
  };
}

function checkList(
  ids: readonly string[] | undefined,
  known: readonly string[],
  what: string,
): void {
  for (const id of ids ?? []) knownOf(id, known, what);
  if (ids?.length === 0) {
    const hint = `name one at least, or leave the choice of ${what}s out`;
    throw new ReportError("USAGE", `No ${what} is named`, { hint });
  }
}

/** Each indicator lies in one of the themes, and each theme has one of them. */
function checkTogether(
  { indicatorById }: Dataset,
  themes: readonly string[],
  indicators: readonly string[],
): void {
  const themeOf = (id: string) => indicatorById.get(id)?.theme ?? "";
  const outside = indicators.find((id) => !themes.includes(themeOf(id)));
  if (outside !== undefined) {
    const message = `The indicator "${outside}" is of the theme "${themeOf(outside)}", not of ${themes.join(", ")}`;
    throw new ReportError("USAGE", message, {
      hint: `name the theme ${themeOf(outside)} as well, or leave the themes out`,
    });
  }
  const empty = themes.find((theme) => indicators.every((id) => themeOf(id) !== theme));
  if (empty !== undefined) {
    throw new ReportError("USAGE", `None of the indicators is of the theme "${empty}"`, {
      hint: "leave that theme out, or name an indicator of it as well",
    });
  }
}
