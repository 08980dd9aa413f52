import { exportRecords } from "../export.ts";
import type { ExportFormat } from "./format.ts";

/** The records as a JSON list, one record a line. */
export const json = {
  ending: "json",
  mediaType: "application/json",
  label: "JSON",
  outlets: ["command", "gallery"],
  isText: true,
  write(dataset) {
    const lines = exportRecords(dataset).map((record) => JSON.stringify(record));
    return `[\n${lines.join(",\n")}\n]\n`;
  },
} as const satisfies ExportFormat;
