import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { analyze } from "../src/analysis/analyze.ts";
import { indexFigures } from "../src/analysis/figure-index.ts";
import { writeFiles } from "../src/store/folder.ts";
import { generateMonthly } from "./dataset/monthly.ts";
import { runMeasured } from "./measured.ts";
import { mustRead, type Parts } from "./parts.ts";
import { median, type Row } from "./statistics.ts";

const SIZE = { places: 5, indicators: 150, months: 120, missing: 0 };
const ROUNDS = 7;
const KINDS = ["comparison", "data-book", "profile"] as const;

/** Measures what one briefing asks of ten years of monthly reports, and what a changed month costs a build. */
export async function benchMonths({ folder, host, design }: Parts): Promise<readonly Row[]> {
  const files = generateMonthly(SIZE);
  const dataset = mustRead(
    files.map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) })),
  );
  const rows: Row[] = [];
  const [, firstMs] = timed(() => indexFigures(dataset));
  rows.push({
    what: `index of ${dataset.figures.length} figures`,
    ms: firstMs,
    ratio: null,
    aim: "",
  });
  for (const name of KINDS) {
    const spec = [...dataset.briefings.values()].find(
      ({ kind, frequency }) => kind === name && frequency === "since_january",
    );
    const kind = design.kindById.get(name);
    if (!spec || !kind) throw new Error(`There is no ${name}`);
    // A list of places of its own each time, so that no answer is remembered.
    const times = Array.from({ length: ROUNDS }, () =>
      timed(() => analyze(dataset, spec, [...spec.regions], kind)),
    ).map(([, ms]) => ms);
    rows.push({
      what: `questions of a ${name}`,
      ms: median(times.slice(1)),
      ratio: null,
      aim: "300 ms",
    });
  }
  return [
    ...rows,
    ...(await benchChange(join(folder, "months"), files, join(host.home, "dist/cli.js"))),
  ];
}

function timed<T>(work: () => T): readonly [result: T, ms: number] {
  const start = performance.now();
  const result = work();
  return [result, performance.now() - start];
}

/** A month that no page shows, and the one that all show. */
async function benchChange(
  folder: string,
  files: ReturnType<typeof generateMonthly>,
  program: string,
): Promise<readonly Row[]> {
  const encode = (text: string) => new TextEncoder().encode(text);
  await writeFiles(
    folder,
    files.map(({ path, text }) => ({ path, bytes: encode(text) })),
  );
  const profile = files.find(({ path }) => /profile.*since_january/.test(path))?.path ?? "";
  const id = profile.replace(/^.*\/|\.yaml$/g, "");
  const build = () =>
    runMeasured(program, ["build", id, "--data", folder, "--out", join(folder, "out")]);
  const reports = files.filter(({ path }) => path.startsWith("observations/"));
  const change = (report: (typeof files)[number] | undefined) => {
    if (!report) throw new Error("There is no report");
    const { path, text } = report;
    writeFileSync(
      join(folder, path),
      text.replace(/value: (-?\d+)/, "value: $11").replace(/(增长|下降)(\d+)/, "$1$21"),
    );
  };
  try {
    const first = build();
    const same = build();
    change(reports[0]);
    const old = build();
    change(reports.at(-1));
    const last = build();
    return [
      ["profile, first build", first],
      ["profile, nothing changed", same],
      ["profile, an old month changed", old],
      ["profile, the last month changed", last],
    ].map(([what, run]) => ({
      what: String(what),
      ms: 1000 * (run as typeof first).seconds,
      ratio: (run as typeof first).seconds / first.seconds,
      aim: "",
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
