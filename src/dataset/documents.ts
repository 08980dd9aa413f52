import type { DiagnosticCode } from "../diagnostic-codes.ts";
import type { Proof, SourceDocument } from "./model.ts";
import { type Checks, checkReference } from "./names.ts";
import { type DocumentSpec, documentSchema } from "./schema.ts";
import { validEntries } from "./shape.ts";
import { type Days, readLastDay, readSpan } from "./time/period.ts";
import { mapValues } from "./vocabulary.ts";
import type { Path, YamlSource } from "./yaml-source.ts";

/** One document as written, and where. */
interface Written {
  readonly id: string;
  readonly spec: DocumentSpec;
  readonly source: YamlSource;
  readonly checks: Checks;
}

/**
 * Resolves documents.yaml.
 *
 * Errors: `unknown-region`; `wrong-period` for what is no date or period; `document-years` where the plan year does not
 * come after the past year, where years and periods are given for the same thing, or where neither is;
 * `document-proof` where one of file and checksum is missing.
 */
export function resolveDocuments(
  source: YamlSource,
  checks: Checks,
): ReadonlyMap<string, SourceDocument> {
  return mapValues(validEntries(documentSchema, source), (spec, id) => {
    const written: Written = { id, spec, source, checks };
    checkReference("region", spec.region, source, [id, "region"], checks);
    const published = publishedOf(written);
    return {
      id,
      region: spec.region,
      title: spec.title,
      number: spec.number ?? null,
      issuer: spec.issuer,
      kind: spec.kind ?? "plan",
      date: spec.date ?? null,
      published,
      publishedOn: published === null ? null : readLastDay(published),
      ...periodsOf(written),
      draft: spec.draft ?? false,
      proof: proofOf(written),
      at: source.at([id], "key"),
    };
  });
}

function fault(
  { id, source, checks }: Written,
  code: DiagnosticCode,
  message: string,
  key: string,
): null {
  const path: Path = key === "" ? [id] : [id, key];
  const at = source.at(path, key === "" ? "key" : "value");
  checks.report({ severity: "error", code, message, at });
  return null;
}

function publishedOf(written: Written): string | null {
  const { published, date = null } = written.spec;
  if (published === undefined) return date;
  const text = String(published);
  if (readLastDay(text) !== null) return text;
  const message = `\`published\` is ${text}; expected a date, a month or a year, such as 2023-04-11 or 2023-04.`;
  return fault(written, "wrong-period", message, "published") ?? date;
}

/**
 * Reads the periods that a document covers and aims at, from `covers` and `aims` or `past_year` and `plan_year`.
 *
 * Shape: both null where one could not be read, so that no figure is checked against the other alone.
 */
function periodsOf(written: Written): Pick<SourceDocument, "covers" | "aims"> {
  const { spec } = written;
  const { past_year: past, plan_year: plan } = spec;
  for (const [year, key] of [
    ["past_year", "covers"],
    ["plan_year", "aims"],
  ] as const) {
    if (spec[year] === undefined || spec[key] === undefined) continue;
    const message = `The document has both \`${year}\` and \`${key}\`, which say the same; expected one.`;
    fault(written, "document-years", message, year);
  }
  if (past !== undefined && plan !== undefined && plan <= past) {
    const message = `\`plan_year\` is ${plan}; expected a year after \`past_year\`, ${past}.`;
    fault(written, "document-years", message, "plan_year");
  }
  const covers = spanOf(written, "covers");
  const aims = spanOf(written, "aims");
  const isGiven = [past, plan, spec.covers, spec.aims].some((one) => one !== undefined);
  if (!isGiven) {
    const message =
      "The document says neither what it reports on nor what it aims at; expected `covers`, `aims`, or of a plan `past_year` and `plan_year`.";
    fault(written, "document-years", message, "");
  }
  if (covers === "faulty" || aims === "faulty") return { covers: null, aims: null };
  return { covers: covers ?? spanOfYear(past), aims: aims ?? spanOfYear(plan) };
}

function spanOf(written: Written, key: "covers" | "aims"): Days | "faulty" | null {
  const value = written.spec[key];
  if (value === undefined) return null;
  const days = readSpan(String(value));
  if (days) return days;
  const message = `\`${key}\` is ${value}; expected a period or several, such as 2023, 2019/2023 or 2024-01/09.`;
  fault(written, "wrong-period", message, key);
  return "faulty";
}

function spanOfYear(year: number | undefined): Days | null {
  return year === undefined ? null : { from: `${year}-01-01`, to: `${year}-12-31` };
}

function proofOf(written: Written): Proof | null {
  const { file, sha256 } = written.spec;
  if (file !== undefined && sha256 !== undefined) return { file, sha256 };
  if (file === undefined && sha256 === undefined) return null;
  const [there, missing] = file === undefined ? ["sha256", "file"] : ["file", "sha256"];
  const message = `The document has \`${there}\` but no \`${missing}\`; expected both, or neither where no text proves its figures.`;
  return fault(written, "document-proof", message, there);
}
