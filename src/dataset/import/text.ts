import { parse } from "yaml";

/** Keys and values of one figure, in the order in which they are written. */
export type WrittenFigure = Readonly<Record<string, string | WrittenPlain | readonly Written[]>>;
type Written = Readonly<Record<string, string>>;

/** A number or `true` that is written exactly so, zeros at the end included. */
interface WrittenPlain {
  readonly source: string;
}

/** Figures of one region, by indicator. */
export interface WrittenObservations {
  readonly region: string;
  readonly document: string;
  readonly figuresByIndicator: ReadonlyMap<string, readonly WrittenFigure[]>;
}

/** How every line that holds a figure begins. */
export const FIGURE_START = "    - { ";

const HEAD = "# yaml-language-server: $schema=../schemas/observations.schema.json\n";

/** Writes an observations file as a person does: one figure a line. */
export function formatObservations(observations: WrittenObservations): string {
  const { region, document, figuresByIndicator } = observations;
  const lists = [...figuresByIndicator].map(([indicator, figures]) => {
    const lines = figures.map((figure) => `${FIGURE_START}${pairs(figure)} }\n`);
    return `  ${formatText(indicator)}:\n${lines.join("")}`;
  });
  const keys = `region: ${formatText(region)}\ndocument: ${formatText(document)}\n`;
  return `${HEAD}${keys}figures:\n${lists.join("")}`;
}

function pairs(figure: WrittenFigure): string {
  return Object.entries(figure)
    .map(([key, value]) => `${key}: ${formatValue(value)}`)
    .join(", ");
}

function formatValue(value: WrittenFigure[string]): string {
  if (typeof value === "string") return formatText(value);
  if ("source" in value) return value.source;
  return `[${value.map((item) => `{ ${pairs(item)} }`).join(", ")}]`;
}

/** Writes text without quotes where YAML then reads the same text inside braces. */
export function formatText(text: string): string {
  return isPlain(text) ? text : JSON.stringify(text);
}

/** Words and ids that YAML reads as themselves at sight; asking it takes long. */
const SURE = /^(?:\p{Script=Han}[\p{L}\p{N}.%（）“”]*|[a-z]+_[a-z0-9_]+)$/u;

function isPlain(text: string): boolean {
  if (SURE.test(text)) return true;
  try {
    const read: unknown = parse(`{ key: ${text} }`);
    return (read as { key?: unknown }).key === text;
  } catch {
    // Text that does not parse without quotes needs them, whatever the error is.
    return false;
  }
}
