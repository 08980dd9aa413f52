import { type ChildProcess, spawn } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { packageHome } from "../../../src/package.ts";
import { run } from "../../../src/shells/cli/program.ts";
import { sha256 } from "../../../src/store/folder.ts";
import { testHost } from "../../shells/cli/host.ts";
import { copyStarter, JOBS } from "../../starter.ts";

let folder: string;
const at = (...names: string[]) => join(folder, ...names);

/** The package that builds; see `takeOwnPackage`. */
let home: string;

/** What is built first is kept apart. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "briefings-incremental-"));
  home = packageHome();
  copyStarter(at("fresh/data"));
  writeFileSync(at("fresh/data/briefings/jobs.yaml"), JOBS);
  await build("fresh");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  home = packageHome();
  for (const name of ["data", "out"]) {
    rmSync(at(name), { recursive: true, force: true });
    cpSync(at("fresh", name), at(name), { recursive: true, preserveTimestamps: true });
  }
});

/** Makes a copy of the package that builds from now on, so that a test can change its templates. */
function takeOwnPackage(): void {
  home = at("home");
  rmSync(home, { recursive: true, force: true });
  for (const name of ["templates", "package.json"]) {
    const filter = (path: string) => !path.includes("fonts/rare/");
    cpSync(join(packageHome(), name), join(home, name), { recursive: true, filter });
  }
  // The packages have a say in every output.
  symlinkSync(join(packageHome(), "node_modules"), join(home, "node_modules"));
}

/** What a build looks into once it is printed makes no difference to what has to be printed. */
const QUICK = ["--lang", "zh", "--no-audit"];

/** Builds in Chinese and gives, for each briefing, why. */
async function build(below = "", ...more: string[]): Promise<Record<string, string[]>> {
  const host = testHost({ home });
  const where = ["--data", at(below, "data"), "--out", at(below, "out")];
  const exitCode = await run(["build", ...more, ...where, ...QUICK, "--explain"], host);
  expect(exitCode, host.err()).toBe(0);
  const blocks = host.out().split(/\n(?=\S)/);
  return Object.fromEntries(
    blocks.map((block) => {
      const [head = "", ...reasons] = block.trimEnd().split("\n");
      return [head.split(".zh.pdf")[0] ?? "", reasons.map((line) => line.trim())];
    }),
  );
}

const UP_TO_DATE = { jobs: [], "two-places": [] };

