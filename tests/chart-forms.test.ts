import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { CHART_FORMS } from "../src/dataset/chart-forms.ts";
import { packageHome } from "../src/package.ts";

const LIST = "dataset/chart-forms.ts";

/** What is said of each form; a new one is left out of none of them. */
const TABLES = [
  "analysis/chart-forms.ts",
  "charts/forms/forms.ts",
  LIST,
  "view/chart/forms.ts",
] as const;

/** Tables of numbers have a form of this name too. */
const ALSO_OF_TABLES = "columns";
const OF_TABLES = /^view\/(?:table\/.*|view\.ts|kind\.ts|model\.ts)$/;

/** The forms that a source names in quotes, and comparisons with the form of a chart, whatever they are with. */
function findForms(file: string, text: string): readonly string[] {
  const names = CHART_FORMS.filter((form) => !(form === ALSO_OF_TABLES && OF_TABLES.test(file)));
  const quoted = new RegExp(
    `["'](?:${names.join("|")})["']|[=([,:?] *\`(?:${names.join("|")})\``,
    "g",
  );
  const compared = /\b(?:spec|chart)\.form *[!=]==?/g;
  return [quoted, compared].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([found]) => `${file}: ${found}`),
  );
}

const src = join(packageHome(), "src");
const sources = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => path.replaceAll("\\", "/"))
  .map((file) => ({ file, text: readFileSync(join(src, file), "utf8") }));

describe("the forms of charts", () => {
  it("are named in their list alone: what holds of one stands in a table", () => {
    // There columns are those of tables that are read.
    const isOfTables = (file: string) => file.startsWith("intake/table/");
    const named = sources.filter(({ file }) => file !== LIST && !isOfTables(file));
    expect(named.flatMap(({ file, text }) => findForms(file, text))).toEqual([]);
  });

  it("are all explained in docs/templates.md, in their order", () => {
    const guide = readFileSync(join(packageHome(), "docs/templates.md"), "utf8");
    const table = /^\| form of a chart \|.*\n\|[-|]+\n((?:\|.*\n)+)/m.exec(guide)?.[1] ?? "";
    const rows = [...table.matchAll(/^\| `(\w+)` \|/gm)];
    expect(rows.map(([, form]) => form)).toEqual(CHART_FORMS);
  });

  it("are listed for the schema and a command that takes one", () => {
    const using = sources.filter(({ text }) => /\bCHART_FORMS\b/.test(text));
    expect(using.map(({ file }) => file).sort()).toEqual([
      LIST,
      "dataset/schema.ts",
      "shells/cli/comparison-commands.ts",
    ]);
  });

  it.each([
    ["view/chart.ts", 'chart.spec.form === "dumbbell"'],
    ["view/chart.ts", 'form !== "columns"'],
    ["charts/rows.ts", '["dots", other].includes(form)'],
    ["charts/rows.ts", 'case "bars":'],
    ["charts/rows.ts", "'dumbbell' == form"],
    ["charts/rows.ts", "form === `dots`"],
    ["view/view.ts", 'chart.form === "columns"'],
    ["view/view.ts", "spec.form !== other"],
  ])("would be found in %s: %s", (file, text) => {
    expect(findForms(file, text)).not.toEqual([]);
  });
});

describe("a new form of charts", () => {
  const home = mkdtempSync(join(tmpdir(), "briefings-chart-forms-"));
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it("is asked for by the compiler in every table, and nowhere else", () => {
    for (const part of ["src", "package.json", "tsconfig.json"])
      cpSync(join(packageHome(), part), join(home, part), { recursive: true });
    symlinkSync(join(packageHome(), "node_modules"), join(home, "node_modules"));
    const list = join(home, "src", LIST);
    const text = readFileSync(list, "utf8");
    const longer = text.replace("CHART_FORMS = [", 'CHART_FORMS = ["invented", ');
    expect(longer).not.toBe(text);
    writeFileSync(list, longer);
    expect([...new Set(compile(home))].sort()).toEqual(TABLES);
  });
});

/** The files below `src` that do not compile. */
function compile(home: string): readonly string[] {
  const tsc = join(packageHome(), "node_modules/typescript/bin/tsc");
  try {
    execFileSync(process.execPath, [tsc, "-p", home, "--pretty", "false"], { cwd: home });
    return [];
  } catch (error) {
    const { stdout } = error as { readonly stdout: Buffer };
    return [...stdout.toString().matchAll(/^src\/([^(\n]+)\(\d+,\d+\): error/gm)].map(
      ([, file = ""]) => file,
    );
  }
}
