import type { ExportFormat } from "./format.ts";

/** A row a figure; the format that is read back. */
export const csv = {
  ending: "csv",
  mediaType: "text/csv",
  label: "CSV",
  outlets: ["command", "gallery", "attachment", "beside"],
  isText: true,
  async write(dataset, outlet) {
    const { formatCsv } = await import("../csv.ts");
    // What is downloaded is opened in Excel, which takes a CSV for UTF-8 only with a byte order mark.
    return formatCsv(dataset, { bom: outlet === "gallery" || outlet === "beside" });
  },
  async read(file, files, folder) {
    const { importCsv } = await import("../import.ts");
    return importCsv(file, files, folder);
  },
} as const satisfies ExportFormat;
