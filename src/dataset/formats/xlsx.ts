import type { ExportFormat } from "./format.ts";

/** A workbook with a sheet a theme, for reading; that of the command has a sheet of all figures as well, which is read back. */
export const xlsx = {
  ending: "xlsx",
  mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  label: "Excel",
  outlets: ["command", "gallery", "beside"],
  isText: false,
  async write(dataset, outlet) {
    const { formatXlsx } = await import("../workbook.ts");
    return formatXlsx(dataset, { hasFigures: outlet === "command" });
  },
  async read(file, files, folder) {
    const { importWorkbook } = await import("../import.ts");
    return importWorkbook(file, files, folder);
  },
} as const satisfies ExportFormat;
