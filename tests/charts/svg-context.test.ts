import { describe, expect, it } from "vitest";
import { SvgContext } from "../../src/charts/svg-context.ts";

const BUG = expect.objectContaining({ code: "BUG" });

describe("SvgContext", () => {
  it("writes what is filled and then stroked as one element", () => {
    const context = new SvgContext();
    Object.assign(context, { fillStyle: "#ffffff", strokeStyle: "#0b4f8a", lineWidth: 1.1 });
    context.beginPath();
    context.arc(10, 10, 2, 0, 2 * Math.PI);
    context.closePath();
    context.fill();
    context.stroke();
    expect(context.elements).toHaveLength(1);
    expect(context.elements[0]).toMatch(
      /^<path fill="white" stroke="#0B4F8A" stroke-width="1\.1" d="M8 10c[^"]*z"\/>$/,
    );
  });

  it("strokes alone a path that goes on after it was filled", () => {
    const context = new SvgContext();
    context.beginPath();
    context.rect(0, 0, 4, 2);
    context.fill();
    context.lineTo(9, 9);
    context.stroke();
    expect(context.elements).toHaveLength(2);
    expect(context.elements[1]).toContain('fill="none"');
  });

  it("goes back to the settings it saved", () => {
    const context = new SvgContext();
    context.strokeStyle = "#111111";
    context.save();
    context.strokeStyle = "#222222";
    context.lineJoin = "round";
    context.setLineDash([2.5, 2]);
    context.strokeRect(0, 0, 1, 1);
    context.restore();
    context.strokeRect(0, 0, 1, 1);
    expect(context.elements).toEqual([
      '<rect fill="none" stroke="#222222" stroke-width="1" stroke-linejoin="round" stroke-dasharray="2.5 2" x="0" y="0" width="1" height="1"/>',
      '<rect fill="none" stroke="#111111" stroke-width="1" x="0" y="0" width="1" height="1"/>',
    ]);
  });

  it("refuses what it cannot write", () => {
    const context = new SvgContext();
    expect(() => context.setTransform(2, 0, 0, 2, 0, 0)).toThrow(BUG);
    expect(() => context.arc(0, 0, 1, 0, 1)).toThrow(BUG);
  });
});
