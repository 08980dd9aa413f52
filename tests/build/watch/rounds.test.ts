import { describe, expect, it } from "vitest";
import { openRounds } from "../../../src/build/watch/rounds.ts";

const noFault = (fault: unknown) => {
  throw fault;
};

describe("openRounds(run, options)", () => {
  it("joins what is asked for at once into one round", async () => {
    const seen: string[][] = [];
    const rounds = openRounds<string>(async (kinds) => void seen.push([...kinds]), {
      quietMs: 0,
      onFault: noFault,
    });
    rounds.request("data");
    rounds.request("data");
    rounds.request("templates");
    await rounds.idle();
    expect(seen).toEqual([["data", "templates"]]);
  });
  it("lets what comes while a round is under way wait for the next, and loses none", async () => {
    const seen: string[][] = [];
    const rounds = openRounds<string>(
      async (kinds) => {
        seen.push([...kinds]);
        if (kinds.has("first")) rounds.request("second");
        await new Promise((resolve) => setImmediate(resolve));
      },
      { quietMs: 0, onFault: noFault },
    );
    rounds.request("first");
    await rounds.idle();
    expect(seen).toEqual([["first"], ["second"]]);
  });
  it("goes on after a round that failed", async () => {
    const faults: unknown[] = [];
    const seen: string[] = [];
    const rounds = openRounds<string>(
      async (kinds) => {
        if (kinds.has("bad")) throw new Error("half a file");
        seen.push(...kinds);
      },
      { quietMs: 0, onFault: (fault) => faults.push(fault) },
    );
    rounds.request("bad");
    await rounds.idle();
    rounds.request("good");
    await rounds.idle();
    expect(faults).toEqual([new Error("half a file")]);
    expect(seen).toEqual(["good"]);
  });
  it("is idle where nothing was asked for", async () => {
    const rounds = openRounds(async () => {}, { quietMs: 0, onFault: noFault });
    await expect(rounds.idle()).resolves.toBeUndefined();
  });
});
