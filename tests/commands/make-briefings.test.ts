import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readState } from "../../src/build/cache/state.ts";
import { makeBriefings } from "../../src/commands/make-briefings.ts";
import type { ProgressView } from "../../src/commands/progress.ts";
import type { Shop } from "../../src/commands/shop.ts";
import { packageHome } from "../../src/host.ts";
import { loadStationery } from "../../src/stationery.ts";
import { testHost } from "./host.ts";

const DATA = fileURLToPath(new URL("../cases/time/revised", import.meta.url));
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

/** Builds as far as an earlier issue is opened. */
async function buildSince(since: string, out = "out"): Promise<unknown> {
  const shop = { stationery: await loadStationery(packageHome()) } as Shop;
  const progress = {
    notice: () => {},
    expect: () => {
      throw BEGUN;
    },
  } as unknown as ProgressView;
  const folder = join(cwd, out);
  const site = { folder, state: readState(folder), inputs: "", readInputs: async () => "" };
  const options = { ids: [], lang: ["zh"], data: DATA, out, since };
  const equipment = { site, shop, progress, onPrinted: () => {} };
  return makeBriefings(testHost({ cwd }), options, equipment).catch((fault) => fault);
}

const REFUSED = expect.objectContaining({ code: "USAGE" });

describe("makeBriefings(host, { since, out }, equipment)", () => {
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
});
