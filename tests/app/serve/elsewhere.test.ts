import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { jobKeyOf } from "../../../src/app/night/payload.ts";
import { openElsewhere } from "../../../src/app/serve/elsewhere.ts";
import type { KeyedJob } from "../../../src/app/serve/jobs.ts";
import { openLibrary } from "../../../src/app/serve/library.ts";
import { openStamps } from "../../../src/cache/stamps.ts";
import { commitResult } from "../../../src/database/commit.ts";
import { openFolder } from "../../../src/store/store.ts";
import { useQueues } from "../../queue/queues.ts";
import { testEnvironment } from "../environment.ts";

const { all, url } = useQueues();
const folder = mkdtempSync(join(tmpdir(), "briefings-elsewhere-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FINGERPRINT = "0123456789abcdef".repeat(4);
const job = (inputKey: string) =>
  ({
    ...{ name: "pair.zh", inputKey, edition: 1, key: inputKey },
    job: { language: "zh" },
  }) as KeyedJob;
const files = ["pdf", "html", "facts.json"].map((ending) => ({
  path: `pair.zh.${ending}`,
  bytes: new TextEncoder().encode(`the ${ending}`),
}));
const MADE_OF = { dataset: "d", generator: "g" };

beforeAll(async () => {
  const key = jobKeyOf({ key: "made", name: "pair.zh" }, { audit: true });
  const entry = { title: "两地", date: "2024-03-31", pages: 2 };
  const about = { record: { entry }, worker: "w", attempt: "1", seconds: 1 };
  await all.database.transaction((sql) =>
    commitResult(sql, key, { ...about, fingerprint: FINGERPRINT, files }),
  );
});

it("what others have made is put where what is made here stays, once, and nothing else is", async () => {
  const environment = testEnvironment();
  const elsewhere = await openElsewhere(url(), environment);
  const store = openFolder(folder, openStamps(folder));
  const fetched: boolean[] = [];
  const library = openLibrary(store, async (asked) => {
    fetched.push(await elsewhere.fetch(asked, store, MADE_OF));
    return fetched.at(-1) ?? false;
  });
  expect(await library.find(job("other"), "pdf")).toBeNull();
  const pdf = await library.find(job("made"), "pdf");
  expect(pdf?.path).toBe("results/0123456789abcdef/pair.zh.pdf");
  expect(new TextDecoder().decode(pdf?.bytes)).toBe("the pdf");
  expect(await library.find(job("made"), "html")).not.toBeNull();
  // The workbook is no file of a night: it is made here.
  expect(await library.find(job("made"), "xlsx")).toBeNull();
  expect(fetched).toEqual([false, true, false]);
  expect(await store.list("results/0123456789abcdef")).toEqual([
    ...["pair.zh.facts.json", "pair.zh.html", "pair.zh.pdf", "pair.zh.result.json"],
  ]);
  await elsewhere.close();
  // A database that is away is done without, and told of once.
  expect(await elsewhere.fetch(job("made"), store, MADE_OF)).toBe(false);
  expect(await elsewhere.fetch(job("made"), store, MADE_OF)).toBe(false);
  expect(environment.notices).toEqual([expect.stringContaining("is done without")]);
});
