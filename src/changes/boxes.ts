/** A rectangle in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A grid of cells in which something did or did not change. */
export interface Mask {
  readonly columns: number;
  readonly rows: number;
  /** One a cell, row by row. */
  readonly isChanged: Uint8Array;
}

/** Cells apart by no more than this many are one change: letters of a word, words of a line. */
const REACH = 2;

/** Draws a box round each change, in cells. */
export function findBoxes({ columns, rows, isChanged }: Mask): readonly Box[] {
  const isLeft = Uint8Array.from(isChanged);
  const boxes: Box[] = [];
  for (let start = 0; start < isLeft.length; start += 1) {
    if (isLeft[start])
      boxes.push(boxAround(collect(start, { columns, rows, isChanged: isLeft }), columns));
  }
  return boxes;
}

/** Removes a changed cell, and all that are connected to it within `REACH`, from the mask and lists them. */
function collect(start: number, { columns, rows, isChanged }: Mask): readonly number[] {
  const found: number[] = [];
  const waiting = [start];
  isChanged[start] = 0;
  for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
    found.push(cell);
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    for (let y = Math.max(0, row - REACH); y <= Math.min(rows - 1, row + REACH); y += 1) {
      for (
        let x = Math.max(0, column - REACH);
        x <= Math.min(columns - 1, column + REACH);
        x += 1
      ) {
        const next = y * columns + x;
        if (!isChanged[next]) continue;
        isChanged[next] = 0;
        waiting.push(next);
      }
    }
  }
  return found;
}

function boxAround(cells: readonly number[], columns: number): Box {
  const [xs, ys] = [
    cells.map((cell) => cell % columns),
    cells.map((cell) => Math.floor(cell / columns)),
  ];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x + 1, height: Math.max(...ys) - y + 1 };
}
