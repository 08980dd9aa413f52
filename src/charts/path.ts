/** Rounds to 0.01 pt, without a trailing zero or a negative one. */
export function round(value: number): string {
  return String(toHundredths(value) || 0);
}

function toHundredths(value: number | undefined): number {
  return Math.round((value ?? 0) * 100) / 100;
}

const NUMBER = /-?[\d.]+(?:e-?\d+)?/g;

/**
 * Writes a path as the canvas gives it (absolute M, L, Q, Z) in few characters.
 *
 * A circle, which comes as dozens of curves, becomes four, a closed rectangle a `rect`; other straight lines become
 * relative, from point to rounded point, so that no rounding adds up. Chromium prints a `circle`, and
 * arcs, as 32 curves.
 */
export function compactPath(path: string, attributes: string): string {
  const letters = path.replace(/[^A-Z]+/g, "");
  // x and y of each point in turn.
  const numbers = path.match(NUMBER)?.map(Number) ?? [];
  if (/^MQ+Z?$/.test(letters)) {
    const circle = readCircle(numbers);
    if (circle) return `<path ${attributes} d="${circle}"/>`;
  }
  const rectangle = /^ML{3,4}Z$/.test(letters) ? readRectangle(numbers) : null;
  if (rectangle) return `<rect ${attributes} ${rectangle}/>`;
  const d = /^[MLZ]*$/.test(letters)
    ? writeRelative(letters, numbers)
    : path.replace(/-?[\d.]+/g, (n) => round(Number(n)));
  return `<path ${attributes} d="${d}"/>`;
}

const CIRCLE_POINTS = 16;
const CIRCLE_TOLERANCE_PT = 0.01;

/** Reads a circle from curves, of whose points every other one, from the first on, lies on the line. */
function readCircle(numbers: readonly number[]): string | null {
  const xs = numbers.filter((_, index) => index % 4 === 0);
  const ys = numbers.filter((_, index) => index % 4 === 1);
  if (xs.length < CIRCLE_POINTS) return null;
  const cx = (Math.min(...xs) + Math.max(...xs)) / 2;
  const cy = (Math.min(...ys) + Math.max(...ys)) / 2;
  const r = (Math.max(...xs) - Math.min(...xs)) / 2;
  const isRound = xs.every(
    (x, index) => Math.abs(Math.hypot(x - cx, (ys[index] ?? 0) - cy) - r) < CIRCLE_TOLERANCE_PT,
  );
  return isRound ? writeCircle(cx, cy, toHundredths(r)) : null;
}

/** From the left over the top: a curve a quarter. */
function writeCircle(cx: number, cy: number, r: number): string {
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
