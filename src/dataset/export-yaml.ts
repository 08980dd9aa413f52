import { exportRecords } from "./export.ts";
import type { Dataset } from "./model.ts";

/** Writes the records of the export as a YAML list, one field a line. */
export function formatYaml(dataset: Dataset): string {
  return exportRecords(dataset)
    .map((record) => {
      const lines = Object.entries(record).map(([field, value]) => `${field}: ${scalar(value)}`);
      return `- ${lines.join("\n  ")}\n`;
    })
    .join("");
}

function scalar(value: string | number | null): string {
  if (typeof value !== "string") return String(value);
  // A JSON string is a quoted YAML string (YAML 1.2, 1.3); it may hold controls only as escapes.
  return isPlain(value) ? value : JSON.stringify(value);
}

/** True of most texts: with these characters alone, and not a word that means something, no quotes are needed. */
function isPlain(text: string): boolean {
  return PLAIN.test(text) && !MEANS_SOMETHING.test(text);
}

const PLAIN = /^[\p{Script=Han}a-z][\p{Script=Han}\w.%/+\-（）()、，。；：～—“”]*$/iu;
const MEANS_SOMETHING = /^(?:null|true|false|yes|no|on|off|y|n)$/i;
