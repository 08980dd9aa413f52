import type { QueryFault } from "../../../app/query/fault.ts";
import type { FieldFault } from "../../../web/pages/faults.ts";

/** What is wrong with a field of a form; `field` where the form has another name for it. */
export function faultOf(fault: QueryFault, field = fault.field): FieldFault {
  const { message, choices, hint } = fault;
  const told = hint === null || choices.length > 0 ? message : `${message}; ${hint}`;
  return { field, message: told, choices };
}
