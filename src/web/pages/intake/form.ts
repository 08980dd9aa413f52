import {
  BOUNDS,
  type Dataset,
  DIRECTIONS,
  type Language,
  MEASURES,
  STATUSES,
} from "../../../dataset/model.ts";
import { REFERENCES } from "../../../dataset/time/reference.ts";
import { type FieldFault, faultsView } from "../faults.ts";
import type { Shown } from "../frame.ts";

/** What stands in the fields of a form, by their names. */
type FormValues = Readonly<Record<string, string>>;

interface Option {
  readonly id: string;
  readonly name: string;
}

type OptionsOf = (dataset: Dataset, shown: Shown) => readonly Option[];

/** A field: its choices, where it has any; `isOpen` where something else may be written as well. */
interface FieldForm {
  readonly name: string;
  readonly options?: OptionsOf;
  readonly isOpen?: boolean;
  readonly isWide?: boolean;
  readonly isChinese?: boolean;
}

const worded =
  (prefix: string, ids: readonly string[]): OptionsOf =>
  (_, { words }) =>
    ids.map((id) => ({ id, name: words.say(`${prefix}-${id}`) }));

type ById = ReadonlyMap<
  string,
  { readonly id: string; readonly name: Readonly<Record<Language, string>> }
>;

const listed =
  (of: (dataset: Dataset) => ById, empty?: string): OptionsOf =>
  (dataset, { words }) => [
    ...(empty === undefined ? [] : [{ id: "", name: words.say(empty) }]),
    ...[...of(dataset).values()].map(({ id, name }) => ({ id, name: name[words.language] })),
  ];

const LINE: readonly FieldForm[] = [
  {
    name: "indicator",
    options: listed(({ indicatorById }) => indicatorById),
    isOpen: true,
    isWide: true,
  },
  { name: "period" },
  { name: "measure", options: worded("measure", MEASURES) },
  { name: "value" },
  { name: "unit", options: listed(({ unitById }) => unitById), isOpen: true, isChinese: true },
  { name: "bound", options: worded("bound", BOUNDS) },
  { name: "status", options: worded("status", STATUSES) },
  { name: "scope", options: listed(({ scopeById }) => scopeById, "notStated") },
  { name: "basis", options: listed(({ basisById }) => basisById, "notStated") },
  { name: "on", options: worded("on", REFERENCES) },
  { name: "section", isChinese: true },
  { name: "printed", isWide: true, isChinese: true },
];

const NEW_INDICATOR: readonly FieldForm[] = [
  { name: "name.zh", isChinese: true },
  { name: "name.en" },
  { name: "new.unit", options: listed(({ unitById }) => unitById), isOpen: true, isChinese: true },
  { name: "theme", options: listed(({ themeById }) => themeById, "choose") },
  { name: "new.measure", options: worded("measure", MEASURES.slice(0, 3)) },
  { name: "new.decimals" },
  { name: "new.direction", options: worded("direction", DIRECTIONS.toReversed()) },
  { name: "definition.zh", isWide: true, isChinese: true },
  { name: "definition.en", isWide: true },
  { name: "source.zh", isChinese: true },
  { name: "source.en" },
];

/** The fields of the head of a document that the data does not have. */
const HEAD: readonly FieldForm[] = [
  { name: "title.zh", isWide: true, isChinese: true },
  { name: "title.en", isWide: true },
  { name: "issuer.zh", isChinese: true },
  { name: "issuer.en" },
  { name: "number", isChinese: true },
  { name: "date" },
  { name: "published" },
];

/** The fields of a document that is sent. */
const SENT: readonly FieldForm[] = [
  { name: "region", options: listed(({ regionById }) => regionById, "choose") },
  { name: "document" },
  { name: "year" },
];

/** The fields of a place that the data does not have. */
const PLACE: readonly FieldForm[] = [
  { name: "place.id" },
  { name: "place.code" },
  { name: "place.zh", isChinese: true },
  { name: "place.en" },
  { name: "place.short.zh", isChinese: true },
  { name: "place.short.en" },
  { name: "place.within", options: listed(({ regionById }) => regionById, "notWithin") },
  { name: "place.city.zh", isChinese: true },
  { name: "place.city.en" },
];

export const PLACE_FIELDS = PLACE.map(({ name }) => name);
export const LINE_FIELDS = [...LINE, ...NEW_INDICATOR].map(({ name }) => name);

/** What is filled in, and what is wrong with it. */
export interface FilledForm {
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
}

function fieldViews(
  fields: readonly FieldForm[],
  form: FilledForm,
  dataset: Dataset,
  shown: Shown,
) {
  const { words } = shown;
  const { faultOf } = faultsView(form.faults);
  return fields.map(({ name, options, isOpen = false, isWide = false, isChinese = false }) => {
    const value = form.values[name] ?? "";
    const hint = words.all[`hint-${name}`] ?? "";
    const fault = faultOf[name];
    const describedBy = [hint && `hint-${name}`, fault && `fault-${name}`].filter(Boolean);
    const choices = options?.(dataset, shown) ?? [];
    return {
      ...{ name, value, hint, fault, isWide },
      label: words.say(`field-${name}`),
      lang: isChinese ? "zh-CN" : "",
      describedBy: describedBy.join(" "),
      list: isOpen ? choices : null,
      options: options && !isOpen ? optionsWith(choices, value) : null,
    };
  });
}

/** What is filled in and no choice stays, so that it can be seen. */
function optionsWith(choices: readonly Option[], value: string) {
  const isKnown = choices.some(({ id }) => id === value);
  const all = isKnown || value === "" ? choices : [...choices, { id: value, name: value }];
  return all.map((one) => ({ ...one, isChosen: one.id === value }));
}

/** The form of a candidate. */
export function lineForm(form: FilledForm, dataset: Dataset, shown: Shown) {
  const isNew = form.values["name.zh"] !== undefined && form.values["name.zh"] !== "";
  return {
    fields: fieldViews(LINE, form, dataset, shown),
    newFields: fieldViews(NEW_INDICATOR, form, dataset, shown),
    isNew: isNew || form.faults.some(({ field }) => !LINE.some(({ name }) => name === field)),
    lineFault: form.faults.find(({ field }) => field === "line"),
  };
}

/** The form of what a new document says of itself. */
export function headForm(form: FilledForm, dataset: Dataset, shown: Shown) {
  return { fields: fieldViews(HEAD, form, dataset, shown) };
}

/** The form of a document that is sent. */
export function sentForm(form: FilledForm, dataset: Dataset, shown: Shown) {
  const fileFault = form.faults.find(({ field }) => field === "file");
  return { fields: fieldViews(SENT, form, dataset, shown), fileFault };
}

/** The form of a place that the data does not have. */
export function placeForm(form: FilledForm, dataset: Dataset, shown: Shown) {
  return { fields: fieldViews(PLACE, form, dataset, shown), isOpen: form.faults.length > 0 };
}

/** The faults of a form for the head of the page, each with the name of its field. */
export function formFaults(form: FilledForm | null, words: Shown["words"]): readonly FieldFault[] {
  return labelled(form?.faults ?? [], words);
}

function labelled(faults: readonly FieldFault[], words: Shown["words"]): readonly FieldFault[] {
  return faults.map((fault) => ({ ...fault, label: words.all[`field-${fault.field}`] ?? "" }));
}
