import { figuresWithIds } from "./analysis/figure-index.ts";
import { FORMATS, formatsFor, writeFormat } from "./dataset/formats/table.ts";
import type { Dataset } from "./dataset/model.ts";
import type { Attachment } from "./pdf/model.ts";
import type { View } from "./view/model.ts";

/** Writes the figures behind a briefing as files to attach to its PDF, with the fields of the export. */
export function attachFigures(
  dataset: Dataset,
  { id, facts, labels }: View,
): Promise<readonly Attachment[]> {
  const shown = facts.flatMap(({ figures }) => figures);
  const part = { ...dataset, figures: figuresWithIds(dataset, shown) };
  return Promise.all(
    formatsFor("attachment").map(async (format) => ({
      name: `${id}.${FORMATS[format].ending}`,
      type: FORMATS[format].mediaType,
      bytes: await writeFormat(format, part, "attachment"),
      description: labels.attachment ?? "",
    })),
  );
}
