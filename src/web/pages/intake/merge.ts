import type { Dataset } from "../../../dataset/model.ts";
import { addressOf, queryOf } from "../addresses.ts";
import { type FieldFault, faultsView } from "../faults.ts";
import type { Shown } from "../frame.ts";
import { intakeAddress } from "./address.ts";
import { type FilledForm, headForm } from "./form.ts";
import { LINE_STATES, type LineState } from "./model.ts";

/** What merging a document would do, or has done. */
export interface IntakeMergeModel {
  readonly dataset: Dataset;
  readonly document: string;
  readonly region: string;
  readonly title: string | null;
  readonly canWrite: boolean;
  readonly revision: string;
  readonly counts: Readonly<Record<LineState, number>> | null;
  /** Null where it cannot be merged. */
  readonly adds: { readonly added: number; readonly missed: number } | null;
  readonly files: readonly string[];
  readonly faults: readonly {
    readonly message: string;
    readonly at: number | null;
    /** Of the head, where it is about one. */
    readonly field: string | null;
    readonly isError: boolean;
  }[];
  /** The form of what a new document says of itself; null where the data has it. */
  readonly head: FilledForm | null;
  /** How many figures were added just now; null where nothing was merged. */
  readonly done: number | null;
  /** True where nothing was merged as the file had changed. */
  readonly isStale: boolean;
}

/** What `site/intake-merge.hbs` is filled with. */
export function intakeMergeView(model: IntakeMergeModel, shown: Shown) {
  const { words, place } = shown;
  const { dataset, document, region, title, counts, adds, files, head } = model;
  const { language } = words;
  const own = addressOf(place.base, language, `intake/${document}`);
  const accepted = counts === null ? 0 : counts.accepted + counts.edited;
  const hasErrors = model.faults.some(({ isError }) => isError);
  const faults = faultsOf(model, shown);
  return {
    words: words.all,
    own: "intake",
    heading: words.say("mergeHeading"),
    title: title ?? document,
    place: dataset.regionById.get(region)?.name[language] ?? region,
    document,
    ...{ canWrite: model.canWrite, revision: model.revision },
    back: own,
    action: `${own}/merge`,
    headAction: own,
    ...faultsView(faults),
    warnings: model.faults
      .filter(({ isError }) => !isError)
      .map((one) => linked(one, model, shown)),
    counts: counts && countsIn(counts, shown),
    isNothing: accepted === 0,
    adds:
      adds &&
      (adds.added === 0 ? words.say("mergeAddsNone") : words.count("mergeAdds", adds.added)),
    missed: adds && adds.missed > 0 ? words.count("missed", adds.missed) : "",
    files,
    canMerge: model.canWrite && adds !== null && files.length > 0 && accepted > 0 && !hasErrors,
    head: head && headForm({ ...head, faults }, dataset, shown),
    done: model.done === null ? "" : words.count("mergeDone", model.done),
    see: `${place.base}/briefings/profile.${language}${queryOf({ places: region })}`,
    data: addressOf(place.base, language, "data") + queryOf({ document }),
  };
}

type MergeFault = IntakeMergeModel["faults"][number];

function linked(
  { message, at }: MergeFault,
  { document }: IntakeMergeModel,
  { words, place }: Shown,
) {
  const choice = { at, show: "all" } as const;
  const href = at === null ? null : intakeAddress(place.base, words.language, document, choice);
  return { message, href };
}

/** What stands in the way: each with the way to its candidate. */
function faultsOf(model: IntakeMergeModel, shown: Shown): readonly FieldFault[] {
  const stale = model.isStale ? [{ field: "merge", message: shown.words.say("mergeStale") }] : [];
  const errors = model.faults.filter(({ isError }) => isError);
  return [
    ...stale,
    ...errors.map((fault) => {
      const { href } = linked(fault, model, shown);
      const { field } = fault;
      if (field !== null) return headFault(field, fault, model, shown);
      return { field: "head", message: fault.message, ...(href === null ? {} : { href }) };
    }),
  ];
}

/** What a person has yet to say of the document, at its field; what is said there and wrong, as the data's check tells it. */
function headFault(
  field: string,
  { message }: MergeFault,
  { head }: IntakeMergeModel,
  { words }: Shown,
): FieldFault {
  const isEmpty = (head?.values[field] ?? "") === "";
  const label = words.say(`field-${field}`);
  return { field, label, message: isEmpty ? words.say("notFilled") : message };
}

function countsIn(counts: Readonly<Record<LineState, number>>, { words }: Shown) {
  return LINE_STATES.map((state) => ({
    state,
    label: words.say(`state-${state}`),
    count: counts[state],
  }));
}
