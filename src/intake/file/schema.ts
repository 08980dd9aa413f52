import { z } from "zod";
import { documentSchema, figureSchema, id, indicatorSchema } from "../../dataset/schema.ts";

/** What a person decides of a candidate; `known` is written where data says the same already. */
const DECISIONS = ["accept", "reject", "known"] as const;

const words = z.string().min(1, "some text");
const count = z.number().int().min(0);
const span = { text: words, start: count, end: count };
const section = z.string().nullable().default(null);

/** Of a new indicator as much as is known; `accept` asks for the rest. */
const proposedSchema = z.strictObject({
  name: z.strictObject({ zh: words, en: words.nullable() }),
  short: indicatorSchema.shape.short,
  unit: words,
  theme: z.string().nullable(),
  measure: indicatorSchema.shape.measure,
  time: indicatorSchema.shape.time,
  decimals: indicatorSchema.shape.decimals.optional(),
  direction: indicatorSchema.shape.direction.optional(),
  definition: indicatorSchema.shape.definition.optional(),
});

const figure = figureSchema.shape;

/** A line of the file: the decision, the figure, and where its number stands in the document. */
const lineSchema = z.strictObject({
  decision: z.enum(DECISIONS).nullable(),
  by: words.optional(),
  at: z.iso.date("a date such as 2026-04-11").optional(),
  indicator: id("Indicator id, one that there is or a new one.").nullable(),
  proposed: proposedSchema.optional(),
  year: figure.year,
  period: figure.period,
  measure: figure.measure,
  on: figure.on,
  value: z.number(),
  unit: words,
  bound: figure.bound,
  status: figure.status,
  basis: figure.basis,
  scope: figure.scope,
  conflict: figure.conflict,
  remark: figure.remark,
  section: figure.section,
  printed: figure.printed,
  ...span,
  around: z.tuple([z.string(), z.string()], "the words before and after"),
  rule: words,
  confidence: z.number().min(0).max(1),
  doubts: z
    .array(
      z.strictObject({
        code: words,
        message: words,
        with: z.strictObject({ start: count, end: count }).optional(),
      }),
    )
    .optional(),
  proposal: words,
});

const document = documentSchema.shape;

/** Of a document that documents.yaml does not have yet; empty until a person has filled it in. */
const entry = {
  title: z.unknown().optional(),
  issuer: z.unknown().optional(),
  number: document.number,
  kind: document.kind,
  date: z.unknown().optional(),
  published: z.unknown().optional(),
  past_year: document.past_year,
  plan_year: document.plan_year,
};

/** The file of what was read in a document, as a person decides it. */
export const intakeSchema = z.strictObject({
  document: z.string().regex(/^[a-z][a-z0-9_-]*$/, "the id of a document"),
  region: words,
  file: words,
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits"),
  ...entry,
  candidates: z.array(lineSchema),
  ignored: z.array(z.strictObject({ ...span, rule: words, section })),
  unread: z.array(z.strictObject({ ...span, section })),
  lost: z.array(lineSchema).optional(),
});

export type LineSpec = z.infer<typeof lineSchema>;
export type IntakeSpec = z.infer<typeof intakeSchema>;
