import type { ExportRecord } from "../../dataset/export.ts";
import { LANGUAGES } from "../../dataset/model.ts";
import { type Names, nameFigure, type Revision, sayRevision } from "../../web/names.ts";
import type { Words } from "../../web/words.ts";
import type { FigureChange } from "../model.ts";

/** A changed figure in words. */
export interface FigureView extends Revision {
  readonly name: string;
  /** What else changed in it, e.g. `status: estimate → actual`. */
  readonly details: readonly string[];
  readonly source: string;
  readonly shownIn: readonly string[];
}

/** Words a change of a figure: old and new, what else is different, where it stands and who shows it. */
export function describeFigure(change: FigureChange, names: Names, words: Words): FigureView {
  const { id, before, after, shownIn } = change;
  const latest = after ?? before;
  return {
    name: nameFigure(names, id, words),
    ...sayRevision(names, sayValue(before), sayValue(after), words),
    details: before && after ? describeDetails(before, after, names, words) : [],
    source: latest ? cite(latest, names, words) : "",
    shownIn: shownIn.length > 0 ? mergeLanguages(shownIn) : [words.say("shownNowhere")],
  };
}

/** Names briefings: one that shows the figure in every language once, e.g. `five-places`, else `five-places.en`. */
function mergeLanguages(names: readonly string[]): readonly string[] {
  const idOf = (name: string) => name.replace(/\.[a-z]+$/, "");
  const isWhole = (id: string) =>
    LANGUAGES.every((language) => names.includes(`${id}.${language}`));
  return [...new Set(names.map((name) => (isWhole(idOf(name)) ? idOf(name) : name)))];
}

function sayValue(record: ExportRecord | null) {
  if (record === null) return null;
  const { value, text, unit } = record;
  return value === null ? { value: text ?? "", unit: "" } : { value: String(value), unit };
}

function cite({ document, section, printed }: ExportRecord, names: Names, words: Words): string {
  const title = names.documents[document]?.[words.language] ?? document;
  return words.say("cite", { document: title, section, printed });
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
    // With a new value the printed words differ as well; the source quotes them.
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
