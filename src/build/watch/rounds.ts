/** Work that is done over and over, one round at a time. */
export interface Rounds<Kind> {
  /** Asks for a round about something; what is asked for while one is under way waits for the next. */
  request(kind: Kind): void;
  /** Resolves when nothing is under way and nothing is asked for. */
  idle(): Promise<void>;
}

/**
 * Joins requests into rounds.
 *
 * A round begins when nothing more was asked for in `quietMs`: a save is often several writes.
 * Errors: a round that throws is told to `onFault`, and the next goes on.
 */
export function openRounds<Kind>(
  run: (kinds: ReadonlySet<Kind>) => Promise<void>,
  { quietMs, onFault }: { quietMs: number; onFault: (fault: unknown) => void },
): Rounds<Kind> {
  let asked = new Set<Kind>();
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  const waiting: (() => void)[] = [];

  const begin = () => {
    timer = null;
    if (running || asked.size === 0) return;
    const kinds = asked;
    asked = new Set();
    running = run(kinds)
      .catch(onFault)
      .then(() => {
        running = null;
        if (asked.size > 0 && timer === null) begin();
        else if (timer === null) for (const resolve of waiting.splice(0)) resolve();
      });
  };
  return {
    request(kind) {
      asked.add(kind);
      if (timer) clearTimeout(timer);
      timer = setTimeout(begin, quietMs);
    },
    idle: () =>
      new Promise((resolve) => {
        if (!running && timer === null) resolve();
        else waiting.push(resolve);
      }),
  };
}
