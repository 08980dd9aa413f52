import { figuresWithIds } from "./analysis/figure-index.ts";
import { formatCsv } from "./dataset/export.ts";
import { formatYaml } from "./dataset/export-yaml.ts";
import type { Dataset } from "./dataset/model.ts";
import type { Attachment } from "./pdf/model.ts";
import type { View } from "./view/model.ts";

/** The figures behind a briefing, to be carried inside its PDF: as CSV and as YAML, in the fields of the export. */
export function attachFigures(
  dataset: Dataset,
  { id, facts, labels }: View,
): readonly Attachment[] {
  const shown = facts.flatMap(({ figures }) => figures);
  const part = { ...dataset, figures: figuresWithIds(dataset, shown) };
  const encode = (text: string) => new TextEncoder().encode(text);
  const description = labels.attachment ?? "";
  return [
    { name: `${id}.csv`, type: "text/csv", bytes: encode(formatCsv(part)), description },
    { name: `${id}.yaml`, type: "application/yaml", bytes: encode(formatYaml(part)), description },
  ];
}
