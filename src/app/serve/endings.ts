import type { Job } from "../build/job.ts";

/** What has to be done before a file is there. */
type Needs = "page" | "print";

interface Ending {
  readonly mediaType: string;
  /** Of a briefing without a limit of pages; with one, which of it is left out is known once it is printed. */
  readonly needs: Needs;
}

/** The files of a briefing, by the ending of their names. */
export const ENDINGS = {
  html: { mediaType: "text/html; charset=utf-8", needs: "page" },
  pdf: { mediaType: "application/pdf", needs: "print" },
  "facts.json": { mediaType: "application/json; charset=utf-8", needs: "print" },
  csv: { mediaType: "text/csv; charset=utf-8", needs: "page" },
  xlsx: {
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    needs: "page",
  },
} as const satisfies Readonly<Record<string, Ending>>;

export type EndingName = keyof typeof ENDINGS;

export const ENDING_NAMES = Object.keys(ENDINGS) as readonly EndingName[];

/** What has to be done before a file of a job is there. */
export function needsOf(ending: EndingName, { spec }: Pick<Job, "spec">): Needs {
  return spec.pages === null ? ENDINGS[ending].needs : "print";
}

/** The forms in which a chart can be taken by itself. */
export const CHART_FORMS = {
  svg: { mediaType: "image/svg+xml; charset=utf-8" },
  png: { mediaType: "image/png" },
} as const;

export type ChartForm = keyof typeof CHART_FORMS;

/** The name of the file of a chart; `chart` from 1, in the order of the page. */
export function chartFile(name: string, chart: number, form: ChartForm): string {
  return `${name}.chart-${chart}.${form}`;
}

/** Reads the ending of such a name; null where it is another. */
export function readChartEnding(
  ending: string,
): { readonly chart: number; readonly form: ChartForm } | null {
  const [, chart, form] = /^chart-([1-9]\d{0,2})\.(svg|png)$/.exec(ending) ?? [];
  return chart === undefined ? null : { chart: Number(chart), form: form as ChartForm };
}
