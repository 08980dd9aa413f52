import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run } from "../../../src/shells/cli/program.ts";
import { copyStarter } from "../../starter.ts";
import { testHost } from "./host.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-import-"));
  copyStarter(join(folder, "data"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function briefings(...argv: readonly string[]) {
  const host = testHost({ cwd: folder });
  return { code: await run(argv, host), out: host.out(), err: host.err() };
}

async function exported(): Promise<string> {
  return (await briefings("data", "--format", "csv")).out;
}

describe("briefings import --json", () => {
  it("says what was written, and how many figures each place has, and nothing else on stdout", async () => {
    writeFileSync(join(folder, "figures.csv"), await exported());
    const { code, out } = await briefings("import", "figures.csv", "--json");
    expect(code).toBe(0);
    const { ok, counts, diagnostics, written } = JSON.parse(out);
    expect({ ok, diagnostics, written }).toEqual({
      ok: true,
      diagnostics: [],
      written: ["observations/jia.yaml", "observations/yi.yaml"],
    });
    expect(counts.map(({ region }: { region: string }) => region)).toEqual(["jia", "yi"]);
    for (const { before, after } of counts) expect(after).toBe(before);
  });

  it("gives faults on stdout as well, and leaves the data as it was", async () => {
    const path = join(folder, "data/observations/jia.yaml");
    const before = readFileSync(path, "utf8");
    writeFileSync(join(folder, "figures.csv"), (await exported()).replace("210.5", "many"));
    const { code, out, err } = await briefings("import", "figures.csv", "--json");
    expect(code).toBe(1);
    const { ok, diagnostics } = JSON.parse(out);
    expect(ok).toBe(false);
    expect(diagnostics[0]).toMatchObject({ code: "wrong-cell", at: { file: "figures.csv" } });
    expect(err).toContain("data is as it was");
    expect(readFileSync(path, "utf8")).toBe(before);
  });
});
