import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { withBrowser } from "../src/pdf/browser/with-browser.ts";
import { pageUrl, printBare } from "./bare.ts";
import type { Parts } from "./parts.ts";
import { measureInTurn, median, type Row, ratioOf } from "./statistics.ts";

/** Of seven starts of a browser one is a fifth faster than the others: fewer rounds may meet mostly such. */
const ROUNDS = 11;

/** Measures the built command from a cold start against a browser's launch and one bare print. */
export async function benchCold(parts: Parts): Promise<readonly Row[]> {
  const out = join(parts.folder, "cold-out");
  runProgram(parts, "build", "five-places", "--lang", "zh", "--out", out, "--no-audit");
  const html = readFileSync(join(out, "five-places.zh.html"), "utf8");
  const url = pageUrl(parts.folder, "cold", html);
  const build = ["build", "five-places", "--lang", "zh", "--out", out, "--force"];
  const times = await measureInTurn(
    {
      empty: () => runNode("-e", "0"),
      bare: () => printWithOwnBrowser(url),
      command: () => runProgram(parts, ...build, "--no-audit"),
      audited: () => runProgram(parts, ...build),
    },
    { rounds: ROUNDS },
  );
  return [
    { what: "node -e 0", ms: median(times.empty), ratio: null, aim: "" },
    { what: "browser started for one bare print", ms: median(times.bare), ratio: null, aim: "" },
    {
      what: "briefings build five-places --lang zh --no-audit, cold",
      ms: median(times.command),
      ratio: ratioOf(times.command, times.bare),
      aim: "≤ 3",
    },
    {
      what: "the same, audited",
      ms: median(times.audited),
      ratio: ratioOf(times.audited, times.bare),
      aim: "≤ 4",
    },
  ];
}

/** Prints as a plain script does: a browser for each document. */
export async function printWithOwnBrowser(url: string): Promise<void> {
  await withBrowser({}, async (pool) => {
    const { browser } = await pool.running();
    await printBare(browser, url);
  });
}

/** Runs the built command and waits. Errors: throws where it fails. */
export function runProgram({ host }: Parts, ...argv: readonly string[]): void {
  runNode(join(host.home, "dist/cli.js"), ...argv);
}

function runNode(...argv: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, argv, { encoding: "utf8" });
  if (status !== 0) throw new Error(`node ${argv.join(" ")} failed: ${stderr}`);
}
