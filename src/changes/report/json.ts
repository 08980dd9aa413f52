import type { ChangeReport, PageChange, Picture } from "../model.ts";

/** A change report as data: pictures by their size only. */
export function toPlainReport(report: ChangeReport) {
  return {
    ...report,
    outputs: report.outputs.map((output) => ({ ...output, pages: output.pages.map(plainPage) })),
  };
}

function plainPage({ picture, ...page }: PageChange) {
  if (picture === null) return { ...page, picture: null };
  const { share, before, after } = picture;
  return { ...page, picture: { share, before: sizeOf(before), after: sizeOf(after) } };
}

function sizeOf(picture: Picture | null) {
  return picture && { widthPx: picture.widthPx, heightPx: picture.heightPx };
}
