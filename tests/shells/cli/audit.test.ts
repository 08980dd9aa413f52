import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../../src/shells/cli/program.ts";
import { factsOf } from "../../audit/findings.ts";
import { writePdf } from "../../audit/handmade.ts";
import { testHost } from "./host.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-audit-"));
  const pdf = writePdf({ pages: ["BT /F1 10 Tf 100 700 Td (5.5) Tj ET"] });
  writeFileSync(join(folder, "with.pdf"), pdf);
  writeFileSync(join(folder, "with.facts.json"), JSON.stringify({ facts: factsOf(["5.6"]) }));
  writeFileSync(join(folder, "without.pdf"), pdf);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function audit(...argv: readonly string[]) {
  const host = testHost({ cwd: folder });
  const exit = await run(["audit", ...argv], host);
  return { exit, stdout: host.out(), lines: host.err().trimEnd().split("\n") };
}

describe("briefings audit", () => {
  it("prints one line a finding, a verdict, and exits 1 where there is an error", async () => {
    const { exit, stdout, lines } = await audit("with.pdf");
    expect([exit, stdout]).toEqual([1, ""]);
    expect(lines).toContain(
      "with.pdf:1 error number-from-nowhere 5.5 is printed, but no fact says so",
    );
    expect(lines).toContain(
      "with.pdf error fact-not-printed 5.6 should be printed 1×, e.g. at n1, and is printed 0×",
    );
    expect(lines.at(-1)).toBe("The audit finds errors: 6 errors, 0 warnings in 1 files, 1 pages");
  });

  it("says that it didn't check numbers where there is no facts file", async () => {
    const { lines } = await audit("without.pdf", "--house");
    expect(lines).toContain("without.pdf: numbers not checked, no facts file beside it");
  });

  it("holds a PDF of others to what it claims, or to PDF/UA where it claims nothing", async () => {
    const { exit, lines } = await audit("without.pdf");
    expect(exit).toBe(1);
    expect(lines).toContain("without.pdf: held to what it claims, not to the rules of the house");
    expect(lines.filter((line) => line.includes("font-foreign"))).toEqual([]);
    expect(lines.filter((line) => line.includes("(PDF/UA-1, 7.1-11)"))).toHaveLength(1);
    const house = await audit("with.pdf", "--no-house");
    expect(house.lines.filter((line) => line.includes("number-from-nowhere"))).toEqual([]);
  });

  it("prints one JSON document of all files", async () => {
    const { exit, stdout, lines } = await audit("with.pdf", "without.pdf", "--json");
    expect([exit, lines]).toEqual([1, [""]]);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      files: [
        { file: "with.pdf", facts: "with.facts.json", pages: 1 },
        { file: "without.pdf", facts: null, pages: 1, fonts: [{ name: "Helvetica" }] },
      ],
    });
  });

  it("exits 1 where a memo is off the standard, with a line a measure", async () => {
    const { exit, lines } = await audit("--official", "without.pdf");
    expect(exit).toBe(1);
    expect(lines.some((line) => /^without\.pdf off /.test(line))).toBe(true);
    const json = await audit("--official", "without.pdf", "--json");
    expect(JSON.parse(json.stdout)).toMatchObject({ ok: false, files: [{ isMet: false }] });
  });

  it("exits 2 on one facts file for several PDFs", async () => {
    expect((await audit("with.pdf", "without.pdf", "--facts", "with.facts.json")).exit).toBe(2);
  });
});
