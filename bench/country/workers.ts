import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeBriefings } from "../soak/briefings.ts";
import { runProgram } from "../soak/disturb.ts";

/** Makes so many briefings of one page on one machine and by workers, one after the other, and prints both. */
export async function compareWorkers(briefings: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "briefings-workers-"));
  const temporary = join(folder, "tmp");
  mkdirSync(temporary);
  // A database that root starts is another user's, who has to come to its folder.
  chmodSync(folder, 0o755);
  writeBriefings(join(folder, "data"), briefings);
  const secondsOf = async (how: string, count: number) => {
    const out = join(folder, `${how}-${count}`);
    const argv = ["--data", join(folder, "data"), "--out", out, "--lang", "zh", "--no-audit"];
    const begun = performance.now();
    const { status, stderr } = await runProgram(
      ["build", ...argv, `--${how}`, `${count}`],
      temporary,
    );
    if (status !== 0) throw new Error(stderr.slice(-1_500));
    return (performance.now() - begun) / 1000;
  };
  console.log(
    `\n| ${briefings} briefings of one page | on this machine, s | by workers, s | ratio |`,
  );
  console.log("|---|--:|--:|--:|");
  for (const count of [1, 2]) {
    const [here, workers] = [await secondsOf("jobs", count), await secondsOf("workers", count)];
    const numbers = [here.toFixed(1), workers.toFixed(1), (workers / here).toFixed(2)];
    console.log(`| ${[`${count} at once`, ...numbers].join(" | ")} |`);
  }
  rmSync(folder, { recursive: true });
}
