import { type Draft, draftBriefing } from "../../../briefing.ts";
import { type Fingerprint, fingerprintOf } from "../../../cache/fingerprint.ts";
import { type InputKeyOf, leadFile, openInputKeys } from "../../../cache/input-key.ts";
import type { DrawingInputs } from "../../../cache/program.ts";
import type { Dataset } from "../../../dataset/model.ts";
import type { Design } from "../../../design.ts";
import { nameOf } from "../../../results/manifest.ts";
import type { Store } from "../../../store/store.ts";
import { identifierOf } from "../../build/identifier.ts";
import type { Job } from "../../build/job.ts";
import { requestOf } from "../../build/make.ts";
import { openKept } from "../kept.ts";

/** A briefing that is compared and worded, and what it is made of. */
export interface Worded {
  readonly job: Job;
  readonly draft: Draft;
  readonly fingerprint: Fingerprint;
}

/** Compares and words briefings, and remembers the last: other files of them may be asked for next. */
export interface Words {
  /** `onWorded` is told where it was worded anew. Errors: OUTPUT_FAULT; those of the stages. */
  of(job: Job, dataset: Dataset, onWorded: () => void): Promise<Worded>;
}

interface WordsOptions {
  readonly design: Design;
  readonly drawing: DrawingInputs;
  readonly store: Pick<Store, "put">;
}

/** As many as a few dozen ordinary briefings have, or one of thousands of places. */
const MOST_FACTS = 50_000;
const MOST_LISTS = 8;

/** Opens words. */
export function openWords({ design, drawing, store }: WordsOptions): Words {
  // Hashing all templates takes longer than to word a page: once for each edition.
  const keysByDataset = new WeakMap<Dataset, InputKeyOf>();
  const keysOf = (dataset: Dataset) => {
    const keys = keysByDataset.get(dataset) ?? openInputKeys({ ...design, dataset, drawing });
    keysByDataset.set(dataset, keys);
    return keys;
  };
  const sameList = keepLists();
  const kept = openKept<Worded>(MOST_FACTS, ({ draft }) => draft.view.facts.length);
  return {
    async of(asked, dataset, onWorded) {
      const job = { ...asked, regions: sameList(asked.regions) };
      const name = nameOf(job);
      const inputKey = keysOf(dataset)({ ...job, earlier: null });
      const key = `${name} ${inputKey}`;
      const known = kept.get(key);
      if (known) return known;
      const draft = draftBriefing(requestOf(job, { dataset, ...design }));
      const fingerprint = fingerprintOf(draft, drawing, identifierOf(job));
      const worded = { job, draft, fingerprint };
      kept.set(key, worded);
      // Whoever asks for the same again is led to the result without a maker.
      await store.put([leadFile(name, { inputKey, fingerprint: fingerprint.key })]);
      onWorded();
      return worded;
    },
  };
}

/** The same list for the same places: what is compared of them is remembered by it, whatever the language. */
function keepLists(): (regions: readonly string[]) => readonly string[] {
  const lists = openKept<readonly string[]>(MOST_LISTS);
  return (regions) => {
    const key = regions.join("\n");
    const list = lists.get(key) ?? regions;
    lists.set(key, list);
    return list;
  };
}
