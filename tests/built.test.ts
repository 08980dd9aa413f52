import { spawnSync } from "node:child_process";
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
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageHome } from "../src/package.ts";
import * as plan from "./documents/plan.ts";
import { JOBS, MONTHLY } from "./starter.ts";

/** The program as users run it, `dist/cli.js`: all else here is tested from the sources. */
const PROGRAM = join(packageHome(), "dist/cli.js");

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-built-"));
  run("init", "data");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const runOf =
  (program: string) =>
  (...argv: readonly string[]) => {
    const options = { cwd: folder, encoding: "utf8" } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...argv], options);
    return { status, stdout, stderr };
  };
const run = runOf(PROGRAM);

const COMMANDS =
  "build diff watch check data import compare chart sources read accept memo audit view schemas init".split(
    " ",
  );

describe("the built program", () => {
  it("has help for every command", () => {
    const helps = COMMANDS.map((command) => run(command, "--help"));
    expect(helps.map(({ status }) => status)).toEqual(COMMANDS.map(() => 0));
    expect(helps.every(({ stdout }) => stdout.includes("Usage: briefings"))).toBe(true);
  });

  it("builds, audits and tells what has changed since", () => {
    rmSync(join(folder, `data/briefings/${MONTHLY}.yaml`));
    // What a build looks into itself, `audit` looks into here; the next one does both.
    expect(run("build", "--out", "before", "--lang", "zh", "--no-audit")).toMatchObject({
      status: 0,
    });
    cpSync(join(folder, "before"), join(folder, "after"), { recursive: true });
    const style = join(folder, "data/observations/jia.yaml");
    const text = readFileSync(style, "utf8");
    writeFileSync(
      style,
      text.replace(/(value: )(\d+)(.*printed: \D*)\2/, (_, key, value, between) => {
        const revised = Number(value) + 1;
        return `${key}${revised}${between}${revised}`;
      }),
    );
    const again = run("build", "--out", "after", "--lang", "zh", "--explain");
    expect(again.stdout).toMatch(/figure jia\//);
    const pdfs = readdirSync(join(folder, "after")).filter((name) => name.endsWith(".pdf"));
    expect(run("audit", ...pdfs.map((name) => join("after", name)))).toMatchObject({ status: 0 });
    const changes = JSON.parse(run("diff", "before", "after", "--json").stdout);
    expect(changes.figures).toContainEqual(expect.objectContaining({ kind: "revised" }));
  });

  it.each([
    ["docx", plan.docxBytes],
    ["pdf", plan.pdfBytes],
    ["html", plan.htmlText],
    ["xlsx", plan.xlsxBytes],
    ["csv", plan.csvText],
  ] as const)("reads documents in %s", async (format, make) => {
    writeFileSync(join(folder, `plan.${format}`), await make());
    const asked = [
      "--region",
      "jia",
      "--document",
      "jia-2024-plan",
      "--dry-run",
      "--yes",
      "--json",
    ];
    const { stdout, stderr } = run("read", `plan.${format}`, ...asked);
    const read = JSON.parse(stdout);
    expect(read, stderr).toMatchObject({ format });
    expect(read.candidates.length).toBeGreaterThan(3);
  });

  it("writes and takes back workbooks, draws charts and writes schemas", () => {
    for (const argv of [
      ["data", "--format", "xlsx", "--out", "figures.xlsx"],
      ["import", "figures.xlsx"],
      ["data", "--format", "template.xlsx", "--out", "template.xlsx"],
      ["chart", "gross_regional_product", "--out", "chart.png"],
      ["schemas"],
    ]) {
      const { status, stderr } = run(...argv);
      expect(status, `${argv.join(" ")}\n${stderr}`).toBe(0);
    }
  });

  it("builds again after a change in any file of the program, and then finds all up to date", () => {
    const copy = join(folder, "package");
    cpSync(join(packageHome(), "dist"), join(copy, "dist"), { recursive: true });
    cpSync(join(packageHome(), "package.json"), join(copy, "package.json"));
    for (const name of ["templates", "node_modules"])
      symlinkSync(join(packageHome(), name), join(copy, name));
    writeFileSync(join(folder, "data/briefings/jobs.yaml"), JOBS);
    const why = () => {
      const where = ["--data", "data", "--out", "of-program", "--lang", "zh", "--no-audit"];
      const argv = ["build", "jobs", ...where, "--explain"];
      return runOf(join(copy, "dist/cli.js"))(...argv).stdout;
    };
    why();
    expect(why()).toMatch(/jobs.zh.pdf: up to date/);
    const list = join(copy, "dist/code.json");
    const hashes = JSON.parse(readFileSync(list, "utf8")) as Record<string, string>;
    for (const file of ["shells/cli/terminal.ts", "view/number.ts", "fit.ts"]) {
      expect(hashes).toHaveProperty([file]);
      hashes[file] = "changed";
    }
    writeFileSync(list, JSON.stringify(hashes));
    const reasons = why();
    for (const room of ["shells", "view", "shared"])
      expect(reasons).toContain(`changed: code/${room}`);
    expect(why()).toMatch(/jobs.zh.pdf: up to date/);
  });

  it("writes and reads back what others work with", () => {
    expect(run("check")).toMatchObject({ status: 0 });
    expect(run("data", "--format", "csv").stdout).toContain("region,indicator,year");
    const book = run("data", "--format", "xlsx", "--out", "book.xlsx");
    expect(book).toMatchObject({ status: 0 });
    expect(readFileSync(join(folder, "book.xlsx")).subarray(0, 2).toString()).toBe("PK");
    const view = run("view", readdirSync(join(folder, "data/briefings"))[0]?.split(".")[0] ?? "");
    expect(view).toMatchObject({ status: 0 });
  });
});
