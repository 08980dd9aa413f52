/** Where each of so many periods stands: from edge to edge, a single one in the middle. */
export function stepsAlong(count: number, fromPt: number, toPt: number): (index: number) => number {
  if (count === 1) return () => (fromPt + toPt) / 2;
  return (index) => fromPt + (index * (toPt - fromPt)) / (count - 1);
}
