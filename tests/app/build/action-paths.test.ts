import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkPaths } from "../../../scripts/action/paths.ts";
import { packageHome } from "../../../src/package.ts";

let folder: string;
let checkout: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "action-paths-"));
  checkout = join(folder, "checkout");
  for (const path of ["data", "output", "own.issue", "made.issue", "led"]) {
    mkdirSync(join(checkout, path), { recursive: true });
  }
  mkdirSync(join(folder, "outside"));
  writeFileSync(join(checkout, "made.issue/manifest.json"), "{}");
  symlinkSync(join(folder, "outside"), join(checkout, "away"));
  symlinkSync("output", join(checkout, "here"));
  symlinkSync(join(folder, "outside"), join(checkout, "led.issue"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const check = (out: string, data = "data") => checkPaths(checkout, { data, out });

describe("the folders given to the action", () => {
  it.each([
    ["output", "output"],
    ["./output/", "output"],
    ["a/../briefings/pdf", "briefings/pdf"],
    ["..dots", "..dots"],
    ["here", "output"],
    ["made", "made"],
    ["发布", "发布"],
  ])("are inside the checkout: %s", (given, out) => {
    expect(check(given)).toEqual({ data: "data", out });
  });
  it.each([
    ["../", "outside the checkout"],
    ["output/../..", "outside the checkout"],
    ["/tmp/briefings", "outside the checkout"],
    ["away", "outside the checkout"],
    ["away/deeper", "outside the checkout"],
    ["led", "has a link beside it"],
    [".", "is the whole checkout"],
    ["output/..", "is the whole checkout"],
    ["", "is empty"],
    [" ", "is empty"],
    ["out\nput", "line break"],
    ["data", "lie in each other"],
    ["data/output", "lie in each other"],
    [".git/hooks", "folder of the repository itself"],
    ["own", "no build has made"],
  ])("are refused with the reason: %j", (given, why) => {
    expect(() => check(given)).toThrow(`Input "out": ${JSON.stringify(given)}`);
    expect(() => check(given)).toThrow(why);
  });
  it("hold the data, which may be the whole checkout but not elsewhere", () => {
    expect(check("output", ".")).toEqual({ data: ".", out: "output" });
    expect(() => check("output", "../data")).toThrow('Input "data"');
    expect(() => check("made", "made.issue")).toThrow("lie in each other");
  });
});

describe("the step of the action", () => {
  const run = (out: string) => {
    const home = packageHome();
    const written = join(folder, "github-output");
    const { status, stdout } = spawnSync(
      join(home, "node_modules/.bin/tsx"),
      [join(home, "scripts/action/run-paths.ts")],
      {
        encoding: "utf8",
        env: {
          PATH: process.env.PATH,
          GITHUB_WORKSPACE: checkout,
          GITHUB_OUTPUT: written,
          DATA: "./data",
          OUT: out,
        },
      },
    );
    const given = existsSync(written) ? readFileSync(written, "utf8") : "";
    rmSync(written, { force: true });
    return { status, stdout, given };
  };
  it("hands the folders on", () => {
    expect(run("./output")).toEqual({ status: 0, stdout: "", given: "data=data\nout=output\n" });
  });
  it("ends the job with the reason", () => {
    expect(run("../")).toEqual({
      status: 1,
      stdout: '::error::Input "out": "../" lies outside the checkout: name a folder inside it.\n',
      given: "",
    });
  });
});
