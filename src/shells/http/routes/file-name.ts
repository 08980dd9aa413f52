import {
  CHART_FORMS,
  ENDING_NAMES,
  ENDINGS,
  type EndingName,
  readChartEnding,
} from "../../../app/serve/endings.ts";

/** The ending of a file's name after its language; empty where it has none. */
function afterLanguage(file: string): string {
  return /^[^.]+\.(?:zh|en)\.(.+)$/.exec(file)?.[1] ?? "";
}

/** The ending of a file's name; null where it is none of a briefing. */
export function endingOf(file: string): EndingName | null {
  const ending = afterLanguage(file);
  return ENDING_NAMES.find((name) => name === ending) ?? null;
}

/** The media type of a file of a result by its name; null where it is none of a result. */
export function mediaTypeOf(file: string): string | null {
  const ending = endingOf(file);
  if (ending !== null) return ENDINGS[ending].mediaType;
  const chart = readChartEnding(afterLanguage(file));
  return chart && CHART_FORMS[chart.form].mediaType;
}
