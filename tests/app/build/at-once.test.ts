import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../../src/shells/cli/program.ts";
import { testHost } from "../../shells/cli/host.ts";
import { copyStarter } from "../../starter.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-at-once-"));
  copyStarter(join(folder, "data"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function build(out: string, ...more: readonly string[]) {
  const host = testHost({ cwd: folder });
  const code = await run(["build", "--out", out, "--no-audit", ...more], host);
  expect(code, host.err()).toBe(0);
}

/** Every file of an output folder with its bytes, but for what builds remember. */
function filesOf(out: string): ReadonlyMap<string, string> {
  const paths = readdirSync(join(folder, out), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(join(folder, out).length + 1))
    .filter((path) => !path.startsWith(".cache/"));
  return new Map(
    paths.sort().map((path) => [path, readFileSync(join(folder, out, path), "base64")]),
  );
}

describe("builds into one folder at the same time", () => {
  it("leave what one build leaves, whoever makes what", async () => {
    await build("one");
    await Promise.all([
      build("several"),
      build("several", "two-places"),
      build("several", "two-places", "--lang", "en"),
      build("several", "--force"),
    ]);
    const [one, several] = [filesOf("one"), filesOf("several")];
    expect([...several.keys()]).toEqual([...one.keys()]);
    for (const [path, bytes] of one) expect(several.get(path) === bytes, path).toBe(true);
  });

  it("have nothing to do the next time", async () => {
    const host = testHost({ cwd: folder });
    expect(await run(["build", "--out", "several", "--no-audit"], host)).toBe(0);
    expect(host.err()).toMatch(/\d+ up to date, 0 built/);
  });
});
