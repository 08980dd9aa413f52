import { shownPath } from "../../dataset/files.ts";
import type { Dataset } from "../../dataset/model.ts";
import { withLock } from "../../store/lock.ts";
import { type Decided, type Deciding, decide } from "./decide.ts";
import { type History, openHistory } from "./history.ts";
import { type InspectedIntake, type IntakePlace, inspectIntake, pathOfIntake } from "./inspect.ts";
import { type ListedIntake, openIntakeList } from "./list.ts";

/** The intake files of a data folder, for a service. */
export interface Intakes {
  list(): Promise<readonly ListedIntake[]>;
  /** Opens the file of a document; null where there is none. Errors: INPUT_UNREADABLE. */
  inspect(document: string): Promise<InspectedIntake | null>;
  /** Does what a person decided; null where there is no such file, or one at fault. Errors: INPUT_UNREADABLE, OUTPUT_FAULT. */
  decide(deciding: Deciding): Promise<Decided | null>;
  /** Where the last decision was made that can be taken back; null where there is none. */
  lastDecided(document: string): number | null;
}

interface IntakesOptions {
  readonly place: IntakePlace;
  /** The folder in which locks are. */
  readonly locks: string;
  readonly dataset: () => Dataset;
}

export function openIntakes(options: IntakesOptions): Intakes {
  const { place, locks, dataset } = options;
  const history = openHistory();
  const inspect = (document: string) => inspectIntake(place, document, dataset());
  return {
    list: openIntakeList(place),
    async inspect(document) {
      const found = await inspect(document);
      if (found) keep(history, document, found);
      return found;
    },
    async decide(deciding) {
      if (pathOfIntake(deciding.document) === null) return null;
      return withLock(locks, `intake-${deciding.document}`, async () => {
        const found = await inspect(deciding.document);
        if (!found?.intake) return null;
        const { file, intake } = found;
        const shown = shownPath(place.shown, file.path);
        return decide(deciding, { place, shown, file, intake, dataset: dataset(), history });
      });
    },
    lastDecided: (document) => history.last(document)?.start ?? null,
  };
}

function keep(history: History, document: string, { file, revision }: InspectedIntake): void {
  history.keep(document, revision, new TextDecoder().decode(file.bytes));
}
