import type { ExportFormat } from "./format.ts";

/** A workbook to fill in, which comes back as any workbook does. */
export const template = {
  ending: "template.xlsx",
  mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  label: "Excel",
  outlets: ["command"],
  isText: false,
  takesChoice: true,
  async write(dataset, _outlet, choice = {}) {
    const { formatTemplate } = await import("../template/template.ts");
    return formatTemplate(dataset, choice);
  },
} as const satisfies ExportFormat;
