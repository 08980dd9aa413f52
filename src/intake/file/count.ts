import type { Dataset } from "../../dataset/model.ts";
import { sayingOfLine, sayingsOf } from "./known.ts";
import { isEdited } from "./line.ts";
import type { IntakeSpec } from "./schema.ts";

/** What was decided in an intake file; each candidate counts once. */
export interface IntakeCounts {
  /** Accepted as proposed. */
  readonly accepted: number;
  /** Accepted after a person changed it. */
  readonly edited: number;
  readonly rejected: number;
  readonly known: number;
  readonly undecided: number;
}

export function countDecisions({ candidates }: IntakeSpec): IntakeCounts {
  const of = (decision: string | null) => candidates.filter((one) => one.decision === decision);
  const accepted = of("accept");
  const edited = accepted.filter(isEdited).length;
  return {
    accepted: accepted.length - edited,
    edited,
    rejected: of("reject").length,
    known: of("known").length,
    undecided: of(null).length,
  };
}

/** How many figures data has of the document that no line says: what reading it missed. */
export function countMissed(
  { document, region, candidates }: IntakeSpec,
  dataset: Dataset,
): number {
  const said = new Set(
    candidates
      .filter(({ decision }) => decision !== "reject")
      .map((line) => sayingOfLine(line, region, dataset)),
  );
  return [...sayingsOf(document, dataset).keys()].filter((saying) => !said.has(saying)).length;
}
