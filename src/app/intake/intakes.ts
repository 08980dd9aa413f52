import { shownPath } from "../../dataset/files.ts";
import type { Dataset } from "../../dataset/model.ts";
import type { Environment } from "../../environment.ts";
import type { LineFields } from "../../intake/file/fields.ts";
import { withLock } from "../../store/lock.ts";
import { addPlace, type PlaceAdded } from "./add-place.ts";
import { type Decided, type Deciding, decide } from "./decide.ts";
import { type History, openHistory } from "./history.ts";
import {
  type InspectedIntake,
  type IntakePlace,
  inspectIntake,
  openMemory,
  pathOfIntake,
} from "./inspect.ts";
import { type ListedIntake, openIntakeList } from "./list.ts";
import { type IntakeMerge, mergeIntake } from "./merge.ts";
import { type SentDocument, type TakenIn, takeIn } from "./take-in.ts";

/** The intake files of a data folder, for a service. */
export interface Intakes {
  list(): Promise<readonly ListedIntake[]>;
  /** Opens the file of a document; null where there is none. Errors: INPUT_UNREADABLE. */
  inspect(document: string): Promise<InspectedIntake | null>;
  /** Does what a person decided; null where there is no such file, or one at fault. Errors: INPUT_UNREADABLE, OUTPUT_FAULT. */
  decide(deciding: Deciding): Promise<Decided | null>;
  /** Adds a place to the data, from the fields of a form. Errors: OUTPUT_FAULT. */
  addPlace(fields: LineFields): Promise<PlaceAdded>;
  /** Puts a document below `sources/` and reads its numbers. Errors: OUTPUT_FAULT. */
  takeIn(sent: SentDocument): Promise<TakenIn>;
  /** Merges what was accepted into the data, or tells what that would do; null where there is no such file, or it has changed. Errors: INPUT_UNREADABLE, OUTPUT_FAULT. */
  merge(asked: AskedMerge): Promise<IntakeMerge | null>;
  /** Where the last decision was made that can be taken back; null where there is none. */
  lastDecided(document: string): number | null;
}

/** `revision`: the state of the file that was looked at; null for a look at what merging would do. */
interface AskedMerge {
  readonly document: string;
  readonly revision: string | null;
  /** ISO date. */
  readonly date: string;
}

interface IntakesOptions {
  readonly place: IntakePlace;
  /** The folder in which locks are. */
  readonly locks: string;
  readonly dataset: () => Dataset;
  readonly environment: Environment;
}

export function openIntakes(options: IntakesOptions): Intakes {
  const { place, locks, dataset, environment } = options;
  const history = openHistory();
  const memory = openMemory();
  const inspect = (document: string) => inspectIntake(place, document, dataset(), memory);
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
        return decide(deciding, {
          place,
          shown,
          file,
          intake,
          dataset: dataset(),
          history,
          memory,
        });
      });
    },
    addPlace: (fields) =>
      withLock(locks, "intake", () =>
        addPlace(fields, { folder: place.folder, data: place.shown }),
      ),
    takeIn: (sent) =>
      withLock(locks, "intake", () =>
        takeIn(sent, {
          folder: place.folder,
          data: place.shown,
          dataset: dataset(),
          environment,
        }),
      ),
    async merge({ document, revision, date }) {
      if (pathOfIntake(document) === null) return null;
      return withLock(locks, `intake-${document}`, async () => {
        const found = await inspect(document);
        if (!found || (revision !== null && found.revision !== revision)) return null;
        const dryRun = revision === null;
        return mergeIntake(found, { document, data: place.shown, date, dryRun }, environment);
      });
    },
    lastDecided: (document) => history.last(document)?.start ?? null,
  };
}

function keep(history: History, document: string, { file, revision }: InspectedIntake): void {
  history.keep(document, revision, new TextDecoder().decode(file.bytes));
}
