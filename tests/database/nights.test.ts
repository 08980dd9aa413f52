import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { commitKey, commitResult } from "../../src/database/commit.ts";
import type { Database } from "../../src/database/connect.ts";
import { knownContents, putContents } from "../../src/database/contents.ts";
import { migrate } from "../../src/database/migrations/migrate.ts";
import {
  closeNight,
  findNight,
  findNightLike,
  listNights,
  putNight,
  readPlanned,
} from "../../src/database/nights.ts";
import { progressOf, putFailures, readOutcomes, reopen } from "../../src/database/outcomes.ts";
import { prune } from "../../src/database/prune.ts";
import { findKeys, getResults, type NewResult } from "../../src/database/results.ts";
import { sha256 } from "../../src/store/folder.ts";
import { useTestDatabase } from "../postgres.ts";

const { open } = useTestDatabase();
let database: Database;

beforeAll(async () => {
  database = await open({ connections: 4 });
  await migrate(database);
});

const plan = async (name: string, keys: readonly string[], contents: readonly string[] = []) => {
  const jobs = keys.map((key) => ({ key, payload: { z: key, a: "\u0000" } }));
  return database.transaction((sql) => putNight(sql, { name, plan: { name }, jobs, contents }));
};
const resultOf = (key: string, text = key): NewResult => ({
  ...{ fingerprint: `of ${key}`, record: {}, worker: "w", attempt: key, seconds: 1 },
  files: [{ path: "f", bytes: new TextEncoder().encode(text) }],
});
const make = (key: string) => database.transaction((sql) => commitResult(sql, key, resultOf(key)));

