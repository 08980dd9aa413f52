import { createHash } from "node:crypto";
import { normalise } from "../../sources/normalise.ts";
import type { Candidate, Span } from "../model.ts";
import { type FlowMap, toFlow } from "./flow.ts";
import type { LineSpec } from "./schema.ts";

/** Fields of a line in which a person may change what was proposed, in the order in which they are written. */
export const FIELDS = [
  ...["indicator", "year", "period", "measure", "on", "value", "unit", "bound", "status"],
  ...["basis", "scope", "conflict", "remark", "section", "printed"],
] as const;

type Fields = Pick<LineSpec, (typeof FIELDS)[number]>;

/** A short hash of what a line says: another one than under `proposal` tells that a person has changed it. */
export function proposalOf(fields: Fields): string {
  const said = FIELDS.map((key) => fields[key] ?? DEFAULTS[key] ?? null);
  return createHash("sha256").update(JSON.stringify(said)).digest("hex").slice(0, HASH_LENGTH);
}

const DEFAULTS: Readonly<Record<string, string | boolean>> = {
  on: "year_earlier",
  bound: "exact",
  status: "actual",
  conflict: false,
};
const HASH_LENGTH = 8;

/** True where a line says something else than was proposed. */
export function isEdited(spec: LineSpec): boolean {
  return proposalOf(spec) !== spec.proposal;
}

/** The words on both sides of a number, by which it is found again in another version of the document. */
export type Around = readonly [before: string, after: string];

const [WIDTH_BEFORE, WIDTH_AFTER] = [16, 10];

/** Letters, digits and signs alone: what else stands between them differs from version to version. */
export function aroundOf(document: string, { start, end }: Span): Around {
  const before = charactersOf(document.slice(Math.max(0, start - 2 * WIDTH_BEFORE), start));
  const after = charactersOf(document.slice(end, end + 2 * WIDTH_AFTER));
  return [before.slice(-WIDTH_BEFORE).join(""), after.slice(0, WIDTH_AFTER).join("")];
}

function charactersOf(text: string): readonly string[] {
  return [...normalise(text).replace(/[^\p{L}\p{N}\p{P}\p{S}]/gu, "")];
}

/** A candidate as a line of the file, undecided. */
export function lineOf(candidate: Candidate, document: string): FlowMap {
  const { text, start, end, rule, confidence, doubts } = candidate;
  const fields = fieldsOf(candidate);
  return {
    decision: { plain: "" },
    ...(toFlow({ ...fields, ...proposedOf(candidate) }) as FlowMap),
    value: { plain: writtenValue(candidate) },
    ...(toFlow({
      text: normalise(text),
      around: aroundOf(document, candidate),
      start,
      end,
    }) as FlowMap),
    ...(toFlow({ rule, confidence }) as FlowMap),
    ...(doubts.length > 0 ? { doubts: toFlow(doubts) } : {}),
    proposal: proposalOf(fields),
  };
}

/** What is the default is not written. */
function fieldsOf(candidate: Candidate): Fields {
  const { indicator, period, measure, value, unit, section, printed } = candidate;
  const { on, bound, status, basis, scope } = candidate;
  return {
    indicator,
    ...(/^\d{4}$/.test(period) ? { year: Number(period) } : { period }),
    measure,
    ...(on === "year_earlier" ? {} : { on }),
    value,
    unit,
    ...(bound === "exact" ? {} : { bound }),
    ...(status === "actual" ? {} : { status }),
    ...(basis === null ? {} : { basis }),
    ...(scope === null ? {} : { scope }),
    section,
    printed,
  };
}

function proposedOf({ proposed, measure }: Candidate) {
  if (!proposed) return {};
  const { name, unit, theme } = proposed;
  const own = measure === "growth" || measure === "change" ? "level" : measure;
  return { proposed: { name: { zh: name, en: null }, unit, theme, measure: own } };
}

/** The digits as printed, with their zeros: 30.10 and not 30.1. */
export function writtenValue({ text, value }: Pick<Candidate, "text" | "value">): string {
  const digits = text.normalize("NFKC").replaceAll(/[^\d.]/g, "");
  const isSame = /^\d+(?:\.\d+)?$/.test(digits) && Number(digits) === Math.abs(value);
  return isSame ? `${value < 0 ? "-" : ""}${digits}` : String(value);
}
