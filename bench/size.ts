import { rmSync } from "node:fs";
import { join } from "node:path";
import { writeFiles } from "../src/store/folder.ts";
import { generateDataset } from "./dataset/generate.ts";
import { runMeasured } from "./measured.ts";
import type { Parts } from "./parts.ts";
import { median } from "./statistics.ts";

/** One command on data of one size. */
export interface SizeRow {
  readonly what: string;
  readonly places: number;
  readonly seconds: number;
  /** Most memory of the process, without its browsers; null where it is not a process of its own. */
  readonly mb: number | null;
  /** Times the same on the smallest data, round by round. */
  readonly ratio: number;
}

const PLACES = [5, 300, 2843] as const;
const ROUNDS = 5;
const INDICATORS = 12;
const COMPARED = 6;

interface Folder {
  readonly places: number;
  readonly data: string;
  readonly out: string;
  readonly profile: string;
}

interface Way {
  readonly what: string;
  /** How often it is measured; what makes everything anew takes long. */
  readonly rounds: number;
  readonly prepare?: (folder: Folder) => void;
  readonly argv: (folder: Folder) => readonly string[];
}

const forget = ({ out }: Folder) => rmSync(out, { recursive: true, force: true });
const buildAll = ({ data, out }: Folder) => ["build", "--data", data, "--out", out];
const buildProfile = ({ data, out, profile }: Folder) => [
  ...["build", profile, "--lang", "zh", "--data", data, "--out", out],
];

const WAYS: readonly Way[] = [
  { what: "check", rounds: ROUNDS, argv: ({ data }) => ["check", "--data", data] },
  { what: "first build, 7 briefings in 2 languages", rounds: 1, prepare: forget, argv: buildAll },
  { what: "second build, nothing changed", rounds: ROUNDS, argv: buildAll },
  { what: "one profile, first build", rounds: 3, prepare: forget, argv: buildProfile },
  { what: "one profile, nothing changed", rounds: ROUNDS, argv: buildProfile },
  {
    what: "one profile, made again (--force)",
    rounds: ROUNDS,
    argv: (folder) => [...buildProfile(folder), "--force"],
  },
];

/** Measures the built command on data of few, many and very many places, one size after the other in each round. */
export async function benchSize({ folder, host }: Parts): Promise<readonly SizeRow[]> {
  const folders = await Promise.all(
    PLACES.map((places) => writeData(join(folder, "size"), places)),
  );
  const program = join(host.home, "dist/cli.js");
  return WAYS.flatMap(({ what, rounds, prepare, argv }) => {
    const runs = Array.from({ length: rounds }, () =>
      folders.map((one) => {
        prepare?.(one);
        return runMeasured(program, argv(one));
      }),
    );
    return PLACES.map((places, index) => ({
      what,
      places,
      seconds: median(runs.map((round) => round[index]?.seconds ?? Number.NaN)),
      mb: median(runs.map((round) => round[index]?.mb ?? Number.NaN)),
      ratio: median(
        runs.map((round) => (round[index]?.seconds ?? Number.NaN) / (round[0]?.seconds ?? 1)),
      ),
    }));
  });
}

async function writeData(folder: string, places: number): Promise<Folder> {
  const [data, out] = [join(folder, `data-${places}`), join(folder, `out-${places}`)];
  const files = generateDataset({ places, indicators: INDICATORS, compared: COMPARED, years: 2 });
  const encode = (text: string) => new TextEncoder().encode(text);
  await writeFiles(
    data,
    files.map(({ path, text }) => ({ path, bytes: encode(text) })),
  );
  const profile = files.find(({ path }) => path.startsWith("briefings/profile-"))?.path ?? "";
  return { places, data, out, profile: profile.replace(/^.*\/|\.yaml$/g, "") };
}
