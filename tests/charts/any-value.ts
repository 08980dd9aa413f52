import fc from "fast-check";

/** Any number that a document may hold: up to six places after its point, so that none is too small to be told from zero. */
export function anyValueTo(most: number): fc.Arbitrary<number> {
  return fc.double({ min: -most, max: most, noNaN: true }).map((value) => Number(value.toFixed(6)));
}
