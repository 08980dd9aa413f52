import type { ExportRecord } from "../../dataset/export.ts";
import { BOUND_SIGNS } from "../../dataset/model.ts";
import type { SaidFigure, SaidFigures } from "../../view/said.ts";
import { type EditionNames, type Names, type Revision, sayRevision } from "../../web/names.ts";
import type { Words } from "../../web/words.ts";
import type { FigureChange } from "../model.ts";

/** A changed figure in words. */
export interface FigureView extends Revision {
  readonly place: string;
  /** The indicator and what tells its figures apart, e.g. `GRP, growth, target`. */
  readonly subject: string;
  readonly period: string;
  /** What else changed in it, e.g. `status: estimate → actual`. */
  readonly details: readonly string[];
  /** Title of the document that it stands in. */
  readonly document: string;
  /** The signs and marks beside both values, e.g. `≥`, `e`. */
  readonly marks: readonly string[];
}

/** What figures are named with. */
export interface Naming {
  /** The names of both editions, those of the new one first. */
  readonly names: Names;
  /** How the pages of each say its figures; undefined where an edition does not tell. */
  readonly before: SaidFigures | undefined;
  readonly after: SaidFigures | undefined;
}

/** Joins what two editions call things. */
export function joinNames(before: EditionNames, after: EditionNames): Naming {
  const join = (list: keyof Names) => ({ ...before[list], ...after[list] });
  const names: Names = {
    regions: join("regions"),
    indicators: join("indicators"),
    units: join("units"),
    scopes: join("scopes"),
    bases: join("bases"),
    documents: join("documents"),
  };
  return { names, before: before.figures, after: after.figures };
}

/** Words a change of a figure: old and new, what else is different, and where it stands. */
export function describeFigure(change: FigureChange, naming: Naming, words: Words): FigureView {
  const { id, before, after, shownIn } = change;
  const { names } = naming;
  const [was, is] = [
    sayIn(naming.before, before, naming, words),
    sayIn(naming.after, after, naming, words),
  ];
  const latest = after ?? before;
  const details = before && after ? describeDetails(before, after, names, words) : [];
  return {
    place: (latest && names.regions[latest.region]?.[words.language]) ?? latest?.region ?? id,
    subject: latest ? sayAbout(latest, names, words) : "",
    period: (is ?? was)?.period ?? "",
    ...sayRevision(names, was && withMark(was), is && withMark(is), words),
    details: shownIn.length > 0 ? details : [...details, words.say("shownNowhere")],
    document: (latest && names.documents[latest.document]?.[words.language]) ?? "",
    marks: [was, is].flatMap((said) => (said ? marksOf(said) : [])),
  };
}

/** A figure as the pages of its edition say it; where that edition does not tell, as it stands in the data. */
function sayIn(
  said: SaidFigures | undefined,
  record: ExportRecord | null,
  { names }: Naming,
  words: Words,
): SaidFigure | null {
  if (record === null) return null;
  const known = said?.[record.id]?.[words.language];
  if (known) return known;
  const { value, text, unit, period } = record;
  if (value === null) return { value: text ?? "", mark: "", unit: "", period };
  const name = names.units[unit]?.[words.language] ?? unit;
  return { value: String(value), mark: "", unit: name, period };
}

/** A value with its mark; the sign of percent stands between the two. */
function withMark({ value, mark, unit }: SaidFigure) {
  return unit === "%"
    ? { value: `${value}%${mark}`, unit: "" }
    : { value: `${value}${mark}`, unit };
}

function marksOf({ value, mark }: SaidFigure): readonly string[] {
  return [...mark, ...Object.values(BOUND_SIGNS).filter((sign) => sign && value.startsWith(sign))];
}

const SECOND = /~\d+$/;

function sayAbout(record: ExportRecord, names: Names, words: Words): string {
  const { id, measure, status, basis, scope } = record;
  const nameOf = (list: Names["bases"], key: string | null) =>
    key === null ? null : (list[key]?.[words.language] ?? key);
  const indicator = nameOf(names.indicators, record.indicator) ?? "";
  const isRate = measure === "growth" || measure === "change";
  const parts = [
    isRate ? words.say(measure, { indicator }) : indicator,
    status === "target" ? words.say("target") : null,
    nameOf(names.bases, basis),
    nameOf(names.scopes, scope),
    SECOND.test(id) ? words.say("second") : null,
  ];
  return parts.filter((part) => part !== null).join(words.say("joint"));
}

const FIELDS = [
  ["bound", "bound"],
  ["status", "status"],
  ["basis", "basis"],
  ["scope", "scopeField"],
  ["document", "document"],
  ["section", "section"],
  ["printed", "printed"],
] as const;

function describeDetails(
  before: ExportRecord,
  after: ExportRecord,
  names: Names,
  words: Words,
): readonly string[] {
  const hasValue = before.value !== after.value || before.text !== after.text;
  const differing = FIELDS.filter(([field]) => before[field] !== after[field])
    // With a new value the printed words differ as well.
    .filter(([field]) => !(hasValue && field === "printed"));
  return differing.map(([field, label]) => {
    const say = (record: ExportRecord) => sayField(record[field], names, words);
    return `${words.say(label)}: ${say(before)} → ${say(after)}`;
  });
}

function sayField(value: string | null, names: Names, words: Words): string {
  if (value === null) return words.say("none");
  const lists = [names.bases, names.scopes, names.documents];
  const name = lists.map((list) => list[value]?.[words.language]).find((found) => found);
  return name ?? words.all[value] ?? value;
}
