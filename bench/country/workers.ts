import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeBriefings } from "../soak/briefings.ts";
import { runProgram } from "../soak/disturb.ts";

/** Makes so many briefings of one page on one machine and by workers, one after the other, and prints what each takes. */
export async function compareWorkers(briefings: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "briefings-workers-"));
  const temporary = join(folder, "tmp");
  mkdirSync(temporary);
  // A database that root starts is another user's, who has to come to its folder.
  chmodSync(folder, 0o755);
  const few = Math.ceil(briefings / 4);
  for (const count of [few, briefings]) writeBriefings(join(folder, `data-${count}`), count);
  const secondsOf = async (how: string, made: number) => {
    const data = ["--data", join(folder, `data-${made}`)];
    const argv = [...data, "--out", join(folder, `${how}-${made}`), "--lang", "zh", "--no-audit"];
    const begun = performance.now();
    const { status, stderr } = await runProgram(["build", ...argv, `--${how}`, "1"], temporary);
    rmSync(join(folder, `${how}-${made}`), { recursive: true, force: true });
    if (status !== 0) throw new Error(stderr.slice(-1_500));
    return (performance.now() - begun) / 1000;
  };
  console.log("\n| briefings of one page | on this machine, s | by a worker, s | ratio |");
  console.log("|---|--:|--:|--:|");
  const tell = (what: string, [here = 0, worker = 0]: readonly number[]) =>
    console.log(
      `| ${[what, here.toFixed(1), worker.toFixed(1), (worker / here).toFixed(2)].join(" | ")} |`,
    );
  const some = [await secondsOf("jobs", few), await secondsOf("workers", few)];
  tell(`${few}`, some);
  const all = [await secondsOf("jobs", briefings), await secondsOf("workers", briefings)];
  tell(`${briefings}`, all);
  const each = all.map((seconds, at) => (seconds - (some[at] ?? 0)) / (briefings - few));
  tell("each more", each);
  rmSync(folder, { recursive: true });
}
