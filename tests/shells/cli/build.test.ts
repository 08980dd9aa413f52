import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../../src/shells/cli/program.ts";
import { copyStarter } from "../../starter.ts";
import { testHost } from "./host.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-build-"));
  copyStarter(join(folder, "data"));
  writeFileSync(join(folder, "data/observations/jia.yaml.bak"), "");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function build(...argv: readonly string[]) {
  const host = testHost({ cwd: folder });
  const exit = await run(["build", "--lang", "zh", "--no-audit", ...argv], host);
  return { exit, out: host.out(), err: host.err() };
}

const WARNING = "data/observations/jia.yaml.bak:1:1 warning file-left-out ";
const timesIn = (text: string) => text.split(WARNING).length - 1;

describe("briefings build of data with a warning", () => {
  it("shows it once, how far it is, a table, and where to look", async () => {
    const { exit, out, err } = await build();
    expect(exit, err).toBe(0);
    expect(timesIn(err)).toBe(1);
    expect(err).toMatch(/^\[1\/1\] two-places\.zh\.pdf \d+ pages, \d+\.\d s$/m);
    expect(err).toMatch(/^1 built, in output\/$/m);
    expect(out).toMatch(/two-places\.zh\.pdf .* \d+ KB /);
  });

  it("shows it once where nothing has changed since, and nothing more than that", async () => {
    const { exit, out, err } = await build();
    expect([exit, out]).toEqual([0, ""]);
    expect(timesIn(err)).toBe(1);
    const [warning, ...rest] = err.trimEnd().split("\n");
    expect(warning?.startsWith(WARNING)).toBe(true);
    expect(rest).toEqual(["1 up to date, 0 built, in output/"]);
  });

  it("shows it once beside the JSON document of a build where nothing has changed", async () => {
    const { exit, out, err } = await build("--json");
    expect(exit, err).toBe(0);
    expect(err.trimEnd().split("\n")).toEqual([expect.stringContaining(WARNING)]);
    expect(JSON.parse(out)).toMatchObject([{ path: "two-places.zh.pdf", ok: true, built: false }]);
  });
});
