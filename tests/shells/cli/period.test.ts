import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Manifest } from "../../../src/results/manifest.ts";
import { run } from "../../../src/shells/cli/program.ts";
import { testHost } from "./host.ts";

const DATA = fileURLToPath(new URL("../../cases/time/revised", import.meta.url));

let out: string;
/** An output folder with the briefing of all. */
let full: string;
beforeAll(async () => {
  out = full = mkdtempSync(join(tmpdir(), "briefings-period-full-"));
  const { code, err } = await build();
  expect(code, err).toBe(0);
});
afterAll(() => rmSync(full, { recursive: true, force: true }));
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), "briefings-period-"));
});
afterEach(() => rmSync(out, { recursive: true, force: true }));

async function call(...argv: readonly string[]) {
  const host = testHost();
  return { code: await run(argv, host), out: host.out(), err: host.err() };
}

const build = (...more: readonly string[]) =>
  call("build", "book", "--lang", "zh", "--no-audit", "--data", DATA, "--out", out, ...more);

/** A copy of the data with a part of documents.yaml taken out. */
function copyWithout(part: string | RegExp): string {
  const data = join(out, "data");
  cpSync(DATA, data, { recursive: true });
  const file = join(data, "documents.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace(part, ""));
  return data;
}

function entries() {
  const { outputs } = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8")) as Manifest;
  return outputs.map(({ id, base, period, asOf }) => ({ id, base, period, asOf }));
}

describe("briefings build --period --as-of", () => {
  it("names the output by places, period and date, and the briefing it is of", async () => {
    const told = await build("--period", "2022", "--as-of", "2023-06-01");
    expect(told.code, told.err).toBe(0);
    const id = "book--east+west+north--2022--asof-2023-06-01";
    expect(readdirSync(out)).toContain(`${id}.zh.pdf`);
    expect(entries()).toEqual([{ id, base: "book", period: "2022", asOf: "2023-06-01" }]);
  });

  it.each([
    [["--period", "latest common"], "book--east+west+north--latest-common"],
    [["--regions", "west,east", "--period", "2023"], "book--west+east--2023"],
    [["--as-of", "2023-06-01"], "book--east+west+north--asof-2023-06-01"],
  ])("stands beside the full one: %s", async (more, id) => {
    cpSync(full, out, { recursive: true, preserveTimestamps: true });
    expect((await build(...more)).code).toBe(0);
    expect(entries().map((entry) => entry.id)).toEqual([id, "book"]);
  });

  it("makes the same of a second call, and says what nothing is published of", async () => {
    await build("--period", "2022");
    const again = await build("--period", "2022", "--explain");
    expect(again.err).not.toContain("built:");
    const never = await build("--period", "2019");
    expect(never.code).toBe(2);
    expect(never.err).toContain("none of them has published a figure of 2019");
  });

  it.each([
    [["--period", "2024-13"], "latest common, or a period such as 2023"],
    [["--period", "2024-03/09"], "latest common, or a period such as 2023"],
    [["--as-of", "2023-02-30"], "Expected a date such as 2024-03-31"],
    [["--as-of", "2023"], "Expected a date such as 2024-03-31"],
  ])("refuses %s", async (more, what) => {
    const { code, err } = await build(...more);
    expect(code).toBe(2);
    expect(err).toContain(what);
    expect(readdirSync(out)).toEqual([]);
  });

  it("names every document without a date, and makes nothing", async () => {
    const data = copyWithout("  published: 2023-04\n");
    for (const command of [
      ["build", "book", "--out", out],
      ["compare", "gross_product"],
    ]) {
      const { code, err } = await call(...command, "--data", data, "--as-of", "2023-06-01");
      expect(code).toBe(1);
      expect(err).toContain("documents.yaml:55:1 error undated-document");
    }
    expect(readdirSync(out)).toEqual(["data"]);
  });
});

describe("briefings compare --period --as-of", () => {
  const growth = async (...more: readonly string[]) => {
    const argv = ["compare", "gross_product", "--measure", "growth", "--json", "--data", DATA];
    const { cells, period } = JSON.parse((await call(...argv, ...more)).out);
    return [period, ...cells.map(({ value }: { value: number | null }) => value)];
  };

  it("takes of each place the figure of the period, whichever document holds it", async () => {
    expect(await growth()).toEqual([null, 5.6, 5.9, 5.3]);
    expect(await growth("--period", "2022")).toEqual(["2022", 3.4, 2.7, 3]);
    expect(await growth("--period", "2022", "--as-of", "2023-03-01")).toEqual([
      "2022",
      2.5,
      2.7,
      3,
    ]);
    expect(await growth("--period", "2023", "--as-of", "2023-12-31")).toEqual([
      "2023",
      null,
      null,
      null,
    ]);
    expect(await growth("--period", "2023", "--target")).toEqual(["2023", 6, 5, 5.5]);
  });
});

describe("briefings check --strict", () => {
  it("refuses documents that nothing proves, and takes warnings for faults", async () => {
    const data = copyWithout(/ {2}file: east-2022-communique.txt\n {2}sha256: .*\n/);
    const plain = await call("check", "--data", data, "--json");
    expect([plain.code, JSON.parse(plain.out).ok]).toEqual([0, true]);
    const strict = await call("check", "--data", data, "--strict", "--json");
    expect(strict.code).toBe(1);
    const { ok, diagnostics } = JSON.parse(strict.out);
    expect(ok).toBe(false);
    const codes = diagnostics.map(({ code }: { code: string }) => code);
    expect(codes).toContain("not-proved");
    const severities = diagnostics.map(({ severity }: { severity: string }) => severity);
    expect(new Set(severities)).toEqual(new Set(["error"]));
  });
});
