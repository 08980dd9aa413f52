import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A process of a build. */
export interface Found {
  readonly pid: number;
  readonly group: number;
  /** `browser` for the first process of one, `printer` for one that a worker started to print, `part` for the others of a group. */
  readonly is: "program" | "printer" | "browser" | "part";
}

/** Every process on this machine that was started with this folder for temporary files. */
export function processesOf(temporary: string): readonly Found[] {
  const variable = `\0TMPDIR=${temporary}`;
  return readdirSync("/proc").flatMap((name): Found[] => {
    if (!/^\d+$/.test(name)) return [];
    const command = read(name, "cmdline");
    // What has ended and was not waited for yet has no command line any more.
    if (command === "") return [];
    const isOurs = `\0${read(name, "environ")}\0${command}`.includes(variable);
    if (!isOurs && !command.includes(`${temporary}/`)) return [];
    const pid = Number(name);
    const group = Number(
      read(name, "stat")
        .replace(/^.*\) /s, "")
        .split(" ")[2],
    );
    return [{ pid, group, is: kindOf(command, pid === group) }];
  });
}

function kindOf(command: string, isFirst: boolean): Found["is"] {
  if (command.includes("child-program")) return "printer";
  if (!isFirst) return "part";
  return command.includes("--user-data-dir=") ? "browser" : "program";
}

function read(pid: string, file: string): string {
  try {
    return readFileSync(join("/proc", pid, file), "utf8");
  } catch {
    // It has ended meanwhile, or is another user's.
    return "";
  }
}

/** Sends a signal to a process, or to a group where the number is negative; it may have ended. */
export function signalTo(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
