import { exportRecords } from "../export.ts";
import type { ExportFormat } from "./format.ts";

/** The records as a YAML list, one field a line. */
export const yaml = {
  ending: "yaml",
  mediaType: "application/yaml",
  label: "YAML",
  outlets: ["attachment"],
  isText: true,
  write(dataset) {
    return exportRecords(dataset)
      .map((record) => {
        const lines = Object.entries(record).map(([field, value]) => `${field}: ${scalar(value)}`);
        return `- ${lines.join("\n  ")}\n`;
      })
      .join("");
  },
} as const satisfies ExportFormat;

function scalar(value: string | number | null): string {
  if (typeof value !== "string") return String(value);
  // A JSON string is a quoted YAML string (YAML 1.2, 1.3); it may hold controls only as escapes.
  return isPlain(value) ? value : JSON.stringify(value);
}

/** True where a text needs no quotes: it has only harmless characters, and is no word such as `null` or `yes`. */
function isPlain(text: string): boolean {
  return PLAIN.test(text) && !MEANS_SOMETHING.test(text);
}

const PLAIN = /^[\p{Script=Han}a-z][\p{Script=Han}\w.%/+\-（）()、，。；：～—“”]*$/iu;
const MEANS_SOMETHING = /^(?:null|true|false|yes|no|on|off|y|n)$/i;
