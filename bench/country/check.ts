import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageHome } from "../../src/package.ts";

/** Checks a data folder as a user does, in a process of its own that has kept nothing. Errors: where it ends with anything but 0. */
export async function checkCold(
  data: string,
): Promise<{ readonly seconds: number; readonly mb: number }> {
  const argv = [join(packageHome(), "dist/cli.js"), "check", "--data", data];
  const begunMs = performance.now();
  const child = spawn(process.execPath, argv, { stdio: "ignore" });
  let mb = 0;
  const watching = setInterval(() => {
    mb = Math.max(mb, peakOf(child.pid ?? 0));
  }, 100);
  const [status] = await once(child, "exit");
  clearInterval(watching);
  if (status !== 0) throw new Error(`check ends with ${status}`);
  return { seconds: (performance.now() - begunMs) / 1000, mb };
}

/** The most memory that a process had, in MB. */
function peakOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Math.round(Number(status.match(/VmHWM:\s+(\d+)/)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}
