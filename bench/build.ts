import { spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runProgram } from "./cold.ts";
import type { Parts } from "./parts.ts";
import { revise } from "./revise.ts";
import { measureInTurn, median, type Row, ratioOf, timeMs } from "./statistics.ts";

const ROUNDS = 7;

/** Measures builds of the whole repository by the built command: all of it, nothing of it, what one figure touches. */
export async function benchBuild(parts: Parts): Promise<readonly Row[]> {
  const data = join(parts.folder, "data");
  const out = join(parts.folder, "build-out");
  cpSync(join(parts.host.home, "data"), data, { recursive: true });
  const build = (...more: readonly string[]) =>
    runProgram(parts, "build", "--data", data, "--out", out, "--no-audit", ...more);
  const full: Row[] = [];
  for (const jobs of ["1", "2", "4"]) {
    rmSync(out, { recursive: true, force: true });
    const ms = await timeMs(() => build("--jobs", jobs));
    full.push({ what: `all briefings and the gallery, ${jobs} at once`, ms, ratio: null, aim: "" });
  }
  const times = await measureInTurn(
    {
      empty: () => spawnSync(process.execPath, ["-e", "0"]),
      unchanged: () => build(),
    },
    { rounds: ROUNDS },
  );
  const revised = await timeMs(() => {
    revise(join(data, "observations/zhangdian.yaml"));
    build();
  });
  return [
    ...full,
    {
      what: "nothing changed, against node -e 0",
      ms: median(times.unchanged),
      ratio: ratioOf(times.unchanged, times.empty),
      aim: "< 10",
    },
    { what: "one figure changed", ms: revised, ratio: null, aim: "" },
  ];
}
