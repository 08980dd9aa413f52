import fc from "fast-check";

type Check<T, Said> = (value: T, said: Said) => void;

/**
 * Makes cases, and what is said of each, once for all tests of a file: having one seed, each would make the same ones.
 *
 * Shape: a function that checks something of every case. Where one fails, it is looked for again by fast-check, which
 * then tells of the smallest that does.
 */
export function sampled<T, Said>(
  arbitrary: fc.Arbitrary<T>,
  numRuns: number,
  say: (value: T) => Said,
): (check: Check<T, Said>) => void {
  const cases: (readonly [T, Said])[] = [];
  return (check) => {
    if (cases.length === 0)
      fc.assert(
        fc.property(arbitrary, (value) => void cases.push([value, say(value)])),
        { numRuns },
      );
    try {
      for (const [value, said] of cases) check(value, said);
    } catch (fault) {
      const checkOne = (value: T) => check(value, say(value));
      fc.assert(fc.property(arbitrary, checkOne), { numRuns });
      throw fault;
    }
  };
}
