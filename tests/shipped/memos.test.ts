import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditPdf } from "../../src/audit/audit.ts";
import { readDataFolder } from "../../src/dataset/folder.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { readMemo } from "../../src/memo/read.ts";
import { packageHome } from "../../src/package.ts";
import { run } from "../../src/shells/cli/program.ts";
import { testHost } from "../shells/cli/host.ts";
import { shortenBriefings } from "./shorten.ts";

/*
 * Of the memos of the shipped data: that they are sound, whatever the figures are. The logic behind them is tested on
 * invented data.
 */

const DATA = join(packageHome(), "data");
const MADE = ["notice", "report"];
const cwd = mkdtempSync(join(tmpdir(), "briefings-shipped-memos-"));
const out = join(cwd, "out");
beforeAll(async () => {
  cpSync(DATA, join(cwd, "data"), { recursive: true });
  // The memos are as they are shipped; of what they attach, a part is printed.
  shortenBriefings(join(cwd, "data"));
  const host = testHost({ cwd });
  expect(await run(["memo", ...MADE, "--out", out], host), host.err()).toBe(0);
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

describe("the memos of data/", () => {
  it("have no fault, and say that they are examples", async () => {
    const { value: dataset } = readDataset(await readDataFolder(DATA), "data");
    if (!dataset) throw new Error("The data has faults");
    const names = readdirSync(join(DATA, "memos")).filter((name) => name.endsWith(".yaml"));
    expect(names.length).toBeGreaterThan(3);
    for (const name of names) {
      const file = { path: `memos/${name}`, bytes: readFileSync(join(DATA, "memos", name)) };
      const readAttached = async () => null;
      const { value, diagnostics } = await readMemo({ file, shown: name, dataset, readAttached });
      expect(diagnostics).toEqual([]);
      expect(value?.issuer).toBe("（示例机关）");
      expect(value?.mark).toContain("示例");
      expect(value?.number).toMatch(/〔××××〕×号$/);
    }
  });

  it.each(MADE)("leave nothing for the audit to find in the %s", async (id) => {
    const { facts } = JSON.parse(readFileSync(join(out, `${id}.facts.json`), "utf8"));
    const { findings } = await auditPdf(readFileSync(join(out, `${id}.pdf`)), { facts });
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});
