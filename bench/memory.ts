import { readdirSync, readFileSync } from "node:fs";

/** Of this process, in bytes. */
export interface Memory {
  /** What JavaScript holds, without what could be freed where the collector may be called (`--expose-gc`). */
  readonly heap: number;
  /** All that the machine has given it, whether in use or kept for later. */
  readonly resident: number;
}

/** What could be freed and was not yet is no growth. */
export function measureMemory(): Memory {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed, resident: rss };
}

interface ProcessStat {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly bytes: number;
}

const PAGE_BYTES = 4096;

/**
 * Adds up the resident memory of the browsers of this process: all that descends from it in groups of their own.
 *
 * What they share is counted for each. Null where there is no `/proc`.
 */
export function measureBrowsers(): number | null {
  const processes = listProcesses();
  const self = processes?.find(({ pid }) => pid === process.pid);
  if (!processes || !self) return null;
  const family = new Set([self.pid]);
  // Children may be listed before their parents.
  for (let size = 0; size < family.size; ) {
    size = family.size;
    for (const { pid, parent } of processes) if (family.has(parent)) family.add(pid);
  }
  return processes
    .filter(({ pid, group }) => family.has(pid) && group !== self.group)
    .reduce((sum, { bytes }) => sum + bytes, 0);
}

function listProcesses(): readonly ProcessStat[] | null {
  try {
    return readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? readStat(name) : []));
  } catch {
    return null;
  }
}

/** See proc(5); a name may hold spaces and brackets. */
function readStat(pid: string): readonly ProcessStat[] {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
    const [parent, group, pages] = [1, 2, 21].map((index) => Number(fields[index]));
    return [
      {
        pid: Number(pid),
        parent: parent ?? 0,
        group: group ?? 0,
        bytes: (pages ?? 0) * PAGE_BYTES,
      },
    ];
  } catch {
    // It has ended meanwhile.
    return [];
  }
}
