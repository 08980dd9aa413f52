/** Does work once there is room for it. */
export type InSlot = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * Lets some works run at once, and others wait for their turn, however long that takes.
 *
 * The client itself cannot tell waiting for a connection that others use from a server that does not answer.
 */
export function slots(count: number): InSlot {
  const waiting: (() => void)[] = [];
  let free = count;
  return async (work) => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free -= 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
