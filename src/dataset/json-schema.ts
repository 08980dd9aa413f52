import { z } from "zod";
import {
  briefingSchema,
  correctionsSchema,
  documentsSchema,
  groupsSchema,
  indicatorsSchema,
  observationsSchema,
  regionsSchema,
  vocabularySchema,
} from "./schema.ts";

/** Title and schema of each kind of data file; the key is the name in `data/schemas/`. */
const FILES = {
  regions: ["Regions, in the order of the pages", regionsSchema],
  groups: ["Groups of regions that belong together", groupsSchema],
  documents: ["The published documents", documentsSchema],
  vocabulary: ["The controlled lists", vocabularySchema],
  indicators: ["Indicators, in the order of the pages", indicatorsSchema],
  corrections: ["Published results found wrong", correctionsSchema],
  observations: ["Figures of one region", observationsSchema],
  briefing: ["What a briefing shows", briefingSchema],
} as const satisfies Record<string, readonly [title: string, schema: z.ZodType]>;

/**
 * Makes the JSON Schemas by which an editor completes and explains data files, by file name.
 *
 * Source: draft 7, the newest that the YAML language server reads in full.
 */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(FILES).map(([name, [title, schema]]) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, { target: "draft-7" });
      return [`${name}.schema.json`, `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`];
    }),
  );
}
