import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { memo } from "../../src/app/memo.ts";
import { auditPdf } from "../../src/audit/audit.ts";
import { auditOfficial } from "../../src/audit/official/audit.ts";
import { readPages } from "../../src/audit/official/document.ts";
import { formatListed } from "../../src/diagnostic.ts";
import { packageHome } from "../../src/package.ts";
import { testEnvironment } from "../app/environment.ts";
import { notice } from "./samples.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "attached-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Makes a memo with a briefing of a data folder bound in, without looking into it. */
async function attach(data: string, briefing: string): Promise<Buffer> {
  cpSync(join(packageHome(), data), join(folder, briefing), { recursive: true });
  mkdirSync(join(folder, briefing, "memos"), { recursive: true });
  const more = `attachments: [{ briefing: ${briefing}, title: 示例简报 }]\n`;
  writeFileSync(join(folder, briefing, "memos/bound.yaml"), notice({ more }));
  const asked = { ids: ["bound"], data: briefing, out: "out", audit: false };
  const made = await memo(asked, testEnvironment({ cwd: folder, cores: 1 }));
  if (made.value === null) throw new Error(formatListed(made).join("\n"));
  return readFileSync(join(folder, "out/bound.pdf"));
}

describe("a briefing bound into a memo", () => {
  it.each([
    // A figure that is made smaller and goes to the next page; a table of fixed columns.
    ["data", "pair"],
    ["templates/starter", "two-years-monthly"],
  ])(
    "keeps all of it whole, in its size and within the type area: %s/%s",
    async (data, briefing) => {
      const pdf = await attach(data, briefing);
      const { facts } = JSON.parse(readFileSync(join(folder, "out/bound.facts.json"), "utf8"));
      const { findings } = await auditPdf(pdf, { facts });
      expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
      // A page with anything wider than the type area would be made smaller by the browser, its title with it.
      const report = await auditOfficial(pdf);
      expect(report?.measures.filter(({ isMet }) => !isMet)).toEqual([]);
      for (const { lines } of (await readPages(pdf)) ?? []) {
        const inside = lines.filter(({ text }) => !/^—\s*\d+\s*—$/.test(text));
        expect(Math.max(...inside.map(({ baseline }) => baseline))).toBeLessThan(262);
        expect(Math.max(...inside.map(({ right }) => right))).toBeLessThan(185);
      }
    },
  );
});
