import { cpSync, rmSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findPreviousBuild } from "../../../src/cache/previous.ts";
import { openFileHashes } from "../../../src/store/file-hashes.ts";
import { openFolder } from "../../../src/store/store.ts";
import { drafts, UNPRINTABLE } from "./drafts.ts";

const { folder, build, shards, merge, have, hashesOf } = drafts();

/** With a gallery. */
const ALL = { ids: [] };

const manifestOf = (out: string) => JSON.parse(folder.read(`${out}/manifest.json`));
const codesOf = async (folders: readonly string[], out = "merged") => {
  const { value, diagnostics } = await merge(folders, out);
  expect(value).toBeNull();
  return diagnostics.map(({ code, at }) => `${at.file} ${code}`);
};
/** Outputs in all, and how many of them fall to each shard. */
const sizesOf = (names: readonly string[]) =>
  names.map((name) => manifestOf(name).outputs.length as number);

describe("mergeShards(options, environment, progress)", () => {
  it.each([
    [1, 2, "all"],
    [6, 4, "all"],
    [2, 1, "all"],
    [24, 4, "named"],
  ])(
    "gives of %d briefings in %d shards the same files as one build: %s",
    async (count, of, asked) => {
      have(count);
      const more = asked === "all" ? ALL : {};
      const names = await shards(of, more);
      await build("whole", more);
      const { value, diagnostics } = await merge(names, "merged");
      expect(diagnostics).toEqual([]);
      expect(value?.outputs).toBe(count);
      expect(sizesOf(names).reduce((sum, size) => sum + size)).toBe(count);
      expect(hashesOf("merged")).toEqual(hashesOf("whole"));
      expect(Object.keys(hashesOf("merged")).length).toBeGreaterThan(count * 3);
    },
  );

  it("has empty shards where there are fewer briefings than shards, which say what they are", async () => {
    const names = await shards(4);
    expect(sizesOf(names).toSorted()).toEqual([0, 0, 0, 1]);
    expect(names.map((name) => manifestOf(name).shard)).toEqual(
      [1, 2, 3, 4].map((number) => ({
        number,
        of: 4,
        plan: manifestOf(names[0] ?? "").shard.plan,
      })),
    );
  });

  it("keeps the languages of a briefing in one shard", async () => {
    have(6);
    const names = await shards(4, { lang: ["zh", "en"] });
    const idsOf = (name: string) =>
      manifestOf(name).outputs.map(({ id }: { readonly id: string }) => id);
    for (const name of names) {
      const ids: readonly string[] = idsOf(name);
      expect(ids.length).toBe(new Set(ids).size * 2);
    }
    expect(new Set(names.flatMap(idsOf)).size).toBe(6);
  });

  it("leaves what a build of all then finds up to date", async () => {
    have(3);
    await merge(await shards(2), "merged");
    const { outputs } = await build("merged");
    expect(outputs.flatMap(({ reasons }) => reasons)).toEqual([]);
    expect(outputs).toHaveLength(3);
    const store = openFolder(folder.at("merged"), openFileHashes());
    const [kept = ""] = await store.list(".cache/builds");
    const previous = await findPreviousBuild(store, kept.replace(".json", ""));
    expect(previous?.outputs).toHaveLength(3);
  });

  it("tells what changed as one build does, whether the shards or the output folder know what was before", async () => {
    have(4);
    await build("before", ALL);
    for (const out of ["whole", "merged", "shards/1", "shards/2"])
      cpSync(folder.at("before"), folder.at(out), { recursive: true });
    folder.edit("data/briefings/briefing-2.yaml", "2024-03-01", "2024-03-02");
    await build("whole", ALL);
    const names = await shards(2, ALL);
    await merge(names, "merged");
    await merge(names, "fresh");
    const whole = hashesOf("whole");
    expect(JSON.parse(folder.read("whole/.cache/changes.json"))).toHaveProperty(["briefing-2.zh"]);
    expect(hashesOf("merged")).toEqual(whole);
    expect(hashesOf("fresh")).toEqual(whole);
  });

  it("merges shards that told the change since an edition before of their own", async () => {
    have(4);
    const befores = await shards(2, ALL);
    await build("before", ALL);
    for (const number of [1, 2])
      cpSync(folder.at(befores[number - 1] ?? ""), folder.at(`issue/${number}`), {
        recursive: true,
      });
    folder.edit("data/observations/yi.yaml", "2650", "2660");
    await build("whole", { ...ALL, since: "before" });
    for (const number of [1, 2])
      await build(`shards/${number}`, {
        ...ALL,
        since: `issue/${number}`,
        shard: { number, of: 2 },
      });
    rmSync(folder.at("whole/.cache/changes.json"), { force: true });
    expect((await merge(befores, "merged")).diagnostics).toEqual([]);
    rmSync(folder.at("merged/.cache/changes.json"), { force: true });
    const noChanges = (out: string) =>
      Object.entries(hashesOf(out)).filter(([path]) => path !== "index.html");
    expect(noChanges("merged")).toEqual(noChanges("whole"));
    expect(folder.read("merged/two-places.zh.html")).toContain("较上期");
  });

  it("tells what changed before where nothing changed since", async () => {
    have(4);
    await build("before");
    folder.edit("data/briefings/briefing-2.yaml", "2024-03-01", "2024-03-02");
    await build("before");
    for (const out of ["whole", "shards/1", "shards/2"])
      cpSync(folder.at("before"), folder.at(out), { recursive: true });
    await build("whole");
    await merge(await shards(2), "merged");
    expect(hashesOf("merged")).toEqual(hashesOf("whole"));
    expect(folder.read("merged/.cache/changes.json")).toContain("briefing-2.zh");
  });

  it("names the shards that are missing or there twice, and leaves the output folder alone", async () => {
    have(6);
    const [one = "", two = "", three = ""] = await shards(4);
    await build("merged", { ids: ["two-places"] });
    const before = hashesOf("merged");
    expect(await codesOf([one, three])).toEqual([
      `${one}/manifest.json missing-shard`,
      `${one}/manifest.json missing-shard`,
    ]);
    cpSync(folder.at(two), folder.at("copy"), { recursive: true });
    expect(await codesOf([one, two, "copy/", three])).toEqual([
      "copy/manifest.json repeated-shard",
      `${one}/manifest.json missing-shard`,
    ]);
    expect(hashesOf("merged")).toEqual(before);
    expect(await codesOf([one], "new")).toHaveLength(3);
    expect(folder.files()).not.toContainEqual(expect.stringMatching(/^new/));
  });

  it("names shards of other data, another plan, another number and other options", async () => {
    have(4);
    const [one = "", two = ""] = await shards(2);
    await build("plan", { shard: { number: 2, of: 2 }, ids: ["two-places", "briefing-1"] });
    await build("number", { shard: { number: 2, of: 3 } });
    await build("options", { shard: { number: 2, of: 2 }, archive: true });
    expect(await codesOf([one, "plan"])).toEqual(["plan/manifest.json other-shard"]);
    expect(await codesOf([one, "number"])).toEqual(["number/manifest.json other-shard"]);
    expect(await codesOf([one, "options"])).toEqual(["options/manifest.json other-shard"]);
    folder.edit("data/observations/jia.yaml", "210.5", "210.6");
    await build("shards/2", { shard: { number: 2, of: 2 } });
    expect(await codesOf([one, two])).toEqual([`${one}/manifest.json other-shard`]);
  });

  it("names what is no shard, or was copied without what is hidden in it", async () => {
    const [one = "", two = ""] = await shards(2);
    await build("whole");
    rmSync(folder.at(two, ".cache"), { recursive: true });
    expect(await codesOf([one, two, "whole", "data"])).toEqual(
      expect.arrayContaining(
        [two, "whole", "data"].map((name) => `${name}/manifest.json not-a-shard`),
      ),
    );
  });

  it("names outputs that failed, are gone or were edited", async () => {
    have(3);
    folder.edit("data/briefings/briefing-1.yaml", "甲乙两县主要指标对比", UNPRINTABLE);
    const [one = "", two = ""] = await shards(2);
    const told = async () => (await merge([one, two], "merged")).diagnostics;
    expect(await told()).toEqual([
      expect.objectContaining({
        code: "incomplete-shard",
        message: expect.stringMatching(/^briefing-1\.zh failed/),
      }),
    ]);
    const owner = [one, two].find((name) => folder.files(name).includes("briefing-2.zh.html"));
    folder.write(`${owner}/briefing-2.zh.html`, "edited");
    expect((await told()).map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^briefing-2\.zh\.html is missing or not what/),
    );
  });

  it("refuses to write into one of the shards", async () => {
    const names = await shards(2);
    await expect(merge(names, "shards/2/")).rejects.toMatchObject({ code: "USAGE" });
  });
});
