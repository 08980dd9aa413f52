import type { Dataset, Figure } from "../dataset/model.ts";
import { supersededBy } from "../dataset/statements.ts";
import { dayOf } from "../dataset/time/document.ts";

/** The figures that a figure has replaced, the earliest first. */
export function replacedBy(dataset: Dataset, figure: Figure): readonly Figure[] {
  const dayIn = ({ document }: Figure) => {
    const known = dataset.documentById.get(document);
    return known ? dayOf(known) : "";
  };
  return supersededBy(figure, dataset).toSorted((a, b) => (dayIn(a) < dayIn(b) ? -1 : 1));
}

/** The figure that counted before; null where there is none, or it was marked as contradicted. */
export function lastBefore(dataset: Dataset, figure: Figure): Figure | null {
  const last = replacedBy(dataset, figure).at(-1);
  return last && !last.conflict ? last : null;
}
