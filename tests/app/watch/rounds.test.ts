import { afterEach, describe, expect, it, vi } from "vitest";
import { openRounds, type RoundOptions, type Rounds } from "../../../src/app/watch/rounds.ts";

let rounds: Rounds<string>;

afterEach(() => rounds.close());

function open(options: Partial<RoundOptions<string>>): Rounds<string> {
  rounds = openRounds<string>({
    run: async () => {},
    calm: async () => {},
    quietMs: 0,
    calmMs: 0,
    onFault: (fault) => {
      throw fault;
    },
    ...options,
  });
  return rounds;
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("openRounds(options)", () => {
  it("joins what is asked for at once into one round", async () => {
    const seen: string[][] = [];
    open({ run: async (kinds) => void seen.push([...kinds]) });
    rounds.request("data");
    rounds.request("data");
    rounds.request("templates");
    await vi.waitFor(() => expect(seen).toEqual([["data", "templates"]]));
  });
  it("lets what comes while a round is under way wait for the next, and loses none", async () => {
    const seen: string[][] = [];
    const asked: boolean[] = [];
    open({
      run: async (kinds) => {
        seen.push([...kinds]);
        asked.push(rounds.isAsked());
        if (kinds.has("first")) rounds.request("second");
        asked.push(rounds.isAsked());
        await turn();
      },
    });
    rounds.request("first");
    await vi.waitFor(() => expect(seen).toEqual([["first"], ["second"]]));
    expect(asked).toEqual([false, true, false, false]);
  });
  it("goes on after a round that failed", async () => {
    const faults: unknown[] = [];
    const seen: string[] = [];
    open({
      run: async (kinds) => {
        if (kinds.has("bad")) throw new Error("half a file");
        seen.push(...kinds);
      },
      onFault: (fault) => faults.push(fault),
    });
    rounds.request("bad");
    await vi.waitFor(() => expect(faults).toEqual([new Error("half a file")]));
    rounds.request("good");
    await vi.waitFor(() => expect(seen).toEqual(["good"]));
  });
  it("does what nobody waits for once after the rounds, not between them", async () => {
    const seen: string[] = [];
    open({
      run: async (kinds) => {
        seen.push(...kinds);
        if (kinds.has("first")) rounds.request("second");
        await turn();
      },
      calm: async () => void seen.push("calm"),
    });
    rounds.request("first");
    await vi.waitFor(() => expect(seen).toEqual(["first", "second", "calm"]));
    await turn();
    expect(seen).toHaveLength(3);
  });
  it("waits for the round under way when it is closed, and begins no other", async () => {
    const seen: string[] = [];
    let goOn = () => {};
    const gate = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    open({
      run: async (kinds) => {
        seen.push("begun");
        await gate;
        seen.push(...kinds);
      },
      calm: async () => void seen.push("calm"),
    });
    rounds.request("first");
    await vi.waitFor(() => expect(seen).toEqual(["begun"]));
    rounds.request("later");
    const closed = rounds.close();
    goOn();
    await closed;
    await turn();
    expect(seen).toEqual(["begun", "first"]);
  });
});
