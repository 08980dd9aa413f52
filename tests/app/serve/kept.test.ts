import { describe, expect, it } from "vitest";
import { openKept } from "../../../src/app/serve/kept.ts";

describe("openKept(most, weigh)", () => {
  it("lets go of what was asked for longest ago", () => {
    const kept = openKept<number>(2);
    kept.set("a", 1);
    kept.set("b", 2);
    kept.get("a");
    kept.set("c", 3);
    expect(["a", "b", "c"].map(kept.get)).toEqual([1, undefined, 3]);
  });

  it("weighs what it keeps, and does not take what is too heavy", () => {
    const kept = openKept<string>(10, (text) => text.length);
    kept.set("a", "12345");
    kept.set("b", "12345");
    kept.set("c", "12345678901");
    expect(["a", "b", "c"].map(kept.get)).toEqual(["12345", "12345", undefined]);
    kept.set("b", "1");
    kept.set("d", "1234");
    expect(["a", "b", "d"].map(kept.get)).toEqual(["12345", "1", "1234"]);
    kept.set("e", "12");
    expect(kept.get("a")).toBeUndefined();
    kept.clear();
    expect(kept.get("d")).toBeUndefined();
  });
});