function edit(path: string, from: string, to: string): void {
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

function hashes(out: string): Record<string, string> {
  const names = readdirSync(out).filter((name) => /\.(pdf|html|json)$/.test(name));
  return Object.fromEntries(names.map((name) => [name, sha256(readFileSync(join(out, name)))]));
}

describe("briefings build, a second time", () => {
  it("does nothing where nothing changed", async () => {
    expect(await build()).toEqual(UP_TO_DATE);
    expect(await build()).toEqual(UP_TO_DATE);
  });
  it("does nothing where only the dates of files changed, or a comment", async () => {
    appendFileSync(at("data/observations/jia.yaml"), "# checked\n");
    expect(await build()).toEqual(UP_TO_DATE);
  });
  it("builds exactly the briefings that show a revised figure", async () => {
    edit(at("data/observations/jia.yaml"), "level, value: 210.5", "level, value: 210.7");
    edit(at("data/observations/jia.yaml"), "完成210.5亿元", "完成210.7亿元");
    const reasons = await build();
    expect(reasons.jobs).toEqual([]);
    expect(reasons["two-places"]?.[0]).toBe(
      "figure jia/gross_regional_product/2023/level: 210.5 亿元 → 210.7 亿元; jia-2024-plan 一 “完成210.5亿元” → jia-2024-plan 一 “完成210.7亿元”",
    );
    expect(readFileSync(at("out/two-places.zh.html"), "utf8")).toContain("210.7");
    expect(await build()).toEqual(UP_TO_DATE);
  });
  it("builds exactly the briefings that use a changed partial", async () => {
    takeOwnPackage();
    appendFileSync(at("home/templates/partials/sources.hbs"), "\n");
    const changed = "changed: templates/partials/sources.hbs";
    expect(await build()).toEqual({ jobs: [], "two-places": [changed] });
  });
  it("builds all where a style of all changed", async () => {
    takeOwnPackage();
    appendFileSync(at("home/templates/styles/10-page.css"), "\n");
    const changed = ["changed: templates/styles/10-page.css"];
    expect(await build()).toEqual({ jobs: changed, "two-places": changed });
  });
  it("heals an output that was deleted or edited, to the same bytes", async () => {
    rmSync(at("out/jobs.zh.pdf"));
    writeFileSync(at("out/two-places.zh.html"), "edited");
    expect(await build()).toEqual({
      jobs: ["jobs.zh.pdf was deleted"],
      "two-places": ["two-places.zh.html was edited"],
    });
    expect(hashes(at("out"))).toEqual(hashes(at("fresh/out")));
  });
  it("heals what the pages share", async () => {
    rmSync(at("out/fonts"), { recursive: true });
    rmSync(at("out/manifest.json"));
    expect(await build()).toEqual(UP_TO_DATE);
    expect(readdirSync(at("out/fonts"))).toEqual(readdirSync(at("fresh/out/fonts")));
    expect(hashes(at("out"))).toEqual(hashes(at("fresh/out")));
  });
  it("builds again on request, to the same bytes", async () => {
    expect(await build("", "jobs", "--force")).toEqual({ jobs: ["asked for with --force"] });
    expect(hashes(at("out"))).toEqual(hashes(at("fresh/out")));
  });
  it("builds again for an archive, and back to the same bytes", async () => {
    const jobs = (...reasons: string[]) => ({ jobs: reasons });
    expect(await build("", "jobs", "--archive")).toEqual(jobs("added: setting/archive"));
    expect(readFileSync(at("out/jobs.zh.pdf"), "latin1")).toContain("<pdfaid:part>3</pdfaid:part>");
    expect(await build("", "jobs", "--archive")).toEqual(jobs());
    expect(await build("", "jobs")).toEqual(jobs("removed: setting/archive"));
    // Only the first page of all tells that something was built again.
    const { "index.html": _, ...same } = hashes(at("fresh/out"));
    expect(hashes(at("out"))).toMatchObject(same);
  });
  it("tells what changed since an earlier edition, where that is told", async () => {
    edit(at("data/observations/jia.yaml"), "level, value: 210.5", "level, value: 210.7");
    edit(at("data/observations/jia.yaml"), "完成210.5亿元", "完成210.7亿元");
    await build();
    const since = ["--since", at("fresh/out")];
    expect(await build("", ...since)).toEqual({
      jobs: ["added: since"],
      "two-places": ["added: since"],
    });
    const page = (id: string) =>
      readFileSync(at(`out/${id}.zh.html`), "utf8").replace(/<(?!\/?p)[^>]*>/g, "");
    expect(page("two-places")).toMatch(/<p class="since">较上期.*210\.5→210\.7亿元。<\/p>/);
    expect(page("jobs")).toMatch(/<p class="since">与上期.*相比数据未变。<\/p>/);
    expect(await build("", ...since)).toEqual(UP_TO_DATE);
    cpSync(at("fresh/out"), at("other"), { recursive: true });
    edit(at("other/data/figures.json"), '"value":210.5', '"value":210.4');
    edit(at("other/two-places.zh.facts.json"), '"value": 210.5', '"value": 210.4');
    expect(await build("", "--since", at("other"))).toEqual({
      jobs: [],
      "two-places": ["changed: since"],
    });
    expect(await build("", "jobs")).toEqual({ jobs: ["removed: since"] });
  });
  it("does not tell the change to what it is about to overwrite", async () => {
    const host = testHost();
    const where = ["--data", at("data"), "--out", at("out"), "--since", at("out/manifest.json")];
    expect(await run(["build", ...where, "--force", ...QUICK], host)).toBe(2);
    expect(host.err()).toContain("copy it first");
  });
  it("takes a damaged cache for none", async () => {
    const builds = at("out/.cache/builds");
    for (const name of readdirSync(builds)) writeFileSync(join(builds, name), "{");
    writeFileSync(at("out/.cache/stamps.json"), "{");
    writeFileSync(at("out/.cache/inputs/two-places.zh.json"), "{");
    writeFileSync(at("out/.cache/outputs/jobs.zh.json"), '{"format":');
    expect(await build()).toEqual({ jobs: ["not built before"], "two-places": [] });
  });
  it("removes the outputs of a briefing that is no more", async () => {
    rmSync(at("data/briefings/jobs.yaml"));
    expect(await build()).toEqual({ "two-places": [] });
    expect(readdirSync(at("out")).filter((name) => name.startsWith("jobs"))).toEqual([]);
    expect(readFileSync(at("out/manifest.json"), "utf8")).not.toMatch(/["/]jobs/);
  });
  it("goes on after a kill as if it had not been", async () => {
    rmSync(at("out"), { recursive: true });
    await killWhen(() => existsSync(at("out/.cache/outputs")) || existsSync(at("out/jobs.zh.pdf")));
    expect(existsSync(at("out/manifest.json"))).toBe(false);
    await build();
    expect(hashes(at("out"))).toEqual(hashes(at("fresh/out")));
    const leftovers = readdirSync(at("out"), { recursive: true }).filter((name) =>
      String(name).includes(".part-"),
    );
    expect(leftovers).toEqual([]);
  });
});

/** Starts a build in a process of its own, by the compiled program, and kills it as soon as something is so. */
async function killWhen(isSo: () => boolean): Promise<void> {
  const build = ["build", "--data", at("data"), "--out", at("out"), ...QUICK, "--jobs", "1"];
  const child: ChildProcess = spawn(
    process.execPath,
    [join(packageHome(), "dist/cli.js"), ...build],
    {
      cwd: "/",
      stdio: "ignore",
    },
  );
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once("exit", (_, signal) => resolve(signal)),
  );
  const watching = setInterval(() => {
    if (isSo()) child.kill("SIGKILL");
  }, 1);
  expect(await ended).toBe("SIGKILL");
  clearInterval(watching);
}
