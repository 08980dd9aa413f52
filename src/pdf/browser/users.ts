import { readdir, readFile } from "node:fs/promises";

/**
 * Ends the browsers that run on these profiles: one that was stopped does not notice that its owner is gone.
 *
 * Looks where the system tells of its processes as files, as Linux does. Errors: none.
 */
export async function endUsersOf(profiles: readonly string[]): Promise<void> {
  const options = new Set(profiles.map(profileOption));
  const pids = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    if (command.split("\0").some((part) => options.has(part))) endGroup(Number(pid));
  }
}

/** The argument by which a browser is told its profile. */
export function profileOption(profile: string): string {
  return `--user-data-dir=${profile}`;
}

/** A browser leads a group of its own; the system refuses where it is another user's, or has ended meanwhile. */
function endGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    return;
  }
}
