import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compactPath, round } from "../../src/charts/path.ts";

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

describe("compactPath(path, attributes)", () => {
  it("goes on after a closed part from where that part began", () => {
    const path = "M5 5L15 5L15 15L5 15ZM25 5L35 5L35 15L25 15Z";
    expect(compactPath(path, "")).toContain('d="m5 5h10v10h-10zm20 0h10v10h-10z"');
  });

  it("keeps every point of straight lines to 0.01 pt, however many there are", () => {
    const coordinate = fc
      .double({ min: 0, max: 600, noNaN: true })
      .map((n) => Number(n.toFixed(4)));
    const points = fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 200 });
    fc.assert(
      fc.property(points, (some) => {
        const path = some.map(([x, y], index) => `${index % 2 ? "L" : "M"}${x} ${y}`).join("");
        const d = compactPath(path, "").match(/d="([^"]*)"/)?.[1] ?? "";
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
    expect(compactPath("M10 20L40 20L40 31L10 31L10 20Z", 'fill="red"')).toBe(
      '<rect fill="red" x="10" y="20" width="30" height="11"/>',
    );
  });

  it("knows a circle that comes as curves", () => {
    const at = (step: number) => {
      const angle = (step * Math.PI) / 32;
      return `${(50 + 3.2 * Math.cos(angle)).toFixed(6)} ${(20 + 3.2 * Math.sin(angle)).toFixed(6)}`;
    };
    const curves = [...Array(32).keys()].map((step) => `Q${at(2 * step + 1)} ${at(2 * step + 2)}`);
    expect(compactPath(`M${at(0)}${curves.join("")}`, 'fill="red"')).toBe(
      '<path fill="red" d="M46.8 20c0-1.77 1.43-3.2 3.2-3.2c1.77 0 3.2 1.43 3.2 3.2c0 1.77-1.43 3.2-3.2 3.2c-1.77 0-3.2-1.43-3.2-3.2z"/>',
    );
  });

  it("leaves other curves as they are, rounded", () => {
    expect(compactPath("M1.2345 2Q3 4.5678 5 6", "")).toContain('d="M1.23 2Q3 4.57 5 6"');
  });
});
