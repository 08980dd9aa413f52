/** A signal that fires with the first of those it follows. */
interface JoinedSignals {
  readonly signal: AbortSignal;
  /** Follows one more. */
  follow(source: AbortSignal): void;
  /** Follows none any more, and leaves no trace on any. */
  release(): void;
}

/**
 * Joins signals for as long as something is under way.
 *
 * `AbortSignal.any` of Node 20 leaves a reference on each of its signals that is never taken away: on one that
 * lives as long as the process, some for every document.
 */
export function joinSignals(sources: readonly AbortSignal[]): JoinedSignals {
  const joined = new AbortController();
  const undo: (() => void)[] = [];
  const follow = (source: AbortSignal) => {
    const pass = () => joined.abort(source.reason);
    if (source.aborted) {
      pass();
      return;
    }
    source.addEventListener("abort", pass, { once: true });
    undo.push(() => source.removeEventListener("abort", pass));
  };
  for (const source of sources) follow(source);
  return {
    signal: joined.signal,
    follow,
    release: () => {
      for (const one of undo) one();
    },
  };
}
