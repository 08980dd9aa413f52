import { readdirSync, readFileSync } from "node:fs";

/** Whose time it is: of the build itself, of workers, of what these start to make outputs, of browsers, of the database. */
export const ROLES = ["build", "workers", "making", "browsers", "database"] as const;
type Role = (typeof ROLES)[number];

/** Seconds of the processor. */
export type ProcessorTime = Readonly<Record<Role, number>>;

/** Ticks of the processor in a second, on every Linux. */
const TICKS = 100;
const LOOK_MS = 200;

/**
 * Watches the time that is taken by all that a process starts and that these start, however they end; its own is left out.
 *
 * It looks at times: of a process that ends, the last moment is not seen.
 */
export function watchProcessor(root: number): { readonly stop: () => ProcessorTime } {
  const seen = new Map<string, Seen>();
  const look = () => lookAt(root, seen);
  const timer = setInterval(look, LOOK_MS);
  look();
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return timeOf([...seen.values()]);
    },
  };
}

/** All of it. */
export function sumOf(time: ProcessorTime): number {
  return ROLES.reduce((sum, role) => sum + time[role], 0);
}

interface Seen {
  readonly role: Role;
  readonly ticks: number;
  /** What it had taken before it was watched. */
  readonly before: number;
}

function timeOf(all: readonly Seen[]): ProcessorTime {
  const ticksOf = (role: Role) =>
    all.reduce((sum, one) => sum + (one.role === role ? one.ticks - one.before : 0), 0);
  return Object.fromEntries(ROLES.map((role) => [role, ticksOf(role) / TICKS])) as ProcessorTime;
}

/** Notes what all below a process have taken up to now; whoever was below it once stays so. */
function lookAt(root: number, seen: Map<string, Seen>): void {
  const all = processes();
  const byPid = new Map(all.map((one) => [one.pid, one]));
  const isBelow = ({ name, parent }: Process): boolean => {
    const above = byPid.get(parent);
    return parent === root || seen.has(name) || (above !== undefined && isBelow(above));
  };
  const isFirst = seen.size === 0;
  for (const { pid, name, ticks } of all.filter(isBelow)) {
    const known = seen.get(name);
    // Until it has started its program it is called as whoever started it; once it has ended, nothing.
    const role = roleOf(pid) ?? known?.role ?? "build";
    seen.set(name, { role, ticks, before: known?.before ?? (isFirst ? ticks : 0) });
  }
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
  /** Its number and when it began: numbers come again. */
  readonly name: string;
}

/** Where `/proc/PID/stat` has what, counted from behind the name of the program. */
const [PARENT, USER, SYSTEM, BEGUN] = [1, 11, 12, 19];

function processes(): readonly Process[] {
  return readdirSync("/proc").flatMap((entry): Process[] => {
    if (!/^\d+$/.test(entry)) return [];
    const stat = read(`/proc/${entry}/stat`);
    if (stat === "") return [];
    const fields = stat.replace(/^.*\) /s, "").split(" ");
    const at = (field: number) => Number(fields[field]);
    const name = `${entry} ${at(BEGUN)}`;
    return [{ pid: Number(entry), parent: at(PARENT), ticks: at(USER) + at(SYSTEM), name }];
  });
}

const SIGNS: readonly (readonly [RegExp, Role])[] = [
  [/child-program/, "making"],
  [/postgres: |initdb|\/postgres\0/, "database"],
  [/--user-data-dir=|--type=|chrome/, "browsers"],
  [/\0worker\0/, "workers"],
  [/\0build\0/, "build"],
];

function roleOf(pid: number): Role | null {
  const command = read(`/proc/${pid}/cmdline`);
  return SIGNS.find(([sign]) => sign.test(command))?.[1] ?? null;
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // It has ended meanwhile.
    return "";
  }
}
