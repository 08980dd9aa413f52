/** A candidate before and after it was decided, each as it stands in the file. */
interface Step {
  /** Where its number stands in the document. */
  readonly start: number;
  readonly before: string;
  readonly after: string;
}

/** What was decided here of each document, as long as the service runs. */
export interface History {
  /** The state of a file by its revision; null where it is not known any more. */
  stateAt(document: string, revision: string): string | null;
  /** Keeps a state of a file that somebody was shown. */
  keep(document: string, revision: string, text: string): void;
  push(document: string, step: Step): void;
  /** The last step that was not taken back; null where there is none. */
  last(document: string): Step | null;
  pop(document: string): void;
}

/** States that open pages may still be of, and decisions that may be taken back. */
const [MOST_STATES, MOST_STEPS] = [20, 500];

export function openHistory(): History {
  const states = new Map<string, Map<string, string>>();
  const steps = new Map<string, Step[]>();
  return {
    stateAt: (document, revision) => states.get(document)?.get(revision) ?? null,
    keep(document, revision, text) {
      const own = states.get(document) ?? new Map<string, string>();
      own.delete(revision);
      own.set(revision, text);
      const [oldest] = own.keys();
      if (own.size > MOST_STATES && oldest !== undefined) own.delete(oldest);
      states.set(document, own);
    },
    push(document, step) {
      steps.set(document, [...(steps.get(document) ?? []), step].slice(-MOST_STEPS));
    },
    last: (document) => steps.get(document)?.at(-1) ?? null,
    pop(document) {
      steps.set(document, (steps.get(document) ?? []).slice(0, -1));
    },
  };
}
