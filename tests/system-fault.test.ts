import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ReportError } from "../src/error.ts";
import { packageHome } from "../src/package.ts";
import { orSystemFault } from "../src/system-fault.ts";
import { copyStarter } from "./starter.ts";

const refusal = (code: string, syscall: string | undefined) =>
  Object.assign(new Error(`${code}: refused`), { code, errno: -1, syscall });

describe("orSystemFault(error)", () => {
  it.each([
    ["EMFILE", "open", /ulimit -n/],
    ["ENOSPC", "write", /disk is full/],
    ["EROFS", "mkdir", /read-only/],
    ["EACCES", "open", /allow this user/],
    ["EAGAIN", "spawn", /--jobs 1/],
    ["ENOTDIR", "mkdtemp", /TMPDIR/],
  ])("tells what to do about %s", (code, syscall, hint) => {
    const fault = orSystemFault(refusal(code, syscall));
    expect(fault).toBeInstanceOf(ReportError);
    expect(fault).toMatchObject({
      code: "SYSTEM_FAULT",
      exitCode: 1,
      hint: expect.stringMatching(hint),
    });
  });

  it("leaves what is no refusal of the system: a bug stays one", () => {
    const others = [
      new TypeError("x"),
      refusal("EMFILE", undefined),
      refusal("ENOENT", "open"),
      refusal("ERR_INVALID_ARG_TYPE", undefined),
      new ReportError("OUTPUT_FAULT", "x"),
      null,
      "EMFILE",
    ];
    for (const other of others) expect(orSystemFault(other)).toBe(other);
  });
});

describe("a build on a machine that refuses something", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "briefings-system-"));
    copyStarter(join(folder, "data"));
    writeFileSync(join(folder, "file"), "");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const build = (before: string, env: Readonly<Record<string, string>>) => {
    const program = `"${process.execPath}" "${join(packageHome(), "dist/cli.js")}"`;
    const command = `${before} ${program} build --data data --out out --json`;
    const { status, stdout, stderr } = spawnSync("sh", ["-c", command], {
      cwd: folder,
      env: { ...process.env, ...env },
      encoding: "utf8",
    });
    return { status, told: JSON.parse(stdout || "{}"), stderr };
  };

  it.each([
    ["few open files", "ulimit -n 60;", {}, "EMFILE"],
    ["no folder for temporary files", "", { TMPDIR: "file" }, "ENOTDIR"],
  ] as const)("says what to do, and is no bug: %s", (_, before, env, code) => {
    const { status, told, stderr } = build(before, env);
    expect(status).toBe(1);
    expect(stderr).not.toContain("Please report");
    expect(stderr).toContain("SYSTEM_FAULT");
    expect(`${JSON.stringify(told)}${stderr}`).toContain(code);
    const out = join(folder, "out");
    const pages = existsSync(out)
      ? readdirSync(out).filter((name) => /\.(pdf|html)$/.test(name))
      : [];
    expect(pages.filter((name) => name !== "index.html")).toEqual([]);
  });
});
