import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Position } from "../../../src/dataset/model.ts";
import { packageHome } from "../../../src/package.ts";
import { run } from "../../../src/shells/cli/program.ts";
import { FIXTURE } from "../../dataset/fixture.ts";
import { copyStarter } from "../../starter.ts";
import { testHost } from "./host.ts";

const starter = join(packageHome(), "templates/starter");
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-command-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("run(argv, host)", () => {
  it("prints help with examples and exits 0", async () => {
    const host = testHost();
    expect(await run(["build", "--help"], host)).toBe(0);
    expect(host.out()).toContain("briefings build five-places --lang en");
    expect(host.out()).toContain("briefings build five-places --regions zhangdian,boshan");
    expect(host.out()).toContain("five-places--zhangdian+boshan.zh.pdf");
  });
  it.each([
    [["frobnicate"]],
    [["build", "--jobs", "none"]],
    [["data", "--format", "pdf"]],
    [["compare"]],
    [["build", "--regions", ","]],
    [["build", "--regions", "jia,yi,jia"]],
    [["build", "--lang", ""]],
  ])("exits 2 on wrong usage: %j", async (argv) => {
    const host = testHost();
    expect(await run(argv, host)).toBe(2);
    expect(host.out()).toBe("");
    expect(host.err()).not.toBe("");
  });
  it.each([
    [2, "USAGE", ["build", "--frobnicate", "--json"]],
    [2, "USAGE", ["build", "nosuch", "--data", starter, "--json"]],
    [1, "INPUT_UNREADABLE", ["check", "--data", "/nosuch", "--json"]],
    [1, "INPUT_UNREADABLE", ["diff", "/nosuch", "/nosuch", "--json"]],
    [1, "INPUT_UNREADABLE", ["audit", "/nosuch.pdf", "--json"]],
    [2, "USAGE", ["view", "nosuch", "--data", starter, "--json"]],
    [2, "USAGE", ["memo", "--data", starter, "--json"]],
  ])(
    "prints one JSON document with --json also where it fails: exit %i, %s",
    async (exit, code, argv) => {
      const host = testHost({ cwd: folder });
      expect(await run(argv, host)).toBe(exit);
      expect(JSON.parse(host.out())).toMatchObject({ ok: false, error: { code } });
    },
  );
  it.each([
    ["build"],
    ["compare", "gross_regional_product"],
    ["memo"],
    ["sources", "sources"],
    ["check"],
    ["view", "two-places"],
  ])("prints the faults of the data as JSON: %s", async (...command) => {
    copyStarter(folder);
    const file = join(folder, "observations/jia.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace("value: 210.5", "value: nope"));
    const host = testHost({ cwd: folder });
    expect(await run([...command, "--data", ".", "--json"], host)).toBe(1);
    const { ok, diagnostics } = JSON.parse(host.out());
    expect([ok, diagnostics[0].code]).toEqual([false, "wrong-type"]);
    expect(existsSync(join(folder, "output"))).toBe(false);
  });
  it("exits 70 on a bug, with the place it came from", async () => {
    const host = testHost({
      stdout: {
        write() {
          throw new TypeError("broken pipe of a test");
        },
      },
    });
    expect(await run(["data", "--data", starter], host)).toBe(70);
    expect(host.err()).toContain("program.test.ts");
  });
});

describe("briefings check", () => {
  it("exits 0 on sound data and says how many figures there are", async () => {
    const host = testHost();
    expect(await run(["check", "--data", starter], host)).toBe(0);
    expect(host.err()).toContain("374 figures are sound");
    expect(host.out()).toBe("");
  });
  it("exits 1 with one located line a fault", async () => {
    copyStarter(folder);
    const file = join(folder, "observations/jia.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace("value: 210.5", 'value: "210.5"'));
    const host = testHost();
    expect(await run(["check", "--data", folder], host)).toBe(1);
    expect(host.err()).toMatch(/jia\.yaml:6:\d+ error \S+ .+/);
  });
  it("locates characters that no font has, in memos as well, and builds nothing of such data", async () => {
    copyStarter(join(folder, "data"));
    mkdirSync(join(folder, "data/memos"));
    writeFileSync(join(folder, "data/memos/a.yaml"), "title: |\n  关于𣒍村与🐎的通知\nkind: 无\n");
    const data = ["--data", join(folder, "data")];
    const host = testHost();
    expect(await run(["check", ...data, "--json"], host)).toBe(1);
    const { ok, diagnostics } = JSON.parse(host.out());
    const places = diagnostics.map(({ at, code }: { at: Position; code: string }) => [
      at.line,
      at.col,
      code,
    ]);
    expect([ok, places]).toEqual([
      false,
      [
        [2, 5, "unprintable-character"],
        [2, 9, "unprintable-character"],
      ],
    ]);
    const regions = join(folder, "data/regions.yaml");
    writeFileSync(regions, readFileSync(regions, "utf8").replace("甲县", "甲🐎县"));
    const builder = testHost();
    expect(await run(["build", ...data, "--out", join(folder, "out")], builder)).toBe(1);
    expect(builder.err()).toMatch(
      /regions\.yaml:4:16 error unprintable-character "🐎" \(U\+1F40E\)/,
    );
    expect(existsSync(join(folder, "out/index.html"))).toBe(false);
  });
  it("prints one JSON document on stdout with --json", async () => {
    const host = testHost();
    await run(["check", "--data", starter, "--json"], host);
    expect(JSON.parse(host.out())).toEqual({ ok: true, diagnostics: [] });
  });
});

describe("a briefing that makes no sense for its own places", () => {
  const NAMED = "regions: [jia]\nkind: pair";
  beforeEach(() => {
    copyStarter(join(folder, "data"));
    const file = join(folder, "data/briefings/two-places.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace("kind: comparison", NAMED));
  });
  it("is a located fault of check", async () => {
    const host = testHost({ cwd: folder });
    expect(await run(["check"], host)).toBe(1);
    expect(host.err()).toMatch(/^data\/briefings\/two-places\.yaml:2:10 error wrong-places .+/);
    expect(host.err()).toContain("1 errors");
    const json = testHost({ cwd: folder });
    expect(await run(["check", "--json"], json)).toBe(1);
    expect(JSON.parse(json.out())).toMatchObject({
      ok: false,
      diagnostics: [{ code: "wrong-places" }],
    });
  });
  it.each([["build"], ["view", "two-places"], ["memo"]])(
    "stops %s before anything is made",
    async (...argv) => {
      const host = testHost({ cwd: folder });
      expect(await run(argv, host)).toBe(1);
      expect(host.err()).toContain("two-places.yaml:2:10 error wrong-places");
      expect(host.out()).toBe("");
      expect(readdirSync(folder)).toEqual(["data"]);
    },
  );
});

describe("briefings build", () => {
  it("builds nothing from faulty data and leaves the output folder as it was", async () => {
    copyStarter(join(folder, "data"));
    writeFileSync(join(folder, "data/observations/yi.yaml"), "region: yi\nregion: yi\n");
    mkdirSync(join(folder, "output"));
    writeFileSync(join(folder, "output/kept.txt"), "as it was");
    const host = testHost({ cwd: folder });
    expect(await run(["build"], host)).toBe(1);
    expect(readdirSync(join(folder, "output"))).toEqual(["kept.txt"]);
    expect(host.err()).toContain("data/observations/yi.yaml:2:1 error");
  });
  it.each([
    [["build", "no-such-briefing"], "no-such-briefing"],
    [["build", "--regions", "jiaa"], "jia"],
    [["build", "--lang", "fr"], "zh, en"],
  ])("names what there is when asked for what is not there: %j", async (argv, hint) => {
    const host = testHost();
    expect(await run([...argv, "--data", starter], host)).toBe(2);
    expect(host.err()).toContain(hint);
  });
});

describe("briefings compare", () => {
  it("prints cells, groups and notes as JSON", async () => {
    const host = testHost();
    const argv = ["compare", "gross_regional_product", "--data", starter, "--json"];
    expect(await run(argv, host)).toBe(0);
    const { cells, groups } = JSON.parse(host.out());
    expect(
      cells.map((cell: { region: string; value: number }) => [cell.region, cell.value]),
    ).toEqual([
      ["jia", 210.5],
      ["yi", 186.2],
    ]);
    expect(groups[0]).toMatchObject({ grade: "caveat", ranks: { jia: 1, yi: 2 } });
  });
  it("marks both figures of a contradiction, and names bases and scopes", async () => {
    for (const [path, text] of Object.entries(FIXTURE)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const host = testHost();
    expect(await run(["compare", "insured", "--json", "--data", folder], host)).toBe(0);
    const { cells } = JSON.parse(host.out());
    expect(cells[0].figures).toMatchObject([
      { value: 95, conflict: true },
      { value: 96, conflict: true },
    ]);
    const tables = await Promise.all(
      [["new_jobs"], ["output", "--measure", "growth"]].map(async (asked) => {
        const table = testHost();
        expect(await run(["compare", ...asked, "--data", folder], table)).toBe(0);
        return table.out();
      }),
    );
    expect(tables).toEqual([expect.stringContaining("城镇"), expect.stringContaining("扣除退税")]);
  });
  it("suggests the place that was meant", async () => {
    const host = testHost();
    const argv = ["compare", "new_urban_jobs", "--regions", "jai", "--data", starter];
    expect(await run(argv, host)).toBe(2);
    expect(host.err()).toContain("jia");
  });
  it("suggests the indicator that was meant", async () => {
    const host = testHost();
    expect(await run(["compare", "new_urban_job", "--data", starter], host)).toBe(2);
    expect(host.err()).toContain("new_urban_jobs");
  });
});

describe("briefings sources", () => {
  it("proves the starter against its documents", async () => {
    const host = testHost();
    expect(await run(["sources", join(starter, "sources"), "--data", starter], host)).toBe(0);
    expect(host.err()).toContain("jia: 186 of 186 figures proved");
  });
});

describe("briefings init", () => {
  it("lays out a dataset that is sound", async () => {
    const target = join(folder, "mine");
    expect(await run(["init", target], testHost())).toBe(0);
    expect(await run(["check", "--data", target], testHost())).toBe(0);
  });
  it("leaves alone a folder that holds something", async () => {
    writeFileSync(join(folder, "mine.txt"), "");
    expect(await run(["init", folder], testHost())).toBe(2);
    expect(readdirSync(folder)).toEqual(["mine.txt"]);
  });
});

describe("briefings memo", () => {
  it("tells every fault of the folder of memos, and makes nothing", async () => {
    const data = join(folder, "data");
    copyStarter(data);
    mkdirSync(join(data, "memos"));
    const memo = readFileSync(new URL("../../cases/memo/nul-title.yaml", import.meta.url));
    for (const name of ["a.yaml", "a.YML", "b.yml", "c.yaml~"])
      writeFileSync(join(data, "memos", name), memo);
    mkdirSync(join(data, "memos/d.yaml"));
    const host = testHost();
    expect(await run(["memo", "--data", data, "--out", join(folder, "out")], host)).toBe(1);
    const faults = Array.from(
      host.err().matchAll(/memos\/(\S+:\d+:\d+ \w+ [a-z-]+) /g),
      ([, f]) => f,
    );
    expect(faults.sort()).toEqual([
      "a.YML:4:8 error control-character",
      "a.yaml:1:1 error repeated-file",
      "a.yaml:4:8 error control-character",
      "b.yml:4:8 error control-character",
      "c.yaml~:1:1 warning file-left-out",
      "d.yaml:1:1 error not-a-file",
    ]);
    expect(readdirSync(folder)).toEqual(["data"]);
  });
});

describe("briefings check", () => {
  it("shows escapes of the terminal in names of files", async () => {
    const data = join(folder, "data");
    copyStarter(data);
    writeFileSync(join(data, "observations", "\u001b[2J\n::error::.yaml"), "a: 1\n");
    const host = testHost();
    expect(await run(["check", "--data", data], host)).toBe(1);
    expect(host.err()).toContain("/observations/\\x1b[2J\\n::error::.yaml:1:1 error");
    expect(host.err()).not.toContain("\u001b");
  });

  it("tells what is left out also where a build goes on", async () => {
    const data = join(folder, "data");
    copyStarter(data);
    writeFileSync(join(data, "observations/jia.yaml.bak"), "");
    const host = testHost();
    expect(await run(["data", "--data", data], host)).toBe(0);
    expect(host.err()).toContain("jia.yaml.bak:1:1 warning file-left-out");
  });
});
