import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Run } from "./disturb.ts";
import { differences, leftIn } from "./folders.ts";

interface FullDisk {
  /** Folder to make the disk in. */
  readonly at: string;
  /** What is there in the end. */
  readonly whole: string;
  /** Collects a night into an output folder. */
  readonly collect: (out: string) => Promise<Run>;
}

/** What whoever collects has to say. */
const SAID = "the disk is full: make room, or name another folder";

/**
 * Collects a night onto a disk with half the room it needs, and once more after there is room.
 *
 * Shape: what was not as it should be; null where this user may mount no disk.
 */
export async function collectOntoFullDisk(how: FullDisk): Promise<readonly string[] | null> {
  const { at, whole, collect } = how;
  const bytes = sizeOf(whole);
  const disk = mountDisk(at, bytes / 2);
  if (disk === null) return null;
  try {
    const out = join(at, "out");
    const refused = await collect(out);
    const there = differences(whole, out).filter((line) => !line.startsWith("Lacks "));
    const odd = [
      ...(refused.status === 1 ? [] : [`It ended with ${refused.status}`]),
      ...(refused.stderr.includes(SAID) ? [] : [`It said ${refused.stderr.slice(-1_500)}`]),
      ...[...there, ...leftIn(out)].map((line) => `After the disk was full: ${line}`),
    ];
    disk.resize(bytes * 3);
    const again = await collect(out);
    if (again.status !== 0) odd.push(`With room it ended with ${again.status}: ${again.stderr}`);
    return [...odd, ...differences(whole, out), ...leftIn(out)];
  } finally {
    disk.remove();
  }
}

interface Disk {
  resize(bytes: number): void;
  remove(): void;
}

/** Makes a disk of so many bytes, which its folder is for as long; null where this user may not. */
export function mountDisk(at: string, bytes: number): Disk | null {
  const mount = (options: string) => run("mount", "-ttmpfs", `-o${options}`, "tmpfs", at);
  mkdirSync(at);
  if (!mount(`size=${Math.ceil(bytes)}`)) {
    rmdirSync(at);
    return null;
  }
  return {
    resize: (to) => {
      if (!mount(`remount,size=${Math.ceil(to)}`)) throw new Error(`${at} is not resized`);
    },
    remove: () => {
      run("umount", at);
      rmdirSync(at);
    },
  };
}

function run(command: string, ...argv: readonly string[]): boolean {
  return spawnSync(command, argv, { stdio: "ignore" }).status === 0;
}

/** Bytes of all files below a folder. */
export function sizeOf(folder: string): number {
  const paths = readdirSync(folder, { recursive: true }).map((path) => join(folder, String(path)));
  return paths.reduce((sum, path) => sum + statSync(path).size, 0);
}
