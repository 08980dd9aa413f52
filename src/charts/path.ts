/** Rounds to 0.01 pt, without a trailing zero or a negative one. */
export function round(value: number): string {
  return String(toHundredths(value) || 0);
}

function toHundredths(value: number | undefined): number {
  return Math.round((value ?? 0) * 100) / 100;
}

/**
 * Writes a path in few characters.
 *
 * A closed rectangle becomes a `rect`; other straight lines become relative, from point to rounded point, so that no
 * rounding adds up.
 *
 * `letters`: M, L and Z; `numbers`: x and y of each point of them in turn.
 */
export function writePath(letters: string, numbers: readonly number[], attributes: string): string {
  const rectangle = /^ML{3,4}Z$/.test(letters) ? readRectangle(numbers) : null;
  if (rectangle) return `<rect ${attributes} ${rectangle}/>`;
  return `<path ${attributes} d="${writeRelative(letters, numbers)}"/>`;
}

/** Writes a circle as four curves, from the left over the top: Chromium prints a `circle`, and arcs, as 32 curves. */
export function writeCircle(cx: number, cy: number, radius: number): string {
  const r = toHundredths(radius);
  const near = toHundredths(r * (1 - HANDLE));
  const far = toHundredths(r * HANDLE);
  const quarters = [
    [0, -far, near, -r, r, -r],
    [far, 0, r, near, r, r],
    [0, far, -near, r, -r, r],
    [-far, 0, -r, -near, -r, -r],
  ];
  const written = quarters.map((numbers) => numbers.map(round).join(" ").replaceAll(" -", "-"));
  return `M${round(cx - r)} ${round(cy)}c${written.join("c")}z`;
}

/** How far the handles of a curve reach along the tangents, in parts of the radius, for it to be a quarter of a circle. */
const HANDLE = 0.5523;

/** Reads a rectangle from its four corners in turn; the first corner may be repeated at the end. */
function readRectangle(numbers: readonly number[]): string | null {
  const [ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0, dx = 0, dy = 0] = numbers;
  const isUpright =
    (ay === by && bx === cx && cy === dy && dx === ax) ||
    (ax === bx && by === cy && cx === dx && dy === ay);
  if (!isUpright) return null;
  const [x, y] = [Math.min(ax, cx), Math.min(ay, cy)];
  const [width, height] = [Math.abs(ax - cx), Math.abs(ay - cy)];
  return `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`;
}

function writeRelative(letters: string, numbers: readonly number[]): string {
  let [x, y, at] = [0, 0, 0];
  let start: readonly [number, number] = [0, 0];
  let written = "";
  for (const letter of letters) {
    if (letter === "Z") {
      written += "z";
      // What follows begins where the closed part began.
      [x, y] = start;
      continue;
    }
    const nextX = toHundredths(numbers[at]);
    const nextY = toHundredths(numbers[at + 1]);
    written += writeStep(letter, nextX - x, nextY - y);
    [x, y] = [nextX, nextY];
    if (letter === "M") start = [x, y];
    at += 2;
  }
  return written;
}

function writeStep(letter: string, dx: number, dy: number): string {
  const [across, down] = [short(dx), short(dy)];
  if (letter === "L" && down === "0") return `h${across}`;
  if (letter === "L" && across === "0") return `v${down}`;
  return `${letter.toLowerCase()}${across}${down.startsWith("-") ? "" : " "}${down}`;
}

const short = (value: number) => round(value).replace(/^(-?)0\./, "$1.");
