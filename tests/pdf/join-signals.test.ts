import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { joinSignals } from "../../src/pdf/join-signals.ts";

describe("joinSignals(sources)", () => {
  it("fires with the first of them, for its reason", () => {
    const [one, other] = [new AbortController(), new AbortController()];
    const { signal } = joinSignals([one.signal, other.signal]);
    expect(signal.aborted).toBe(false);
    other.abort("late");
    one.abort("later");
    expect(signal.reason).toBe("late");
  });

  it("fires at once where one had fired", () => {
    expect(joinSignals([AbortSignal.abort("gone")]).signal.reason).toBe("gone");
  });

  it("follows one that comes later", () => {
    const later = new AbortController();
    const joined = joinSignals([]);
    joined.follow(later.signal);
    later.abort("lost");
    expect(joined.signal.reason).toBe("lost");
  });

  it("follows none and leaves no trace once it is released", () => {
    const lasting = new AbortController();
    const joined = joinSignals([lasting.signal]);
    expect(getEventListeners(lasting.signal, "abort")).toHaveLength(1);
    joined.release();
    expect(getEventListeners(lasting.signal, "abort")).toHaveLength(0);
    lasting.abort();
    expect(joined.signal.aborted).toBe(false);
  });
});
