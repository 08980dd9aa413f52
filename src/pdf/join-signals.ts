/** A signal that fires with the first of those it follows. */
interface JoinedSignals {
  readonly signal: AbortSignal;
  /** Follows one more. */
  follow(source: AbortSignal): void;
  /** Stops following and removes the listeners from all signals. */
  release(): void;
}

/**
 * Joins signals until `release` is called.
 *
 * `AbortSignal.any` of Node 20 never removes its references from the signals that it joins: on a signal that lives as
 * long as the process, some would be left for every document.
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
