import type { LineFields } from "../../intake/file/fields.ts";
import type { IntakeSpec } from "../../intake/file/schema.ts";

/** The fields of the form by which a person says what a new document is. */
export const HEAD_FIELDS = [
  ...["title.zh", "title.en", "issuer.zh", "issuer.en", "number", "date", "published"],
] as const;

/** What a person has said of a new document, by the names of the fields of its form. */
export function headFieldsOf({ title, issuer, number, date, published }: IntakeSpec): LineFields {
  const text = (value: unknown) => (value === null || value === undefined ? "" : String(value));
  const inLanguage = (value: unknown, key: "zh" | "en") =>
    typeof value === "object" && value !== null && key in value
      ? text((value as Readonly<Record<string, unknown>>)[key])
      : "";
  return {
    "title.zh": inLanguage(title, "zh"),
    "title.en": inLanguage(title, "en"),
    "issuer.zh": inLanguage(issuer, "zh"),
    "issuer.en": inLanguage(issuer, "en"),
    number: text(number),
    date: text(date),
    published: text(published),
  };
}

/** The same as the head has it; undefined is what it does not say. */
export function headIn(fields: LineFields): Readonly<Record<string, unknown>> {
  const said = (key: string) => fields[key] || null;
  return {
    title: { zh: said("title.zh"), en: said("title.en") },
    issuer: { zh: said("issuer.zh"), en: said("issuer.en") },
    number: fields.number || undefined,
    date: fields.date || undefined,
    // It is asked for where the document bears no date.
    published: fields.published || (fields.date ? undefined : null),
  };
}
