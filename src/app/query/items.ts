import { z } from "zod";

/** Fields that items share. */

export const bilingual = (what: string) =>
  z.strictObject({ zh: z.string(), en: z.string() }).describe(what);
export const idOf = (what: string) => z.string().describe(`Id of ${what}.`);
export const ids = (what: string) => z.array(z.string()).describe(`Ids of ${what}.`);
export const count = (what: string) => z.int().min(0).describe(`How many ${what}.`);
export const orNull = <Schema extends z.ZodType>(schema: Schema, otherwise: string) =>
  schema.nullable().describe(`${schema.description ?? ""} Null: ${otherwise}.`);
