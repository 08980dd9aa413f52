/** Waits for a promise, unless a signal comes first: then it throws the signal's reason. */
export async function race<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  // Where the signal has aborted already, the promise is not awaited below: its rejection would be unhandled.
  promise.catch(() => {});
  signal.throwIfAborted();
  let stop = () => {};
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([promise, stopped]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
