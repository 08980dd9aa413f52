import { abridge } from "../../diagnostic.ts";
import { ReportError } from "../../error.ts";
import { visible } from "../../visible.ts";
import { type Choices, NO_CHOICES, sayChoices } from "./choices.ts";

/** What is wrong with one field of a query. */
export interface QueryFaultAt extends Partial<Choices> {
  /** Name of the field, as the query has it. */
  readonly field: string;
  /** What was written there; null where nothing was. */
  readonly value: string | null;
  /** What to do. Default: what may be written instead. */
  readonly hint?: string | undefined;
}

/** A query that makes no sense: which field, what was written there, and what may be. */
export class QueryFault extends ReportError implements Choices {
  readonly field: string;
  readonly value: string | null;
  readonly choices: readonly string[];
  readonly more: number;

  constructor(message: string, { field, value, choices, more, hint }: QueryFaultAt) {
    const valid = { choices: choices ?? NO_CHOICES.choices, more: more ?? NO_CHOICES.more };
    const told = hint ?? sayChoices(valid);
    super("USAGE", message, told === null ? {} : { hint: told });
    this.field = field;
    this.value = value === null ? null : abridge(value);
    this.choices = valid.choices;
    this.more = valid.more;
  }
}

/** Shows what was written, in a message: as much of it as anybody reads, without what acts on a terminal. */
export function quoted(written: string): string {
  return `"${visible(abridge(written))}"`;
}

/** Does something that may refuse what one field says, and names the field where it does. */
export function atField<Result>(field: string, value: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ReportError) || error.code !== "USAGE") throw error;
    if (error instanceof QueryFault) throw error;
    throw new QueryFault(error.message, { field, value, hint: error.hint ?? undefined });
  }
}
