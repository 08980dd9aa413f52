import type { ExportFormat } from "./format.ts";

/** A workbook with a sheet a theme, for reading. */
export const xlsx = {
  ending: "xlsx",
  mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  label: "Excel",
  outlets: ["command", "gallery", "beside"],
  isText: false,
  async write(dataset) {
    const { formatXlsx } = await import("../workbook.ts");
    return formatXlsx(dataset);
  },
} as const satisfies ExportFormat;
