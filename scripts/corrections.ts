/**
 * Corrects figures in a clone of the last commit, each with its printed words, and tells which tests break by it: those in
 * tests/shipped/ may, no other.
 *
 * `npx tsx scripts/corrections.ts [--figures 10] [--each] [tests…]` runs the tests as they are and with all corrections at
 * once; with `--each` it then tells which correction breaks what ought not to. It takes vitest's filters.
 */
import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { packageHome } from "../src/package.ts";

const SHIPPED = "tests/shipped/";

interface Correction {
  readonly file: string;
  readonly line: number;
  readonly from: string;
  readonly to: string;
}

/** A clone below `root`, with the packages of this one, and beside it the documents where they lie beside this one. */
function clonePackage(root: string): string {
  const home = join(root, "clone");
  execFileSync("git", ["clone", "-q", packageHome(), home]);
  symlinkSync(join(packageHome(), "node_modules"), join(home, "node_modules"));
  const shared = join(packageHome(), "../shared");
  if (existsSync(shared)) symlinkSync(shared, join(root, "shared"));
  execFileSync("npm", ["run", "-s", "build"], { cwd: home });
  return home;
}

/** Figures spread over all places, each with a number that its own line prints, and a number about a tenth above. */
function chooseCorrections(folder: string, count: number): readonly Correction[] {
  const all = readdirSync(folder).flatMap((name) => {
    const file = join(folder, name);
    const lines = readFileSync(file, "utf8").split("\n");
    return lines.flatMap((text, line): readonly Correction[] => {
      const from = /\bvalue: (\d+(?:\.\d+)?)\b.*printed: [^,]*?\1(?!\d)/.exec(text)?.[1];
      // A tenth more would take some shares above the whole.
      if (from === undefined || text.includes("measure: share")) return [];
      const decimals = from.split(".")[1]?.length ?? 0;
      const to = (Number(from) * 1.1 + 10 ** -decimals).toFixed(decimals);
      return [{ file, line, from, to }];
    });
  });
  const step = Math.max(1, all.length / count);
  return all.filter((_, at) => at === 0 || Math.floor(at / step) > Math.floor((at - 1) / step));
}

function correct({ file, line, from, to }: Correction): void {
  const number = new RegExp(`(?<![\\w.])${from.replace(".", "\\.")}(?![\\d.]*\\d|\\w)`, "g");
  const lines = readFileSync(file, "utf8").split("\n");
  writeFileSync(file, lines.with(line, (lines[line] ?? "").replace(number, to)).join("\n"));
}

/** The test files that fail in a clone. */
function failingIn(home: string, filters: readonly string[]): readonly string[] {
  const out = join(home, "results.json");
  const argv = ["vitest", "run", "--reporter=json", `--outputFile=${out}`, ...filters];
  spawnSync("npx", argv, { cwd: home, stdio: "ignore" });
  const { testResults } = JSON.parse(readFileSync(out, "utf8")) as {
    readonly testResults: readonly { readonly name: string; readonly status: string }[];
  };
  rmSync(out);
  return testResults
    .filter(({ status }) => status !== "passed")
    .map(({ name }) => relative(home, name));
}

const { values, positionals } = parseArgs({
  options: { figures: { type: "string", default: "10" }, each: { type: "boolean" } },
  allowPositionals: true,
});
const root = realpathSync(mkdtempSync(join(tmpdir(), "briefings-corrections-")));
try {
  const home = clonePackage(root);
  const data = join(home, "data/observations");
  const corrections = chooseCorrections(data, Number(values.figures));
  const restore = () => execFileSync("git", ["checkout", "-q", "--", "."], { cwd: home });
  /** What fails with some corrections made, and ought not to. */
  const tell = (what: string, made: readonly Correction[], filters: readonly string[]) => {
    for (const one of made) correct(one);
    const failing = failingIn(home, filters);
    restore();
    console.log(`${what}: ${failing.join(", ") || "nothing fails"}`);
    return failing.filter((name) => !name.startsWith(SHIPPED));
  };
  const nameOf = ({ file, line, from, to }: Correction) =>
    `${relative(data, file)}:${line + 1} ${from} → ${to}`;
  const before = tell("as it is", [], positionals);
  const broken = tell(`with ${corrections.length} corrections`, corrections, positionals).filter(
    (name) => !before.includes(name),
  );
  if (broken.length > 0) process.exitCode = 1;
  if (values.each && broken.length > 0)
    for (const one of corrections) tell(nameOf(one), [one], broken);
} finally {
  rmSync(root, { recursive: true, force: true });
}
