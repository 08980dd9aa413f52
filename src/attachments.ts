import { figuresWithIds } from "./analysis/figure-index.ts";
import { FORMATS, formatsFor, writeFormat } from "./dataset/formats/table.ts";
import type { Dataset } from "./dataset/model.ts";
import type { Attachment } from "./pdf/model.ts";
import type { View } from "./view/model.ts";

/** Writes the figures behind a briefing as files to attach to its PDF, with the fields of the export. */
export function attachFigures(
  dataset: Dataset,
  view: Pick<View, "id" | "facts" | "labels">,
): Promise<readonly Attachment[]> {
  return figuresBehind(dataset, view, "attachment");
}

/** Writes the figures behind a briefing in every format of an outlet. */
export async function figuresBehind(
  dataset: Dataset,
  { id, facts, labels }: Pick<View, "id" | "facts" | "labels">,
  outlet: "attachment" | "beside",
): Promise<readonly Attachment[]> {
  const shown = facts.flatMap(({ figures }) => figures);
  const part = { ...dataset, figures: figuresWithIds(dataset, shown) };
  return Promise.all(
    formatsFor(outlet).map(async (format) => ({
      name: `${id}.${FORMATS[format].ending}`,
      type: FORMATS[format].mediaType,
      bytes: await writeFormat(format, part, outlet),
      description: labels.attachment ?? "",
    })),
  );
}
