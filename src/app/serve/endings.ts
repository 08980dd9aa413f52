import { MEMO_KINDS } from "../../memo/model.ts";
import type { Job } from "../build/job.ts";

/** What has to be done before a file is there. */
type Needs = "page" | "data" | "print";

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
  csv: { mediaType: "text/csv; charset=utf-8", needs: "data" },
  xlsx: {
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    needs: "data",
  },
} as const satisfies Readonly<Record<string, Ending>>;

/** The files of a memo, by the ending of their names. */
export const MEMO_ENDINGS = {
  pdf: ENDINGS.pdf.mediaType,
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "facts.json": ENDINGS["facts.json"].mediaType,
} as const;

/** The forms in which a chart can be taken by itself. */
const CHART_TYPES = { svg: "image/svg+xml; charset=utf-8", png: "image/png" } as const;

export type ChartForm = keyof typeof CHART_TYPES;

export type EndingName = keyof typeof ENDINGS;

export const ENDING_NAMES = Object.keys(ENDINGS) as readonly EndingName[];

/** A file of a result by its name: a briefing's names its language, a memo's its kind and date. */
interface ResultFile {
  readonly ending: string;
  readonly mediaType: string;
}

const MEDIA_TYPES = Object.fromEntries(
  Object.entries(ENDINGS).map(([name, { mediaType }]) => [name, mediaType]),
);

const NAMES: readonly (readonly [name: RegExp, types: Readonly<Record<string, string>>])[] = [
  [/^[^.]+\.(?:zh|en)\.(.+)$/, MEDIA_TYPES],
  [/^[^.]+\.(?:zh|en)\.chart-[1-9]\d{0,2}\.(.+)$/, CHART_TYPES],
  [new RegExp(`^(?:${MEMO_KINDS.join("|")})-\\d{4}-\\d{2}-\\d{2}\\.(.+)$`), MEMO_ENDINGS],
];

/** Reads the name of a file; null where no result has such a file. */
export function resultFile(file: string): ResultFile | null {
  for (const [name, types] of NAMES) {
    const ending = name.exec(file)?.[1];
    if (ending === undefined || !Object.hasOwn(types, ending)) continue;
    return { ending, mediaType: types[ending] ?? "" };
  }
  return null;
}

/** What has to be done, one after another, before a file of a job is there. */
export function needsOf(ending: EndingName, { spec }: Pick<Job, "spec">): readonly Needs[] {
  const { needs } = ENDINGS[ending];
  if (spec.pages === null) return [needs];
  return needs === "data" ? ["print", "data"] : ["print"];
}

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
