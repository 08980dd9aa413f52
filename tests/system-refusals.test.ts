import { spawnSync } from "node:child_process";
import {
  lstatSync,
  mkdirSync,
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
import { copyStarter } from "./starter.ts";

/** Whoever runs this may be root, whom no mode of a file keeps from anything: what refuses here refuses everyone. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-refusals-"));
  copyStarter(join(folder, "data"));
  mkdirSync(join(folder, "there"));
  writeFileSync(join(folder, "file"), "kept");
  symlinkSync("loop", join(folder, "loop"));
  spawnSync("mkfifo", [join(folder, "pipe")]);
});
afterAll(() => rmSync(folder, { recursive: true }));

const PROGRAM = `"${process.execPath}" "${join(packageHome(), "dist/cli.js")}"`;

function sh(command: string, env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync("sh", ["-c", command], {
    cwd: folder,
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

/** What a user reads: what failed and what to do, and nothing of the program's inside. */
function expectTold({ status, stderr }: ReturnType<typeof sh>, code: string, hint: RegExp): void {
  expect(stderr).toMatch(new RegExp(`^error ${code} .+\n {2}`, "m"));
  expect(stderr).toMatch(hint);
  expect(stderr).not.toMatch(/Please report|\n\s+at /);
  expect(status).toBe(1);
}

describe("a machine that lets few files be opened", () => {
  it.each([
    [20, "check"],
    [40, "check"],
    [40, "data"],
    [40, "memo notice"],
    [64, "build --out few"],
  ])("ulimit -n %d: %s says how to allow more", (most, command) => {
    expectTold(sh(`ulimit -n ${most}; ${PROGRAM} ${command}`), "SYSTEM_FAULT", /ulimit -n 4096/);
    expect(readdirSync(folder)).not.toContain("few");
  });
});

describe("an output that cannot be written", () => {
  it.each([
    ["build --out", "file", /name another folder/],
    ["build --out", "/proc/none/out", /name another folder/],
    ["init", "file/new", /name another folder/],
    ["init", "/proc/none/new", /name another folder/],
    ["data --out", "there", /name a file/],
    ["data --out", "pipe", /name a file/],
    ["data --out", "loop", /leads back to itself/],
    ["data --out", "file/figures.json", /name another folder/],
    ["data --out", "/proc/figures.json", /name another folder/],
  ])("%s %s", (command, where, hint) => {
    const before = readdirSync(folder);
    expectTold(sh(`${PROGRAM} ${command} ${where}`), "OUTPUT_FAULT", hint);
    expect(readdirSync(folder)).toEqual(before);
    expect(readFileSync(join(folder, "file"), "utf8")).toBe("kept");
    expect(lstatSync(join(folder, "pipe")).isFIFO()).toBe(true);
  });

  it("is left as it was where files may not be that large", () => {
    writeFileSync(join(folder, "figures.json"), "earlier");
    const limited = `ulimit -f 8; ${PROGRAM}`;
    expectTold(sh(`${limited} data --out figures.json`), "OUTPUT_FAULT", /ulimit -f unlimited/);
    expect(readFileSync(join(folder, "figures.json"), "utf8")).toBe("earlier");
    expectTold(sh(`${limited} init large`), "OUTPUT_FAULT", /ulimit -f unlimited/);
    expect(
      readdirSync(join(folder, "large"), { recursive: true, withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      ),
    ).toEqual([]);
  });

  it("is written through a link, which stays one", () => {
    symlinkSync("there/figures.json", join(folder, "link.json"));
    writeFileSync(join(folder, "there/figures.json"), "earlier");
    expect(sh(`${PROGRAM} data --out link.json`).status).toBe(0);
    expect(lstatSync(join(folder, "link.json")).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, "there/figures.json"), "utf8")).toMatch(/^\[\n/);
  });
});

describe("streams", () => {
  it.runIf(process.platform === "linux").each(["data", "check --json", "--help"])(
    "says that the disk of stdout is full: %s",
    (command) => {
      expectTold(sh(`${PROGRAM} ${command} >/dev/full`), "SYSTEM_FAULT", /the disk is full/);
    },
  );

  it("takes a result of which only a part was written for none", () => {
    const cut = sh(`ulimit -f 8; ${PROGRAM} data > cut.json`);
    expectTold(cut, "SYSTEM_FAULT", /ulimit -f unlimited/);
    expect(sh(`${PROGRAM} data > whole.json && ${PROGRAM} data | cmp - whole.json`).status).toBe(0);
  });

  it.runIf(process.platform === "linux")("goes on where there is nobody to tell", () => {
    expect(sh(`${PROGRAM} data 2>/dev/full`).stdout).toMatch(/^\[\n/);
    const closed = sh(
      `{ ${PROGRAM} data --out told.json; echo $? >status; } 2>&1 | true; cat status`,
    );
    expect(closed.stdout.trim()).toBe("0");
  });

  it("ends without a word where the reader has enough", () => {
    const { stdout, stderr } = sh(`${PROGRAM} data --format csv | head -1`);
    expect(stdout).toMatch(/^region,indicator,/);
    expect(stderr).toBe("");
  });
});

describe("variables", () => {
  it.each([
    ["TMPDIR", "file"],
    ["TMPDIR", "none/at/all"],
    ["HOME", "/proc/none"],
    ["XDG_CACHE_HOME", "file"],
  ])("%s=%s: what needs no browser does not mind", (name, value) => {
    const { status, stderr } = sh(`${PROGRAM} check`, { [name]: value });
    expect(stderr).toContain("figures are sound");
    expect(status).toBe(0);
  });

  it("tells what to do where a browser has no folder for temporary files", () => {
    const build = sh(`${PROGRAM} build --lang zh --out none`, { TMPDIR: "none/at/all" });
    expectTold(build, "SYSTEM_FAULT", /check TMPDIR/);
  });
});

describe("an error that nobody catches", () => {
  /** Runs a command in which something fails on its own, as an event of a file or a socket does. */
  const failing = (error: string) => {
    const isReady = 'process.listenerCount("uncaughtException") > 0';
    const script = `setInterval(() => { if (${isReady}) throw ${error} }, 1).unref()`;
    const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(script)}`;
    return sh(`${PROGRAM} data`, { NODE_OPTIONS });
  };

  it("is told as what it is where the system refused something", () => {
    const refused = 'Object.assign(new Error("EMFILE: x"), { code: "EMFILE", syscall: "watch" })';
    expectTold(failing(refused), "SYSTEM_FAULT", /ulimit -n 4096/);
  });

  it("is a bug otherwise", () => {
    const { status, stderr } = failing('new TypeError("x is no y")');
    expect(stderr).toMatch(/^bug TypeError: x is no y\n {2}Please report/m);
    expect(status).toBe(70);
  });
});
