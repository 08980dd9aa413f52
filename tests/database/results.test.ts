import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { commitResult } from "../../src/database/commit.ts";
import type { Database } from "../../src/database/connect.ts";
import { migrate } from "../../src/database/migrations/migrate.ts";
import {
  findKeys,
  getResults,
  type NewResult,
  putKeys,
  putResult,
} from "../../src/database/results.ts";
import { sha256 } from "../../src/store/folder.ts";
import { useTestDatabase } from "../postgres.ts";
import { getResultFile } from "./result-file.ts";

const { open } = useTestDatabase();
let database: Database;

beforeAll(async () => {
  database = await open({ connections: 4 });
  await migrate(database);
});

const bytesOf = (text: string) => new TextEncoder().encode(text);

function resultOf(fingerprint: string, attempt: string, text: string): NewResult {
  return {
    ...{ fingerprint, attempt, worker: `worker of ${attempt}`, seconds: 1.5 },
    record: { text },
    files: [
      { path: "a.html", bytes: bytesOf(text) },
      { path: "b/c.pdf", bytes: bytesOf(`%PDF ${text}`) },
    ],
  };
}

const put = (result: NewResult) => database.transaction((sql) => putResult(sql, result));

/** Few names, so that the same ones come again. */
const name = fc.constantFrom("r1", "r2", "r3", "r4");
const command = fc.oneof(
  fc.record({
    put: name,
    attempt: fc.constantFrom("one", "two"),
    text: fc.string({ unit: "binary", maxLength: 30 }),
    record: fc.json(),
  }),
  fc.record({ key: fc.constantFrom("k1", "k2", "k3"), leadsTo: name }),
);

/** What the database has to come to: the first of each name stays. */
class Model {
  readonly results = new Map<string, NewResult>();
  readonly keys = new Map<string, string>();
}

describe("results and keys", () => {
  it("are as a model in memory is, whatever is put in whatever order", async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 12 }), async (commands) => {
        run += 1;
        const model = new Model();
        const own = (id: string) => `${run}-${id}`;
        for (const step of commands) {
          if ("put" in step) {
            const base = resultOf(own(step.put), own(step.attempt), step.text);
            const result = { ...base, record: JSON.parse(step.record) };
            const first = model.results.get(result.fingerprint);
            expect(await put(result)).toEqual({
              isNew: !first || first.attempt === result.attempt,
              differing: differingPaths(first ?? result, result),
            });
            if (!first) model.results.set(result.fingerprint, result);
          } else if (model.results.has(own(step.leadsTo))) {
            const key = own(step.key);
            const known = { key, fingerprint: own(step.leadsTo) };
            const led = model.keys.get(key) ?? known.fingerprint;
            const elsewhere = led === known.fingerprint ? [] : [{ key, fingerprint: led }];
            expect(await putKeys(database, [known])).toEqual(elsewhere);
            model.keys.set(key, led);
          }
        }
        await expectAsModel(model, own);
      }),
      { numRuns: 25 },
    );
  });

  async function expectAsModel(model: Model, own: (id: string) => string) {
    const there = await getResults(database, ["r1", "r2", "r3", "r4"].map(own));
    expect([...there.keys()].sort()).toEqual([...model.results.keys()].sort());
    for (const [fingerprint, { record, files, worker, seconds }] of model.results) {
      const kept = there.get(fingerprint);
      expect(kept).toMatchObject({ fingerprint, worker, seconds });
      // Keys in their order as well.
      expect(JSON.stringify(kept?.record)).toBe(JSON.stringify(record));
      expect(kept?.files).toEqual(
        files.map(({ path, bytes }) => ({ path, sha256: sha256(bytes), bytes: bytes.byteLength })),
      );
      const [first] = files;
      const bytes = await getResultFile(database, fingerprint, first?.path ?? "");
      expect(sha256(bytes ?? "")).toBe(sha256(first?.bytes ?? ""));
    }
    expect(await findKeys(database, ["k1", "k2", "k3"].map(own))).toEqual(model.keys);
  }

  function differingPaths(kept: NewResult, made: NewResult): readonly string[] {
    const hashes = new Map(kept.files.map(({ path, bytes }) => [path, sha256(bytes)]));
    return made.files
      .filter(({ path, bytes }) => hashes.get(path) !== sha256(bytes))
      .map(({ path }) => path);
  }

  it("of two that make one at the same time one stays, and the other is told", async () => {
    const both = ["first", "second", "third"].map((attempt) =>
      put(resultOf("raced", attempt, "the same")),
    );
    const kept = await Promise.all(both);
    expect(kept.map(({ isNew }) => isNew).sort()).toEqual([false, false, true]);
    expect(kept.flatMap(({ differing }) => differing)).toEqual([]);
    const result = (await getResults(database, ["raced"])).get("raced");
    expect(result?.worker).toBe(
      `worker of ${["first", "second", "third"][kept.findIndex(({ isNew }) => isNew)]}`,
    );
  });

  it("tell of other bytes under a fingerprint, and of a key that led elsewhere", async () => {
    const commit = (result: NewResult) =>
      database.transaction((sql) => commitResult(sql, "key", result));
    expect(await commit(resultOf("x", "1", "made"))).toEqual({
      ...{ fingerprint: "x", isDouble: false, disagreements: [] },
    });
    expect(await commit(resultOf("x", "2", "changed"))).toEqual({
      ...{ fingerprint: "x", isDouble: true, disagreements: ["a.html", "b/c.pdf"] },
    });
    expect(await commit(resultOf("y", "3", "made"))).toEqual({
      ...{ fingerprint: "y", isDouble: false },
      disagreements: ["the key key led to the result x before"],
    });
    expect(await getResultFile(database, "x", "a.html")).toEqual(Buffer.from("made"));
    expect(await getResultFile(database, "x", "none")).toBeNull();
  });
});
