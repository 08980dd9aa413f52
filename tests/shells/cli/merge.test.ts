import { expect, it } from "vitest";
import { run } from "../../../src/shells/cli/program.ts";
import { drafts } from "../../app/merge/drafts.ts";
import { testHost } from "./host.ts";

const { folder, shards, build } = drafts();

async function merge(...argv: readonly string[]) {
  const host = testHost({ cwd: folder.path() });
  const exit = await run(["merge", ...argv], host);
  return { exit, out: host.out(), err: host.err() };
}

it("briefings merge tells what each shard held and where the whole is, and which shard is missing", async () => {
  const [one = "", two = ""] = await shards(2);
  const told = await merge(one, two, "--out", "merged");
  expect([told.exit, told.out]).toEqual([0, ""]);
  expect(told.err).toMatch(
    /^1\/2 shards\/1: [01] outputs\n2\/2 shards\/2: [01] outputs\n1 outputs, .*in merged\/\n$/,
  );
  const json = await merge(one, two, "--out", "again", "--json");
  expect(JSON.parse(json.out)).toMatchObject({ ok: true, out: "again", outputs: 1, changed: 1 });
  const missing = await merge(two, "--out", "none", "--json");
  expect(missing.exit).toBe(1);
  expect(JSON.parse(missing.out)).toMatchObject({
    ok: false,
    diagnostics: [{ code: "missing-shard", at: { file: "shards/2/manifest.json" } }],
  });
  expect(missing.err).toMatch(/nothing was merged/);
  expect((await merge("--out", "none")).exit).toBe(2);
});

it("briefings merge leads back from a whole build to what it asks for", async () => {
  await build("whole");
  const { exit, err } = await merge("whole", "--out", "merged");
  expect(exit).toBe(1);
  expect(err).toContain("whole/manifest.json:1:1 error not-a-shard");
  expect(err).toContain("build it with --shard");
});

it("briefings build refuses a site of a shard before anything is made", async () => {
  const host = testHost({ cwd: folder.path() });
  const argv = ["build", "--shard", "1/2", "--site", "public", "--out", "shard"];
  expect(await run(argv, host)).toBe(2);
  expect(host.err()).toContain("A site has every briefing as it is");
  expect(folder.files()).not.toContainEqual(expect.stringMatching(/^(shard|public)/));
});
