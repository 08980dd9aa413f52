/** Work that is done over and over, one round at a time. */
export interface Rounds<Kind> {
  /** Asks for a round about something; what is asked for while one is under way waits for the next. */
  request(kind: Kind): void;
  /** True where another round waits for the one under way: it may leave the rest to that one. */
  isAsked(): boolean;
  /** Begins nothing more; resolves when nothing is under way. */
  close(): Promise<void>;
}

/** What is done, and when. */
export interface RoundOptions<Kind> {
  readonly run: (kinds: ReadonlySet<Kind>) => Promise<void>;
  /** Done once when nothing has been asked for in `calmMs` after a round; a round asked for meanwhile waits for it. */
  readonly calm: () => Promise<void>;
  readonly quietMs: number;
  readonly calmMs: number;
  readonly onFault: (fault: unknown) => void;
}

/**
 * Joins requests into rounds.
 *
 * A round begins when nothing more was asked for in `quietMs`: a save is often several writes.
 * Errors: a round that throws is told to `onFault`, and the next goes on.
 */
export function openRounds<Kind>(options: RoundOptions<Kind>): Rounds<Kind> {
  let asked = new Set<Kind>();
  let timer: NodeJS.Timeout | null = null;
  let calmTimer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let isClosed = false;

  const start = (work: () => Promise<void>, settle: () => void) => {
    running = work()
      .catch(options.onFault)
      .then(() => {
        running = null;
        if (asked.size > 0 && timer === null) begin();
        else if (timer === null) settle();
      });
  };
  const begin = () => {
    timer = null;
    if (running || isClosed || asked.size === 0) return;
    const kinds = asked;
    asked = new Set();
    start(() => options.run(kinds), rest);
  };
  const rest = () => {
    if (isClosed) return;
    calmTimer = setTimeout(() => start(options.calm, () => {}), options.calmMs);
  };
  return {
    request(kind) {
      asked.add(kind);
      clearTimeout(calmTimer);
      if (timer) clearTimeout(timer);
      timer = setTimeout(begin, options.quietMs);
    },
    isAsked: () => asked.size > 0 || isClosed,
    close: async () => {
      isClosed = true;
      clearTimeout(calmTimer);
      if (timer) clearTimeout(timer);
      timer = null;
      asked.clear();
      await running;
    },
  };
}
