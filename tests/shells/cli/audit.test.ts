import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { audit } from "../../src/shells/cli/audit.ts";
import type { Host } from "../../src/shells/cli/host.ts";
import { factsOf } from "./findings.ts";
import { writePdf } from "./handmade.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "audit-"));
  const pdf = writePdf({ pages: ["BT /F1 10 Tf 100 700 Td (5.5) Tj ET"] });
  await writeFile(join(folder, "with.pdf"), pdf);
  await writeFile(join(folder, "with.facts.json"), JSON.stringify({ facts: factsOf(["5.6"]) }));
  await writeFile(join(folder, "without.pdf"), pdf);
  await writeFile(join(folder, "right.json"), JSON.stringify({ facts: factsOf(["5.5"]) }));
  await writeFile(join(folder, "wrong.json"), JSON.stringify({ facts: [{ number: 5 }] }));
  await writeFile(join(folder, "broken.json"), "{");
});
afterAll(() => rm(folder, { recursive: true }));

async function run(options: Omit<Parameters<typeof audit>[1], never>) {
  let stdout = "";
  let stderr = "";
  const host: Host = {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    env: {},
    cwd: folder,
    home: folder,
    cores: 1,
    clockMs: () => 0,
    signal: new AbortController().signal,
  };
  const exit = await audit(host, options);
  return { exit, stdout, lines: stderr.trimEnd().split("\n") };
}

describe("audit(host, options)", () => {
  it("holds a PDF against the facts file beside it", async () => {
    const { exit, stdout, lines } = await run({ files: ["with.pdf"] });
    expect(exit).toBe(1);
    expect(stdout).toBe("");
    expect(lines).toContain(
      "with.pdf:1 error number-from-nowhere 5.5 is printed, but no fact says so",
    );
    expect(lines).toContain(
      "with.pdf error fact-not-printed 5.6 should be printed 1×, e.g. at n1, and is printed 0×",
    );
    expect(lines.at(-1)).toBe("The audit finds errors: 6 errors, 0 warnings in 1 files, 1 pages");
  });

  it("says that it didn't check numbers where there is no facts file", async () => {
    const { lines } = await run({ files: ["without.pdf"] });
    expect(lines).toContain("without.pdf: numbers not checked, no facts file beside it");
    expect(lines.join()).not.toContain("number-from-nowhere");
  });

  it("prints one JSON document of all files", async () => {
    const { exit, stdout, lines } = await run({ files: ["with.pdf", "without.pdf"], json: true });
    expect(exit).toBe(1);
    expect(lines).toEqual([""]);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      files: [
        { file: "with.pdf", facts: "with.facts.json", pages: 1 },
        { file: "without.pdf", facts: null, pages: 1, fonts: [{ name: "Helvetica" }] },
      ],
    });
  });

  it("takes the facts file that is named", async () => {
    const { stdout } = await run({ files: ["with.pdf"], facts: "right.json", json: true });
    expect(stdout).not.toContain("number-from-nowhere");
    expect(stdout).not.toContain("fact-not-printed");
  });

  it.each([
    [{ files: ["gone.pdf"] }, "INPUT_UNREADABLE", "gone.pdf"],
    [{ files: ["with.pdf"], facts: "gone.json" }, "INPUT_UNREADABLE", "gone.json"],
    [{ files: ["with.pdf"], facts: "wrong.json" }, "INPUT_UNREADABLE", "wrong.json"],
    [{ files: ["with.pdf"], facts: "broken.json" }, "INPUT_UNREADABLE", "broken.json"],
    [{ files: ["with.pdf", "without.pdf"], facts: "right.json" }, "USAGE", "--facts"],
  ])("refuses %j", async (options, code, words) => {
    await expect(run(options)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(words),
    });
  });
});
