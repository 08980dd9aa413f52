import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeBriefings } from "../../../src/app/build/make-briefings.ts";
import type { BuildProgress } from "../../../src/app/build/model.ts";
import type { Parts } from "../../../src/app/parts.ts";
import { loadDesign } from "../../../src/design.ts";
import { packageHome } from "../../../src/package.ts";
import { openFileHashes } from "../../../src/store/file-hashes.ts";
import { openFolder } from "../../../src/store/store.ts";
import { testEnvironment } from "../environment.ts";

const DATA = fileURLToPath(new URL("../../cases/time/revised", import.meta.url));
/** Thrown where a build would begin to make something. */
const BEGUN = new Error("The build went on.");

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "briefings-issue-"));
  for (const name of ["out", "before"]) {
    mkdirSync(join(cwd, name, "data"), { recursive: true });
    writeFileSync(join(cwd, name, "manifest.json"), JSON.stringify({ outputs: [] }));
    writeFileSync(join(cwd, name, "data/figures.json"), "[]");
  }
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

/** Builds as far as an earlier edition is opened. */
async function buildSince(since: string, out = "out", notices: string[] = []): Promise<unknown> {
  const parts = { design: await loadDesign(packageHome()) } as Parts;
  const progress: BuildProgress = {
    begin: async () => {},
    told: () => {},
    leftOut: () => {},
    expect: () => {
      throw BEGUN;
    },
    show: () => {},
  };
  const hashes = openFileHashes();
  const store = openFolder(join(cwd, out), hashes);
  const site = {
    store,
    hashes,
    inputs: "",
    readInputs: async () => "",
    readCommon: async () => "",
  };
  const options = { ids: [], lang: ["zh"], data: DATA, out, since };
  const making = { site, parts, progress, onPrinted: () => {} };
  const environment = testEnvironment({ cwd, notice: (line) => notices.push(line) });
  return makeBriefings(options, environment, making).catch((fault) => fault);
}

const REFUSED = expect.objectContaining({ code: "USAGE" });

describe("makeBriefings({ since, out }, environment, making)", () => {
  it.each(["out", "./out/", "out/manifest.json", "before/../out"])(
    "refuses to tell the change to what it writes to: --since %s",
    async (since) => {
      expect(await buildSince(since)).toEqual(REFUSED);
    },
  );

  it("refuses it by its whole path as well, and by a link on either side", async () => {
    expect(await buildSince(join(cwd, "out"))).toEqual(REFUSED);
    symlinkSync("out", join(cwd, "link"));
    expect(await buildSince("link")).toEqual(REFUSED);
    expect(await buildSince("out", "link")).toEqual(REFUSED);
  });

  it("goes on with any other folder, also where the output is not there yet", async () => {
    expect(await buildSince("before")).toBe(BEGUN);
    expect(await buildSince("out", "new")).toBe(BEGUN);
    expect(await buildSince("out", "out/below")).toBe(BEGUN);
  });

  it.each([
    ["no build is there", "nowhere"],
    ["no build is there", "nowhere/manifest.json"],
    ["no build is there", "before/data"],
    ["the build there is of some briefings, without the figures", "some"],
  ])("takes it for a first night where %s, and says so once: --since %s", async (why, since) => {
    mkdirSync(join(cwd, "some"));
    writeFileSync(join(cwd, "some/manifest.json"), JSON.stringify({ outputs: [] }));
    const notices: string[] = [];
    expect(await buildSince(since, "out", notices)).toBe(BEGUN);
    expect(notices).toEqual([
      `--since ${since}: ${why}; pages say nothing of changes, as on the first night`,
    ]);
  });

  it("refuses a manifest that is damaged", async () => {
    writeFileSync(join(cwd, "before/manifest.json"), "{");
    expect(await buildSince("before")).toEqual(
      expect.objectContaining({ code: "INPUT_UNREADABLE" }),
    );
  });
});
