import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run } from "../../../src/shells/cli/program.ts";
import { notice } from "../../memo/samples.ts";
import { copyStarter } from "../../starter.ts";
import { testHost } from "./host.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-memo-"));
  copyStarter(join(folder, "data"));
  mkdirSync(join(folder, "data/memos"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function memo(...argv: readonly string[]) {
  const host = testHost({ cwd: folder });
  return { exit: await run(["memo", ...argv], host), out: host.out(), err: host.err() };
}

describe("briefings memo", () => {
  it("says where a memo is, and which fonts stand in", async () => {
    writeFileSync(join(folder, "data/memos/sound.yaml"), notice());
    const { exit, out, err } = await memo();
    expect([exit, out]).toEqual([0, ""]);
    expect(err).toMatch(/^Fonts standing in: /);
    expect(err).toContain("sound: 1 pages, in output/: sound.pdf, sound.docx, sound.facts.json\n");
    const json = await memo("sound", "--json");
    expect(JSON.parse(json.out)).toMatchObject([
      { id: "sound", pages: 1, files: [{ path: "sound.pdf" }, { path: "sound.docx" }, {}] },
    ]);
  });

  it("exits 1 with one located line a fault, or one JSON document", async () => {
    writeFileSync(join(folder, "data/memos/a.yaml"), notice().replace(/addressees:.*\n/, ""));
    const { exit, out, err } = await memo();
    expect([exit, out]).toEqual([1, ""]);
    expect(err).toMatch(/^data\/memos\/a\.yaml:1:7 error missing-key .+/);
    expect(err).toContain(
      "error DATASET_FAULT 1 faults; no memo was made\n  mend each line above\n",
    );
    const json = await memo("--json");
    expect(json.exit).toBe(1);
    expect(JSON.parse(json.out)).toMatchObject({
      ok: false,
      diagnostics: [{ code: "missing-key" }],
    });
  });

  it("exits 2 where there is no memo", async () => {
    const { exit, err } = await memo();
    expect(exit).toBe(2);
    expect(err).toContain("error USAGE There is no memo to make\n");
  });
});
