/** What is wrong with one field of a form. */
export interface FieldFault {
  /** Name of the field. */
  readonly field: string;
  readonly message: string;
  /** What would be valid, the nearest first. */
  readonly choices?: readonly string[];
  /** What the field is called, for the head of the form. */
  readonly label?: string;
  /** Where it is mended, where that is on another page. */
  readonly href?: string;
  /** More of it, in English. */
  readonly detail?: string;
}

/** The faults of a form: all of them for its head, and each by its field. */
export function faultsView(faults: readonly FieldFault[]) {
  const listed = faults.map(({ choices = [], label = "", detail = "", href = "", ...fault }) => ({
    ...fault,
    choices,
    label,
    detail,
    href,
  }));
  return {
    faults: listed,
    isOneFault: listed.length === 1,
    // Of several faults of a field the first is told beside it, all at the head.
    faultOf: Object.fromEntries(listed.toReversed().map((fault) => [fault.field, fault])),
  };
}
