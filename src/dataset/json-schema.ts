import { z } from "zod";
import type { ListName, Lists } from "./reference-lists.ts";
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

/** A schema as zod writes it, and the list that it refers to. */
interface Node {
  list?: ListName;
  enum?: readonly unknown[];
  enumDescriptions?: readonly string[];
  propertyNames?: Node;
  properties?: Record<string, unknown>;
  additionalProperties?: unknown;
}

/**
 * Makes the JSON Schemas by which an editor completes and explains data files, by file name.
 *
 * Shape: with the lists of a dataset an editor completes its ids and marks any other.
 * Source: draft 7, the newest that the YAML language server reads in full.
 */
export function jsonSchemas(lists: Lists | null = null): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(FILES).map(([name, [title, schema]]) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, {
        target: "draft-7",
        override: ({ jsonSchema }) => nameChoices(jsonSchema as Node, lists),
      });
      const shared = shareValues(rest as Node);
      const whole = { $schema, title, ...rest, ...shared };
      return [`${name}.schema.json`, `${JSON.stringify(whole, null, 2)}\n`];
    }),
  );
}

/** Puts in place of the name of a list what stands in it; a list of nothing leaves open what will. */
function nameChoices(node: Node, lists: Lists | null): void {
  const { list } = node;
  delete node.list;
  const own = list && lists?.[list];
  if (!own || own.size === 0) return;
  node.enum = [...own.keys()];
  node.enumDescriptions = [...own.values()];
}

/**
 * Editors complete the keys of a mapping by its properties alone: each key that may stand there becomes one, all with the value
 * that is said once.
 */
function shareValues(root: Node): { readonly definitions?: Readonly<Record<string, unknown>> } {
  const definitions: Record<string, unknown> = {};
  const walk = (node: unknown) => {
    if (typeof node !== "object" || node === null) return;
    const { propertyNames, additionalProperties } = node as Node;
    if (propertyNames?.enum && typeof additionalProperties === "object") {
      const name = `value${Object.keys(definitions).length + 1}`;
      definitions[name] = additionalProperties;
      const value = (_: unknown, at: number) => ({
        description: propertyNames.enumDescriptions?.[at],
        allOf: [{ $ref: `#/definitions/${name}` }],
      });
      const keys = propertyNames.enum.map(String);
      (node as Node).properties = Object.fromEntries(keys.map((key, at) => [key, value(key, at)]));
      (node as Node).additionalProperties = false;
      walk(definitions[name]);
      return;
    }
    for (const child of Object.values(node)) walk(child);
  };
  walk(root);
  return Object.keys(definitions).length > 0 ? { definitions } : {};
}
