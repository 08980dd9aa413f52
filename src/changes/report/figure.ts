import type { ExportRecord } from "../../dataset/export.ts";
import type { SaidFigure } from "../../view/said.ts";
import { type EditionNames, type Revision, sayRevision } from "../../web/names.ts";
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
}

/** The names that each edition has for its figures. */
export interface Naming {
  readonly before: EditionNames;
  readonly after: EditionNames;
}

/** Words a change of a figure: old and new, what else is different, and where it stands. */
export function describeFigure(change: FigureChange, naming: Naming, words: Words): FigureView {
  const { id, before, after, shownIn } = change;
  const names = naming.after;
  const [was, is] = [sayIn(naming.before, before, words), sayIn(naming.after, after, words)];
  const latest = after ?? before;
  const details = before && after ? describeDetails(before, after, names, words) : [];
  return {
    place: (latest && names.regions[latest.region]?.[words.language]) ?? latest?.region ?? id,
    subject: latest ? sayAbout(latest, names, words) : "",
    period: (is ?? was)?.period ?? "",
    ...sayRevision(names, was, is, words),
    details: shownIn.length > 0 ? details : [...details, words.say("shownNowhere")],
    document: (latest && names.documents[latest.document]?.[words.language]) ?? "",
  };
}

/** A figure as the pages of its edition say it; where that edition does not tell, as it stands in the data. */
function sayIn(names: EditionNames, record: ExportRecord | null, words: Words): SaidFigure | null {
  if (record === null) return null;
  const said = names.figures?.[record.id]?.[words.language];
  if (said) return said;
  const { value, text, unit, period } = record;
  if (value === null) return { value: text ?? "", unit: "", period };
  const name = unit === "%" ? unit : (names.units[unit]?.[words.language] ?? unit);
  return { value: String(value), unit: name, period };
}

const SECOND = /~\d+$/;

function sayAbout(record: ExportRecord, names: EditionNames, words: Words): string {
  const { id, measure, status, basis, scope } = record;
  const nameOf = (list: EditionNames["bases"], key: string | null) =>
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
  names: EditionNames,
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

function sayField(value: string | null, names: EditionNames, words: Words): string {
  if (value === null) return words.say("none");
  const lists = [names.bases, names.scopes, names.documents];
  const name = lists.map((list) => list[value]?.[words.language]).find((found) => found);
  return name ?? words.all[value] ?? value;
}