describe("a night", () => {
  it("is planned once under its name, in its order, as it was given", async () => {
    const keys = Array.from({ length: 6_000 }, (_, at) => `once-${(at * 7_919) % 6_000}`);
    const { night, isNew } = await plan("once", keys);
    expect([isNew, night.jobs, night.plan, night.closedAt]).toEqual([
      ...[true, 6_000, { name: "once" }, null],
    ]);
    expect(night.sha256).toBe(sha256(keys.join("\n")));
    const planned = await readPlanned(database, night.id);
    expect(planned.map(({ key }) => key)).toEqual(keys);
    expect(JSON.stringify(planned[0]?.payload)).toBe(JSON.stringify({ z: "once-0", a: "\u0000" }));
    expect(await plan("once", ["other"])).toEqual({ night, isNew: false });
    expect(await findNight(database, "once")).toEqual(night);
    expect(await findNight(database, "never")).toBeNull();
  });

  it("is found by how its name begins, the latest of several, and by its name before that", async () => {
    for (const name of ["2026-11-30 a", "2026-11-30 b", "2026-11-30", "2026-11-30 c"])
      await plan(name, [name]);
    const found = async (name: string) => (await findNightLike(database, name))?.name;
    expect(await found("2026-11-30")).toBe("2026-11-30");
    expect(await found("2026-11-30 ")).toBe("2026-11-30 c");
    expect(await found("2026-11")).toBe("2026-11-30 c");
    expect(await found("2026-11-30 b")).toBe("2026-11-30 b");
    expect(await found("2026%")).toBeUndefined();
  });

  it("of one name that several plan at once is planned by one of them", async () => {
    const plans = await Promise.all([1, 2, 3].map((n) => plan("at once", [`by-${n}`])));
    expect(plans.map(({ isNew }) => isNew).sort()).toEqual([false, false, true]);
    expect(new Set(plans.map(({ night }) => night.id)).size).toBe(1);
    expect(await readPlanned(database, plans[0]?.night.id ?? "")).toHaveLength(1);
  });

  it("tells made from unchanged by what was there before it, and a second try makes good", async () => {
    await make("before");
    const { night } = await plan("night", ["before", "during", "fails", "open"]);
    await database.transaction((sql) =>
      commitKey(sql, { key: "before", fingerprint: "of before" }),
    );
    await make("during");
    await putFailures(database, [
      { key: "fails", error: { message: "\u0000" } },
      { key: "during", error: { message: "too late to fail" } },
    ]);
    const outcomes = await readOutcomes(database, night.id);
    expect(
      outcomes.map(({ key, state, fingerprint, error }) => [key, state, fingerprint, error]),
    ).toEqual([
      ["before", "unchanged", "of before", null],
      ["during", "made", "of during", null],
      ["fails", "failed", null, { message: "\u0000" }],
    ]);
    expect(await progressOf(database, night.id)).toEqual({
      ...{ planned: 4, made: 1, unchanged: 1, failed: 1, open: 1 },
    });
    await reopen(database, ["fails", "during"]);
    expect(await progressOf(database, night.id)).toMatchObject({ made: 1, failed: 0, open: 2 });
    await make("fails");
    await closeNight(database, night.id);
    await make("open");
    expect(await progressOf(database, night.id)).toMatchObject({ made: 2, failed: 0, open: 1 });
  });

  it("counts as a model in memory does, whatever happens to its keys", async () => {
    let run = 0;
    const step = fc.record({
      what: fc.constantFrom("make", "fail", "reopen", "make", "known"),
      at: fc.integer({ min: 0, max: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
        run += 1;
        const keys = [0, 1, 2, 3, 4].map((at) => `${run}:${at}`);
        const { night } = await plan(`model ${run}`, keys);
        const states = new Map<string, string>();
        for (const { what, at } of steps) {
          const key = keys[at] ?? "";
          const state = states.get(key);
          if (what === "make") await make(key);
          if (what === "known") await commitKnown(key);
          if (what === "fail") await putFailures(database, [{ key, error: "no" }]);
          if (what === "reopen") await reopen(database, [key]);
          const isThere = (await findKeys(database, [key])).has(key);
          if (what === "make" || (what === "known" && isThere)) states.set(key, "made");
          else if (what === "fail") states.set(key, state ?? "failed");
          else if (what === "reopen" && state === "failed") states.delete(key);
        }
        const count = (state: string) => [...states.values()].filter((s) => s === state).length;
        expect(await progressOf(database, night.id)).toEqual({
          ...{ planned: 5, made: count("made"), unchanged: 0, failed: count("failed") },
          open: 5 - states.size,
        });
      }),
      { numRuns: 15 },
    );
  });

  async function commitKnown(key: string): Promise<void> {
    const fingerprint = (await findKeys(database, [key])).get(key);
    if (fingerprint) await database.transaction((sql) => commitKey(sql, { key, fingerprint }));
  }
});

describe("prune(database, rule)", () => {
  it("removes what no kept night needs, and nothing else", async () => {
    await prune(database, { nights: 0, days: 0 });
    await database.query("UPDATE briefings.nights SET closed_at = now()");
    const bytes = (text: string) => new TextEncoder().encode(text);
    const parts = ["part of old", "part of new"].map((text) => ({
      ...{ sha256: sha256(text), bytes: bytes(text) },
    }));
    await database.transaction((sql) => putContents(sql, parts));
    const [oldPart = "", newPart = ""] = parts.map((part) => part.sha256);
    await plan("old", ["old", "both"], [oldPart]);
    await make("old");
    await make("both");
    await database.query("UPDATE briefings.nights SET closed_at = now() WHERE name = 'old'");
    await plan("new", ["both", "new"], [newPart]);
    await make("new");
    await database.transaction((sql) => commitKey(sql, { key: "both", fingerprint: "of both" }));
    await make("on demand");
    // As if all of it had been made a week ago.
    for (const [table, column] of [
      ["results", "made_at"],
      ["contents", "kept_at"],
    ]) {
      await database.query(
        `UPDATE briefings.${table} SET ${column} = ${column} - interval '7 days'`,
      );
    }
    expect(await prune(database, { nights: 2, days: 8 })).toMatchObject({ results: 0 });
    expect(await prune(database, { nights: 1, days: 6 })).toMatchObject({ nights: 1 });
    expect((await listNights(database, 9)).map(({ name }) => name)).toEqual(["new"]);
    const left = await getResults(database, ["of old", "of both", "of new", "of on demand"]);
    expect([...left.keys()].sort()).toEqual(["of both", "of new"]);
    expect([...(await findKeys(database, ["old", "both", "new"])).keys()].sort()).toEqual([
      ...["both", "new"],
    ]);
    expect(
      await knownContents(database, [oldPart, newPart, sha256("old"), sha256("both")]),
    ).toEqual(new Set([newPart, sha256("both")]));
  });
});
