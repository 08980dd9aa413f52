import { z } from "zod";
import type { DatasetFile } from "../../dataset/files.ts";
import type { Dataset } from "../../dataset/model.ts";
import { figureSchema } from "../../dataset/schema.ts";
import { checkShape } from "../../dataset/shape.ts";
import { suggest } from "../../dataset/suggestion.ts";
import type { Report } from "../../dataset/text.ts";
import { parseYaml } from "../../dataset/yaml.ts";
import { formatFlow, pairsOf, toFlow } from "../file/flow.ts";
import { LEAVES, type LineMapping, type TableMapping } from "./mapping.ts";

const figure = figureSchema.shape;
const words = z.string().min(1, "some text");

const lineSchema = z.strictObject({
  region: words.optional(),
  indicator: words.optional(),
  name: words.optional(),
  measure: figure.measure.optional(),
  unit: words.optional(),
  status: figure.status,
  on: figure.on,
  leave: z.enum(LEAVES).optional(),
});

const mappingSchema = z.strictObject({
  tables: z.array(
    z.strictObject({
      sheet: words.nullable(),
      columns: z.record(words, lineSchema),
      rows: z.record(words, lineSchema),
    }),
  ),
});

const COMMENT = `# How the tables of a document are read: what each column and each row says of its numbers. Another month's
# table with the same heads is read by this without a question. Periods are read from the heads.
`;

/** Writes the mappings of a document's tables: the same mappings give the same bytes. */
export function formatMappings(tables: readonly TableMapping[]): string {
  const written = tables.map(({ sheet, columns, rows }) => {
    const head = `  - sheet: ${formatFlow(toFlow(sheet))}\n`;
    return `${head}${linesOf("columns", columns)}${linesOf("rows", rows)}`;
  });
  return `${COMMENT}tables:\n${written.join("")}`;
}

function linesOf(key: string, lines: Readonly<Record<string, LineMapping>>): string {
  const written = Object.entries(lines).map(
    ([words, mapping]) =>
      `      ${formatFlow(words)}: { ${pairsOf(toFlow({ ...mapping }) as never)} }\n`,
  );
  return written.length === 0 ? `    ${key}: {}\n` : `    ${key}:\n${written.join("")}`;
}

/**
 * Reads mappings; null where they have a fault.
 *
 * Errors: those of `parseYaml` and `checkShape`; `unknown-region`, `unknown-indicator`, `unknown-unit`.
 */
export function readMappings(
  file: DatasetFile,
  shown: string,
  dataset: Pick<Dataset, "regionById" | "indicatorById" | "unitById">,
  report: Report,
): readonly TableMapping[] | null {
  const source = parseYaml(file, shown, report);
  const spec = source && checkShape(mappingSchema, source, [], report);
  if (!source || !spec) return null;
  const lists = {
    region: dataset.regionById,
    indicator: dataset.indicatorById,
    unit: dataset.unitById,
  };
  let isRight = true;
  for (const [index, table] of spec.tables.entries()) {
    for (const side of ["columns", "rows"] as const) {
      for (const [key, line] of Object.entries(table[side])) {
        for (const kind of ["region", "indicator", "unit"] as const) {
          const id = line[kind];
          if (id === undefined || lists[kind].has(id)) continue;
          const at = source.at(["tables", index, side, key, kind]);
          const hint = suggest(id, [...lists[kind].keys()]);
          const message = `The data has no ${kind} ${id}.`;
          const code = `unknown-${kind}` as const;
          report({ severity: "error", code, message, at, ...(hint ? { hint } : {}) });
          isRight = false;
        }
      }
    }
  }
  return isRight ? spec.tables : null;
}
