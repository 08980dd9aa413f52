import type { Dataset } from "../../dataset/model.ts";
import { type InspectedIntake, type IntakePlace, inspectIntake } from "./inspect.ts";
import { type ListedIntake, openIntakeList } from "./list.ts";

/** The intake files of a data folder, for a service. */
export interface Intakes {
  list(): Promise<readonly ListedIntake[]>;
  /** Opens the file of a document; null where there is none. Errors: INPUT_UNREADABLE. */
  inspect(document: string): Promise<InspectedIntake | null>;
}

export function openIntakes(place: IntakePlace, dataset: () => Dataset): Intakes {
  return {
    list: openIntakeList(place),
    inspect: (document) => inspectIntake(place, document, dataset()),
  };
}
