/** Work that can be interrupted at each step, e.g. to find out whether its result is still needed. */
export type Steps<Result> = Generator<undefined, Result>;

/** Does all of it at once. */
export function doAll<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
