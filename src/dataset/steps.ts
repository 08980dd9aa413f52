/** Work that may be left and taken up again at each step, e.g. to look whether it is still wanted. */
export type Steps<Result> = Generator<undefined, Result>;

/** Does all of it at once. */
export function doAll<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
