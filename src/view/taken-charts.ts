import type { DrawnView, NoteView, Sentence, Sign, View } from "./model.ts";
import { plainText, verbatim } from "./sentence.ts";

/** A chart that can be taken by itself. */
export interface TakenChart extends DrawnView {
  /** e.g. `chart-1`. */
  readonly id: string;
  /** The message. */
  readonly title: string;
  /** Measure, unit, years. */
  readonly subtitle: string;
  /** Marks and notes. */
  readonly notes: readonly string[];
  readonly names: readonly string[];
}

/** A chart as it stands on some page: what every kind of it may have. */
interface Titled extends DrawnView {
  readonly id: string;
  readonly title: Sentence | string;
  readonly subtitle: Sentence;
  readonly legend?: readonly Sign[];
  readonly names?: readonly string[];
}

/** The charts of a page that say something by themselves, in the order of the page. */
export function takenCharts(view: View): readonly TakenChart[] {
  const { findings, butterfly, steps, sections, trends, position, meta } = view;
  const charts = [...(steps?.charts ?? []), ...sections.flatMap((section) => section.charts)];
  return [
    ...(position ? [taken({ ...position, title: meta.title }, position.notes)] : []),
    ...findings.flatMap(({ chart, lead }) => (chart ? [taken({ ...chart, title: lead }, [])] : [])),
    ...(butterfly ? [taken(butterfly, butterfly.notes.map(noteText))] : []),
    ...charts.map((chart) => taken(chart, chart.notes ? [chart.notes] : [])),
    ...(trends?.charts ?? []).map((chart) => taken({ ...chart, legend: trends?.legend ?? [] }, [])),
  ];
}

function taken(
  { id, spec, title, subtitle, legend = [], names = [] }: Titled,
  notes: readonly Sentence[],
): TakenChart {
  const key = legend.map(({ sign, meaning }) => `${sign} ${meaning}`).join("\u2003");
  return {
    id,
    spec,
    title: typeof title === "string" ? title : plainText(title),
    subtitle: plainText(subtitle),
    notes: [key, ...notes.map(plainText)].filter((text) => text !== ""),
    names,
  };
}

function noteText({ number, text }: NoteView): Sentence {
  return [...verbatim(`${number} `), ...text];
}
