import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { round, writeCircle, writePath } from "../../src/charts/path.ts";

describe("round(value)", () => {
  it("keeps two digits, without zeros that say nothing", () => {
    expect([1.006, 2.5, -0.001, 3, -1.234].map(round)).toEqual(["1.01", "2.5", "0", "3", "-1.23"]);
  });
});

/** Follows a path of m, l, h and v and lists its points. */
function pointsOf(d: string): readonly (readonly [number, number])[] {
  let [x, y] = [0, 0];
  return [...d.matchAll(/([mlhv])([^mlhv]*)/g)].map(([, letter, text = ""]) => {
    const [first = 0, second = 0] = (text.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    x += letter === "v" ? 0 : first;
    y += letter === "v" ? first : letter === "h" ? 0 : second;
    return [x, y];
  });
}

describe("writePath(letters, numbers, attributes)", () => {
  it("goes on after a closed part from where that part began", () => {
    const numbers = [5, 5, 15, 5, 15, 15, 5, 15, 25, 5, 35, 5, 35, 15, 25, 15];
    expect(writePath("MLLLZMLLLZ", numbers, "")).toContain('d="m5 5h10v10h-10zm20 0h10v10h-10z"');
  });

  it("keeps every point of straight lines to 0.01 pt, however many there are", () => {
    const coordinate = fc
      .double({ min: 0, max: 600, noNaN: true })
      .map((n) => Number(n.toFixed(4)));
    const points = fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 200 });
    fc.assert(
      fc.property(points, (some) => {
        const letters = some.map((_, index) => (index % 2 ? "L" : "M")).join("");
        const d = writePath(letters, some.flat(), "").match(/d="([^"]*)"/)?.[1] ?? "";
        const got = pointsOf(d);
        expect(got).toHaveLength(some.length);
        for (const [index, [x, y]] of got.entries()) {
          expect(Math.abs(x - (some[index]?.[0] ?? 0))).toBeLessThan(0.0051);
          expect(Math.abs(y - (some[index]?.[1] ?? 0))).toBeLessThan(0.0051);
        }
      }),
    );
  });

  it("knows a closed rectangle", () => {
    const corners = [10, 20, 40, 20, 40, 31, 10, 31];
    expect(writePath("MLLLZ", corners, 'fill="red"')).toBe(
      '<rect fill="red" x="10" y="20" width="30" height="11"/>',
    );
    expect(writePath("MLLLZ", [...corners.slice(0, 7), 32], "")).toContain("<path");
  });
});

it("writes a circle as four curves", () => {
  expect(writeCircle(50, 20, 3.2)).toBe(
    "M46.8 20c0-1.77 1.43-3.2 3.2-3.2c1.77 0 3.2 1.43 3.2 3.2c0 1.77-1.43 3.2-3.2 3.2c-1.77 0-3.2-1.43-3.2-3.2z",
  );
});
