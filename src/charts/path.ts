/** Rounds to 0.01 pt, without a trailing zero or a negative one. */
export function round(value: number): string {
  return String(Math.round(value * 100) / 100 || 0);
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Writes a path as the canvas gives it (absolute M, L, Q, Z) in few characters.
 *
 * A circle, which comes as dozens of curves, becomes a `circle`, a closed rectangle a `rect`; other straight
 * lines become relative, from point to rounded point, so that no rounding adds up.
 */
export function compactPath(path: string, attributes: string): string {
  const commands = [...path.matchAll(/([A-Z])([^A-Z]*)/g)].map(([, letter = "", numbers = ""]) => ({
    letter,
    points: readPoints(numbers),
  }));
  const letters = new Set(commands.map(({ letter }) => letter));
  if (letters.has("Q")) {
    const circle = readCircle(commands.flatMap(({ points }) => points.at(-1) ?? []));
    if (circle) return `<circle ${attributes} ${circle}/>`;
  }
  const rectangle = readRectangle(commands.flatMap(({ points }) => points));
  if (rectangle && letters.has("Z")) return `<rect ${attributes} ${rectangle}/>`;
  const isStraight = [...letters].every((letter) => "MLZ".includes(letter));
  const d = isStraight
    ? writeRelative(commands)
    : path.replace(/-?[\d.]+/g, (n) => round(Number(n)));
  return `<path ${attributes} d="${d}"/>`;
}

function readPoints(numbers: string): readonly Point[] {
  const values = numbers.match(/-?[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? [];
  return values.flatMap((x, index) => (index % 2 === 0 ? [{ x, y: values[index + 1] ?? 0 }] : []));
}

const CIRCLE_POINTS = 16;
const CIRCLE_TOLERANCE_PT = 0.01;

function readCircle(points: readonly Point[]): string | null {
  if (points.length < CIRCLE_POINTS) return null;
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const cx = (Math.min(...xs) + Math.max(...xs)) / 2;
  const cy = (Math.min(...ys) + Math.max(...ys)) / 2;
  const r = (Math.max(...xs) - Math.min(...xs)) / 2;
  const isRound = points.every(
    ({ x, y }) => Math.abs(Math.hypot(x - cx, y - cy) - r) < CIRCLE_TOLERANCE_PT,
  );
  return isRound ? `cx="${round(cx)}" cy="${round(cy)}" r="${round(r)}"` : null;
}

/** Four corners in turn, the first again at the end or not. */
function readRectangle(points: readonly Point[]): string | null {
  const [a, b, c, d] = points;
  if (!a || !b || !c || !d || points.length > 5) return null;
  const isUpright =
    (a.y === b.y && b.x === c.x && c.y === d.y && d.x === a.x) ||
    (a.x === b.x && b.y === c.y && c.x === d.x && d.y === a.y);
  if (!isUpright) return null;
  const [x, y] = [Math.min(a.x, c.x), Math.min(a.y, c.y)];
  const [width, height] = [Math.abs(a.x - c.x), Math.abs(a.y - c.y)];
  return `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`;
}

function writeRelative(
  commands: readonly { readonly letter: string; readonly points: readonly Point[] }[],
): string {
  let [x, y] = [0, 0];
  return commands
    .map(({ letter, points }) => {
      if (letter === "Z") return "z";
      return points
        .map((point) => {
          const [nextX, nextY] = [Number(round(point.x)), Number(round(point.y))];
          const step = writeStep(letter, nextX - x, nextY - y);
          [x, y] = [nextX, nextY];
          return step;
        })
        .join("");
    })
    .join("");
}

function writeStep(letter: string, dx: number, dy: number): string {
  const [across, down] = [short(dx), short(dy)];
  if (letter === "L" && down === "0") return `h${across}`;
  if (letter === "L" && across === "0") return `v${down}`;
  return `${letter.toLowerCase()}${across} ${down}`.replace(" -", "-");
}

const short = (value: number) => round(value).replace(/^(-?)0\./, "$1.");
