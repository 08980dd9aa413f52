import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run } from "../../../src/shells/cli/program.ts";
import { copyStarter } from "../../starter.ts";
import { testHost } from "./host.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-unproved-"));
  copyStarter(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Takes the text and its checksum from the first documents. */
function takeTexts(count: number): void {
  const file = join(folder, "documents.yaml");
  let left = count * 2;
  const lines = readFileSync(file, "utf8").split("\n");
  const kept = lines.filter((line) => !(/^ {2}(?:file|sha256):/.test(line) && left-- > 0));
  writeFileSync(file, kept.join("\n"));
}

function prove(host: ReturnType<typeof testHost>, ...more: readonly string[]): Promise<number> {
  return run(["sources", join(folder, "sources"), "--data", folder, ...more], host);
}

describe("briefings sources, where a document has no text", () => {
  it("warns at the document, proves the others, and exits 0", async () => {
    takeTexts(1);
    const host = testHost();
    expect(await prove(host)).toBe(0);
    const warnings = host.err().match(/documents\.yaml:\d+:1 warning not-proved /g);
    expect(warnings).toHaveLength(1);
    expect(host.err()).toMatch(/: 0 of [1-9]\d* figures proved/);
    expect(host.err()).toMatch(/ figures are not proved; /);
    expect(host.err()).not.toContain("Every figure is proved");
  });

  it("needs no folder of texts where no document has one", async () => {
    takeTexts(9);
    rmSync(join(folder, "sources"), { recursive: true });
    const host = testHost();
    expect(await prove(host, "--json")).toBe(0);
    const { diagnostics, counts } = JSON.parse(host.out());
    expect(diagnostics.map(({ code }: { code: string }) => code)).toEqual(
      counts.map(() => "not-proved"),
    );
    expect(counts.every(({ proved }: { proved: number }) => proved === 0)).toBe(true);
  });

  it("is no fault of the data", async () => {
    takeTexts(9);
    const host = testHost();
    expect(await run(["check", "--data", folder], host)).toBe(0);
  });
});
