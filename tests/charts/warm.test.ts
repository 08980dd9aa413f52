import { GlobalFonts } from "@napi-rs/canvas";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { CHART_FAMILY } from "../../src/charts/fonts.ts";

/** What the module remembers is a process's; here each test has its own. */
const fresh = () => import("../../src/charts/warm.ts");
const thread = (name: string) => new URL(name, import.meta.url);
const facesOf = (family: string) =>
  GlobalFonts.families.find((known) => known.family === family)?.styles.map(({ weight }) => weight);

beforeEach(() => vi.resetModules());

describe("warmCanvas(program) and onceWarm(load)", () => {
  it("makes the fonts of charts known to the whole process", async () => {
    const { warmCanvas, onceWarm, isWarm } = await fresh();
    expect(facesOf(CHART_FAMILY)).toBeUndefined();
    warmCanvas();
    expect(await onceWarm(async () => facesOf(CHART_FAMILY))).toEqual([400, 700]);
    expect(isWarm()).toBe(true);
  });

  it("leaves it to who draws where the thread fails", async () => {
    const { warmCanvas, onceWarm, isWarm } = await fresh();
    warmCanvas(thread("broken-thread.mjs"));
    expect(await onceWarm(async () => "loaded")).toBe("loaded");
    expect(isWarm()).toBe(false);
  });

  it("does without a thread where none was started or there is no program", async () => {
    const { warmCanvas, onceWarm, isWarm } = await fresh();
    expect(await onceWarm(async () => 1)).toBe(1);
    warmCanvas(thread("gone.mjs"));
    expect(await onceWarm(async () => 2)).toBe(2);
    expect(isWarm()).toBe(false);
  });
});
