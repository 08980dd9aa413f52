/** Writes code points as the ranges of CSS, e.g. `U+3400-34FF,U+6C9A`. */
export function writeRanges(codes: Iterable<number>): string {
  const ranges: [first: number, last: number][] = [];
  for (const code of [...codes].sort((a, b) => a - b)) {
    const range = ranges.at(-1);
    if (range && range[1] === code - 1) range[1] = code;
    else ranges.push([code, code]);
  }
  const hex = (code: number) => code.toString(16).toUpperCase();
  return ranges
    .map(([first, last]) => `U+${hex(first)}${last > first ? `-${hex(last)}` : ""}`)
    .join(",");
}

/** Reads what `writeRanges` wrote. */
export function readRanges(text: string): readonly number[] {
  return text.split(",").flatMap((range) => {
    const [first = 0, last = first] = range
      .slice("U+".length)
      .split("-")
      .map((hex) => Number.parseInt(hex, 16));
    return Number.isNaN(first) ? [] : [...Array(last - first + 1).keys()].map((i) => first + i);
  });
}
