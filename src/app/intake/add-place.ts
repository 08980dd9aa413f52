import type { DatasetFiles } from "../../dataset/files.ts";
import { readDataFolder } from "../../dataset/folder.ts";
import { ID } from "../../dataset/schema.ts";
import type { Diagnostic } from "../../diagnostic.ts";
import { FaultList } from "../../fault-list.ts";
import type { LineFields } from "../../intake/file/fields.ts";
import { Merging } from "../../intake/merge/merging.ts";
import { formatEntry } from "../../intake/merge/new-entries.ts";
import { writeFiles } from "../../store/folder.ts";
import type { LineFault } from "./check-line.ts";

/** What came of it. */
export type PlaceAdded =
  | { readonly kind: "added"; readonly region: string }
  | { readonly kind: "faulty"; readonly faults: readonly LineFault[] };

/** The data folder, and what the user calls it. */
interface Place {
  readonly folder: string;
  readonly data: string;
}

/**
 * Adds a place to regions.yaml, from the fields of a form: `place.id`, `place.zh`, `place.en`, `place.short.zh`, `place.short.en`,
 * `place.code`, and `place.within` or `place.city.zh` and `place.city.en`. Nothing else in the file changes.
 *
 * Errors: OUTPUT_FAULT.
 */
export async function addPlace(fields: LineFields, { folder, data }: Place): Promise<PlaceAdded> {
  const own = lackingIn(fields);
  if (own.length > 0) return { kind: "faulty", faults: own };
  const { files, faults } = merged(fields, await readDataFolder(folder), data);
  if (faults.length > 0) return { kind: "faulty", faults };
  await writeFiles(folder, files);
  return { kind: "added", region: fields["place.id"] ?? "" };
}

/** What each field has to be: a test, and what is said where it fails. */
const CHECKS: readonly (readonly [field: string, test: RegExp, message: string])[] = [
  ["place.id", ID, "The id is none; expected a small letter, then small letters, digits, _ or -."],
  ["place.zh", /./, "The Chinese name is empty."],
  ["place.en", /./, "The English name is empty."],
  ["place.code", /^\d{6}$/, "The division code is none; expected six digits, such as 370303."],
];

function lackingIn(fields: LineFields): readonly LineFault[] {
  return CHECKS.flatMap(([field, test, message]) =>
    test.test(fields[field] ?? "") ? [] : [{ field, message }],
  );
}

/** The entry at the end of the list, and what is wrong with the data then. */
function merged(
  fields: LineFields,
  before: DatasetFiles,
  data: string,
): { readonly files: DatasetFiles; readonly faults: readonly LineFault[] } {
  const merging = new Merging(before, data);
  const path = merging.pathOfList("regions");
  const at = { file: "", line: 0, col: 0 };
  merging.append(path, formatEntry(fields["place.id"] ?? "", entryOf(fields)), at);
  const faults = new FaultList();
  merging.check(faults);
  const errors = faults.list().diagnostics.filter(({ severity }) => severity === "error");
  return { files: merging.changed(), faults: errors.map(faultOf) };
}

function entryOf(fields: LineFields) {
  const said = (key: string) => fields[key] || undefined;
  const name = { zh: said("place.zh"), en: said("place.en") };
  const short = { zh: said("place.short.zh") ?? name.zh, en: said("place.short.en") ?? name.en };
  const within = said("place.within");
  const city = { zh: said("place.city.zh"), en: said("place.city.en") };
  const hasCity = within === undefined && (city.zh ?? city.en) !== undefined;
  return { name, short, code: said("place.code"), within, city: hasCity ? city : undefined };
}

/** A fault of the entry is told at the id, by which it is called; any other with its place in the data. */
function faultOf({ message, hint, at }: Diagnostic): LineFault {
  const told = at.file === "" ? message : `${at.file}:${at.line} ${message}`;
  return { field: "place.id", message: hint === undefined ? told : `${told} (${hint})` };
}
